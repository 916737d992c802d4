import { type Locale, instantText, make } from '#libs/platform';
import { type PresenceRefusal, PresenceRefused } from './presence.types.js';

/** A refusal, and what its text needs. */
export interface PresenceRefusalFacts {
  readonly kind: 'REFUSED';
  readonly code: PresenceRefusal;
  readonly at?: Temporal.Instant;
  readonly zone?: string;
  /** The venue where the person is expected. */
  readonly venue?: string;
  /** A text that is more exact than that of the code. */
  readonly message?: string;
}

export const refusal = (code: PresenceRefusal, more: Omit<PresenceRefusalFacts, 'kind' | 'code'> = {}) =>
  ({ kind: 'REFUSED', code, ...more }) as const;

/** Refusals for people: what happened and what to do next. `at` is a moment, `venue` a name. */
const texts: Record<Locale, Record<PresenceRefusal, string>> = {
  fr: {
    NOT_FOUND: 'Aucune réservation ne porte ce code. Vérifiez-le.',
    NO_CHECK_IN_HERE: 'Personne ne signale son arrivée dans ce lieu : installez-vous, tout est en ordre.',
    TOO_EARLY: 'C’est trop tôt : ce sera possible à partir du {at}.',
    TOO_LATE: 'C’était possible jusqu’au {at}. Adressez-vous à l’accueil du lieu.',
    WRONG_CODE: 'Ce code n’est pas le bon, ou il a changé. Saisissez celui qui est affiché maintenant.',
    OTHER_VENUE: 'Votre réservation est ailleurs : rendez-vous à {venue}.',
    NOT_LIVE: 'Cette réservation n’est plus en cours. Consultez-la dans votre agenda.',
    NOT_CHECKED_IN: 'Aucune arrivée n’est notée pour cette réservation.',
    LEFT_ALREADY: 'Le départ est déjà noté pour cette réservation.',
    NOT_A_NO_SHOW: 'Aucune absence n’est notée pour cette réservation.',
    CONTESTED_ALREADY: 'Cette absence est déjà contestée. Attendez la réponse du lieu.',
    ANSWERED_ALREADY: 'Une réponse a déjà été donnée. L’administration du réseau peut encore la revoir.',
    NO_PAPER_LIST: 'Ce lieu ne tient pas de liste papier. Changez cela dans la page du lieu.',
    NOT_ON_THE_LIST: 'Un code de la liste n’est pas une réservation de ce jour dans ce lieu. Corrigez la liste.',
    NOTHING_TO_RECONFIRM: 'Cette réservation n’attend pas de confirmation.',
    NOTHING_FREE: 'Aucune place n’est libre ici pour la prochaine heure. Cherchez une place ailleurs.',
    NO_SUCH_MEMBER: 'Aucun membre du réseau n’a cette adresse ou cette réservation. Vérifiez la saisie.',
    CANNOT_BOOK: 'Cette place ne peut pas être réservée maintenant. Demandez à l’accueil du lieu.',
    PRICE_CHANGED: 'Le prix a changé. Rechargez la page pour voir celui d’aujourd’hui.',
    KEY_REUSED: 'Cette clé d’idempotence a déjà été utilisée pour une autre demande. Utilisez-en une nouvelle.',
  },
  en: {
    NOT_FOUND: 'No booking has this code. Check it.',
    NO_CHECK_IN_HERE: 'Nobody checks in at this venue: take your place, all is well.',
    TOO_EARLY: 'It is too early: this will be possible from {at}.',
    TOO_LATE: 'This was possible until {at}. Please ask the staff of the venue.',
    WRONG_CODE: 'This code is wrong, or it has changed. Enter the one that is shown now.',
    OTHER_VENUE: 'Your booking is elsewhere: go to {venue}.',
    NOT_LIVE: 'This booking is not under way any more. Look at it in your agenda.',
    NOT_CHECKED_IN: 'Nobody has checked in for this booking.',
    LEFT_ALREADY: 'It is already noted that this person left.',
    NOT_A_NO_SHOW: 'No no-show is recorded for this booking.',
    CONTESTED_ALREADY: 'This no-show is contested already. Wait for the answer of the venue.',
    ANSWERED_ALREADY: 'It has been answered already. The administrators of the network may still look at it again.',
    NO_PAPER_LIST: 'This venue keeps no paper list. Change that on the page of the venue.',
    NOT_ON_THE_LIST: 'A code of the list is not a booking of this day at this venue. Correct the list.',
    NOTHING_TO_RECONFIRM: 'This booking does not wait to be reconfirmed.',
    NOTHING_FREE: 'Nothing is free here for the next hour. Look for a place elsewhere.',
    NO_SUCH_MEMBER: 'No member of the network has this address or this booking. Check what you entered.',
    CANNOT_BOOK: 'This place cannot be booked now. Please ask the staff of the venue.',
    PRICE_CHANGED: 'The price has changed. Reload the page to see today’s.',
    KEY_REUSED: 'This idempotency key has already been used for another request. Use a new one.',
  },
};

export function presenceRefused(
  locale: Locale,
  { code, at, zone, venue, message }: PresenceRefusalFacts,
): PresenceRefused {
  const text = (message ?? texts[locale][code])
    .replace('{at}', at && zone ? instantText(at, zone, locale) : '')
    .replace('{venue}', venue ?? '');
  return make(PresenceRefused, { code, message: text, at: at ?? null });
}
