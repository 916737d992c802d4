import { type Locale } from '#libs/platform';
import { type FileRefusal } from './photos.types.js';

export const refusalTexts: Record<Locale, Record<FileRefusal, string>> = {
  fr: {
    NOT_FOUND: 'Introuvable parmi les lieux où vous travaillez.',
    FILE_UNUSABLE: 'Ce fichier n’est pas utilisable : envoyez-le à nouveau.',
    TOO_MANY: 'Il y en a déjà trop : 20 photos et 10 documents au plus. Retirez-en d’abord.',
    ORDER_CHANGED: 'Les photos ont changé entre-temps. Rechargez la page, puis réessayez.',
  },
  en: {
    NOT_FOUND: 'Not found among the venues you work for.',
    FILE_UNUSABLE: 'This file cannot be used: send it again.',
    TOO_MANY: 'There are too many already: at most 20 photos and 10 documents. Remove some first.',
    ORDER_CHANGED: 'The photos have changed meanwhile. Reload the page, then try again.',
  },
};
export const textMissing: Record<Locale, string> = {
  fr: 'Dites ce que montre la photo, en français ou en anglais.',
  en: 'Say what the photo shows, in French or in English.',
};
