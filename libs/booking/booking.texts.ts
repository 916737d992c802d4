import { type Locale } from '#libs/platform';
import { type RefusalCode } from './booking.types.js';

/** What a refusal tells a person to do. */
const refusals: Record<Locale, Record<RefusalCode, string>> = {
  fr: {
    TOKEN_INVALID: 'Cette proposition n’est pas valable. Dites à nouveau votre besoin.',
    TOKEN_OF_ANOTHER_MEMBER:
      'Cette proposition a été faite à quelqu’un d’autre. Dites votre besoin pour recevoir la vôtre.',
    ALREADY_BOOKED_THEN: 'Vous avez déjà une réservation à ce moment-là. Annulez-la ou choisissez une autre heure.',
    TOO_MANY_BOOKINGS: 'Vous avez réservé très souvent dans l’heure. Attendez un peu avant de recommencer.',
    VENUE_CLOSED: 'Le lieu est fermé à ce moment-là. Choisissez une autre heure.',
    SPACE_WITHDRAWN: 'Cet espace n’est plus proposé. Dites à nouveau votre besoin.',
    SPACE_TOO_SMALL: 'Cet espace n’a plus assez de places pour votre groupe. Dites à nouveau votre besoin.',
    OWN_BOOKING_TOO_CLOSE:
      'Votre propre réservation de cet espace est trop proche : il faut du temps pour le préparer entre les deux. Choisissez une autre heure.',
    NO_PRICE: 'Cet espace n’a pas de prix en ce moment et ne peut pas être réservé. Essayez un autre espace.',
    PASS_IN_USE:
      'D’autres réservations se font en ce même moment avec votre compte ou votre formule. Rien n’a été réservé : réessayez dans une minute.',
    IN_THE_PAST: 'Ce moment est passé. Choisissez une heure à venir.',
    TOO_SOON: 'Il faut réserver cet espace un peu plus à l’avance. Choisissez une heure plus tardive.',
    BEYOND_HORIZON: 'On ne réserve pas encore si longtemps à l’avance. Choisissez une date plus proche.',
    OFF_GRID: 'Les réservations commencent et finissent au quart d’heure.',
    TOO_SHORT: 'C’est plus court que la durée minimale de cet espace.',
    TOO_LONG: 'C’est plus long que la durée maximale de cet espace.',
    KEY_REUSED: 'Cette clé d’idempotence a déjà servi à une autre demande. Utilisez-en une nouvelle.',
    NOT_MADE: 'Cette demande n’est pas arrivée : rien n’est réservé.',
    NOT_FOUND: 'Aucune de vos réservations ne porte ce code.',
    ALREADY_CANCELLED: 'Cette réservation est déjà annulée.',
    TOO_LATE_TO_CANCEL: 'L’annulation gratuite n’est plus possible pour cette réservation.',
  },
  en: {
    TOKEN_INVALID: 'This offer is not valid. Say your need again.',
    TOKEN_OF_ANOTHER_MEMBER: 'This offer was made to somebody else. Say your need to get your own.',
    ALREADY_BOOKED_THEN: 'You already have a booking at that time. Cancel it or choose another time.',
    TOO_MANY_BOOKINGS: 'You booked very often this hour. Wait a little before trying again.',
    VENUE_CLOSED: 'The venue is closed at that time. Choose another time.',
    SPACE_WITHDRAWN: 'This space is no longer offered. Say your need again.',
    SPACE_TOO_SMALL: 'This space no longer has enough seats for your group. Say your need again.',
    OWN_BOOKING_TOO_CLOSE:
      'Your own booking of this space is too close: the space needs time to be prepared in between. Choose another time.',
    NO_PRICE: 'This space has no price at the moment and cannot be booked. Try another space.',
    PASS_IN_USE:
      'Other bookings are being made right now with your account or your pass. Nothing was booked: try again in a minute.',
    IN_THE_PAST: 'That time has passed. Choose one to come.',
    TOO_SOON: 'This space has to be booked a little further ahead. Choose a later time.',
    BEYOND_HORIZON: 'One cannot book that far ahead yet. Choose a nearer date.',
    OFF_GRID: 'Bookings start and end on the quarter of an hour.',
    TOO_SHORT: 'This is shorter than this space’s minimum.',
    TOO_LONG: 'This is longer than this space’s maximum.',
    KEY_REUSED: 'This idempotency key was used for another request. Use a new one.',
    NOT_MADE: 'This request did not arrive: nothing is booked.',
    NOT_FOUND: 'None of your bookings has this code.',
    ALREADY_CANCELLED: 'This booking is cancelled already.',
    TOO_LATE_TO_CANCEL: 'Free cancellation is over for this booking.',
  },
};

export const refusalText = (locale: Locale, code: RefusalCode): string => refusals[locale][code];
