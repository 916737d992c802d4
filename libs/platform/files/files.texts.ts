import { type Locale } from '../graphql/viewer.js';
import { type PictureFault } from './picture-sizes.js';
import { type PdfFault } from './pdf-faults.js';
import { type UploadRefusal } from './receive-file.js';

/** Why a file was refused after it was read in full. */
export type FileFault = PictureFault | PdfFault | 'ERASED';
type Reason = UploadRefusal | FileFault | 'SIGN_IN' | 'NOT_FOUND' | 'TOO_OFTEN' | 'TOO_MANY_AT_ONCE' | 'NO_BODY';

export const fileTexts: Record<Locale, Record<Reason, string>> = {
  fr: {
    SIGN_IN: 'Connectez-vous pour envoyer un fichier.',
    NOT_FOUND: 'Il n’y a pas de fichier à cette adresse.',
    TOO_OFTEN: 'Vous avez envoyé trop de fichiers. Réessayez dans une heure.',
    TOO_MANY_AT_ONCE: 'Attendez la fin de vos autres envois.',
    NO_BODY: 'Envoyez le fichier lui-même, avec le type application/octet-stream.',
    NOT_YOURS: 'Vous ne pouvez pas envoyer de fichier ici.',
    EMPTY: 'Ce fichier est vide. Choisissez-en un autre.',
    TOO_LARGE: 'Ce fichier est trop lourd : 15 Mo au plus pour une photo, 10 Mo pour un PDF.',
    WRONG_TYPE: 'Ce type de fichier n’est pas accepté. Envoyez une photo JPEG, PNG ou WebP, ou un document PDF.',
    HEIC: 'Les photos HEIC ne sont pas lisibles partout. Sur iPhone : Réglages, Appareil photo, Formats, « Le plus compatible », ou exportez la photo en JPEG.',
    SVG: 'Les dessins SVG ne sont pas acceptés. Exportez-les en PNG.',
    QUOTA_REACHED: 'Il n’y a plus de place pour vos fichiers. Supprimez-en, puis réessayez.',
    BROKEN_OFF: 'L’envoi s’est interrompu. Réessayez.',
    DISK_FULL: 'Le serveur n’a plus de place. Rien n’a été enregistré ; réessayez plus tard.',
    UNREADABLE: 'Ce fichier est abîmé ou incomplet. Enregistrez-le à nouveau, puis envoyez-le.',
    TOO_MANY_PIXELS: 'Cette photo est trop grande : 50 millions de pixels au plus.',
    TOO_SMALL: 'Cette photo est trop petite : 16 pixels de côté au moins.',
    ACTIVE_CONTENT: 'Ce PDF contient un programme ou une pièce jointe. Imprimez-le en PDF, puis envoyez le résultat.',
    ERASED: 'Ce fichier a été effacé.',
  },
  en: {
    SIGN_IN: 'Sign in to send a file.',
    NOT_FOUND: 'There is no file at this address.',
    TOO_OFTEN: 'You have sent too many files. Try again in an hour.',
    TOO_MANY_AT_ONCE: 'Wait until your other uploads have ended.',
    NO_BODY: 'Send the file itself, with the type application/octet-stream.',
    NOT_YOURS: 'You may not send a file here.',
    EMPTY: 'This file is empty. Choose another one.',
    TOO_LARGE: 'This file is too large: at most 15 MB for a photo, 10 MB for a PDF.',
    WRONG_TYPE: 'This type of file is not accepted. Send a JPEG, PNG or WebP photo, or a PDF document.',
    HEIC: 'Not every browser can read HEIC photos. On an iPhone choose Settings, Camera, Formats, “Most Compatible”, or export the photo as JPEG.',
    SVG: 'SVG drawings are not accepted. Export them as PNG.',
    QUOTA_REACHED: 'There is no space left for your files. Delete some, then try again.',
    BROKEN_OFF: 'The upload broke off. Try again.',
    DISK_FULL: 'The server has no space left. Nothing was stored; try again later.',
    UNREADABLE: 'This file is damaged or incomplete. Save it again, then send it.',
    TOO_MANY_PIXELS: 'This photo is too large: at most 50 million pixels.',
    TOO_SMALL: 'This photo is too small: at least 16 pixels on each side.',
    ACTIVE_CONTENT: 'This PDF contains a program or an attached file. Print it as PDF and send the result.',
    ERASED: 'This file was erased.',
  },
};

export const fileText = (locale: Locale, reason: string): string =>
  fileTexts[locale][reason as Reason] ?? fileTexts[locale].UNREADABLE;
