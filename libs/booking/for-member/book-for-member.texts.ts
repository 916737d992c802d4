import { type Locale } from '#libs/platform';
import { refusalText } from '../booking.texts.js';
import { type RefusalCode } from '../refusal.types.js';

/** Refusals about a member, for the staff of a venue who book for them. */
const aboutMember: Record<Locale, Partial<Record<RefusalCode, string>>> = {
  fr: {
    ALREADY_BOOKED_THEN: 'Ce membre a déjà une réservation à ce moment-là. Choisissez une autre heure.',
    MEMBER_BUSY: 'Ce membre est attendu ailleurs à ce moment-là. Choisissez une autre heure.',
    SAME_TIME: 'La réservation est déjà à cette heure et dans cet espace.',
    NOT_MOVABLE: 'Cette réservation a commencé, est terminée ou attend une réponse : elle ne peut pas être déplacée.',
    MEMBER_SUSPENDED: 'L’adhésion de ce membre est suspendue : rien ne peut être réservé pour lui.',
    VENUE_BAN: 'Votre lieu n’accepte plus les réservations de ce membre. Levez d’abord cette décision.',
    TOO_MANY_BOOKINGS: 'Trop de réservations ont été faites pour ce membre cette heure-ci. Réessayez plus tard.',
    TOO_MANY_REQUESTS: 'Trop de demandes de ce membre attendent une réponse.',
    OWN_BOOKING_TOO_CLOSE: 'Une réservation de ce membre dans cet espace est trop proche. Choisissez une autre heure.',
    PASS_NEEDED: 'Cet espace demande un pass, que ce membre n’a pas. Il doit d’abord choisir une formule.',
    PROOF_NEEDED:
      'Il manque à ce membre quelque chose pour réserver ici : il le voit dans son compte et le complète lui-même.',
    OVER_CAP: 'Ce membre dépasserait son plafond du mois. Lui seul peut l’accepter, en réservant lui-même.',
    PASS_IN_USE: 'D’autres réservations de ce membre sont en cours. Rien n’a été réservé. Réessayez dans une minute.',
  },
  en: {
    ALREADY_BOOKED_THEN: 'This member already has a booking at that time. Choose another time.',
    MEMBER_BUSY: 'This member is expected elsewhere at that time. Choose another time.',
    SAME_TIME: 'The booking already has this time and space.',
    NOT_MOVABLE: 'This booking has started, is over or waits for an answer: it cannot be moved.',
    MEMBER_SUSPENDED: 'The membership of this member is suspended: nothing can be booked for them.',
    VENUE_BAN: 'Your venue no longer accepts bookings of this member. Lift that decision first.',
    TOO_MANY_BOOKINGS: 'Too many bookings were made for this member this hour. Try again later.',
    TOO_MANY_REQUESTS: 'Too many requests of this member wait for an answer.',
    OWN_BOOKING_TOO_CLOSE: 'A booking of this space by this member is too close. Choose another time.',
    PASS_NEEDED: 'This space requires a pass, which this member does not have. They have to choose a plan first.',
    PROOF_NEEDED: 'This member lacks something to book here: they see it in their account and complete it themselves.',
    OVER_CAP: 'This member would exceed their monthly limit. Only they can accept that, by booking themselves.',
    PASS_IN_USE: 'Other bookings of this member are being made. Nothing was booked. Try again in a minute.',
  },
};

export const refusalAboutMember = (locale: Locale, code: RefusalCode): string =>
  aboutMember[locale][code] ?? refusalText(locale, code);
