import { type Locale, make } from '#libs/platform';
import { type OpeningRefusal, OpeningRefused } from './openings.types.js';

/** Refusals for people: what happened and what to do next. */
const texts: Record<Locale, Record<OpeningRefusal, string>> = {
  fr: {
    NOT_FOUND: 'Introuvable dans les lieux où vous travaillez. Rechargez la page.',
    REVERSED: 'La fin doit venir après le début. Corrigez les heures.',
    OFF_GRID: 'Les heures doivent tomber sur un quart d’heure. Corrigez-les.',
    OVER_ALREADY: 'Ce moment est déjà passé. Choisissez une fin à venir.',
    TOO_LONG: 'Un usage propre dure au plus 31 jours. Fermez l’espace pour plus longtemps.',
    TOO_FAR_AHEAD: 'C’est trop loin dans le temps : au plus un an à l’avance. Choisissez une date plus proche.',
    TOO_MANY_SEATS: 'Cet espace n’a pas autant de places. Indiquez moins de places, ou aucune pour l’espace entier.',
    IMPORTED: 'Cet usage vient d’un agenda du lieu. Changez-le dans cet agenda, ou retirez l’agenda.',
    BUSY: 'Beaucoup de réservations se font ici en ce moment. Rien n’a été changé. Réessayez dans une minute.',
    BAD_ADDRESS: 'Cette adresse ne peut pas être lue. Copiez l’adresse secrète de l’agenda, qui commence par https://.',
    TOO_MANY_CALENDARS: 'Cet espace a déjà cinq agendas. Retirez-en un.',
    OPENINGS_OVERLAP: 'Deux ouvertures se chevauchent, ou l’une finit avant de commencer. Corrigez les heures.',
    SEATS_OR_HOURS:
      'Indiquez pour chaque ouverture un nombre de places ou un nombre de minutes par semaine, l’un des deux.',
    KEY_REUSED: 'Cette clé d’idempotence a déjà été utilisée pour une autre demande. Utilisez-en une nouvelle.',
    NO_SUCH_BOOKING: 'Aucune réservation de ce lieu ne porte ce code. Vérifiez-le.',
    IN_THE_TEAM: 'Cette personne est de l’équipe du lieu. Retirez-la d’abord de l’équipe.',
  },
  en: {
    NOT_FOUND: 'Not found in the venues where you work. Reload the page.',
    REVERSED: 'The end must come after the start. Correct the times.',
    OFF_GRID: 'Times must be on the quarter of an hour. Correct them.',
    OVER_ALREADY: 'That time has passed. Choose an end in the future.',
    TOO_LONG: 'An own use lasts at most 31 days. Close the space for longer times.',
    TOO_FAR_AHEAD: 'That is too far ahead: at most one year. Choose a nearer date.',
    TOO_MANY_SEATS: 'This space does not have so many seats. Enter fewer, or none for the whole space.',
    IMPORTED: 'This use comes from a calendar of the venue. Change it in that calendar, or remove the calendar.',
    BUSY: 'Many bookings are being made here right now. Nothing was changed. Try again in a minute.',
    BAD_ADDRESS: 'This address cannot be read. Copy the secret address of the calendar, which starts with https://.',
    TOO_MANY_CALENDARS: 'This space has five calendars already. Remove one.',
    OPENINGS_OVERLAP: 'Two openings overlap, or one ends before it begins. Correct the times.',
    SEATS_OR_HOURS: 'Enter for each opening a number of seats or a number of minutes a week, one of both.',
    KEY_REUSED: 'This idempotency key has already been used for another request. Use a new one.',
    NO_SUCH_BOOKING: 'No booking of this venue has this code. Check it.',
    IN_THE_TEAM: 'This person is in the team of the venue. Remove them from the team first.',
  },
};

/** @param message another text than that of the code */
export const refused = (locale: Locale, code: OpeningRefusal, message?: string): OpeningRefused =>
  make(OpeningRefused, { code, message: message ?? texts[locale][code] });
