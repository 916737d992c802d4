import { type Locale } from '#libs/platform';
import { type LegalRefusal } from './legal.types.js';

const texts: Record<Locale, Record<LegalRefusal, string>> = {
  fr: {
    IN_THE_PAST: 'Une page légale n’engage jamais pour le passé. Choisissez une date à venir.',
    TOO_FAR: 'Choisissez une date dans les deux ans.',
    PUBLISHED_MEANWHILE: 'Une autre version vient d’être publiée. Relisez-la avant de publier la vôtre.',
    BINDS_ALREADY: 'Cette version est déjà en vigueur ou retirée. Publiez-en une nouvelle.',
    NOT_BINDING: 'Cette version n’est pas en vigueur. Rechargez la page pour lire la bonne.',
  },
  en: {
    IN_THE_PAST: 'A legal page never binds for the past. Choose a date to come.',
    TOO_FAR: 'Choose a date within two years.',
    PUBLISHED_MEANWHILE: 'Another version was published just now. Read it before you publish yours.',
    BINDS_ALREADY: 'This version binds already or is withdrawn. Publish a new one.',
    NOT_BINDING: 'This version does not bind. Reload the page to read the right one.',
  },
};
export const legalRefusalText = (code: LegalRefusal, locale: Locale): string => texts[locale][code];
