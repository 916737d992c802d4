import { type Locale } from '#libs/platform';
import { type RefusalCode } from './refusal.types.js';

/** Refusals for people: what happened and what to do next. */
const refusals: Record<Locale, Record<RefusalCode, string>> = {
  fr: {
    TOKEN_INVALID: 'Cette proposition n’est pas valable. Refaites votre demande.',
    TOKEN_OF_ANOTHER_MEMBER: 'Cette proposition a été faite à quelqu’un d’autre. Faites votre propre demande.',
    ALREADY_BOOKED_THEN: 'Vous avez déjà une réservation à ce moment-là. Annulez-la ou choisissez une autre heure.',
    MEMBER_SUSPENDED:
      'Votre adhésion est suspendue : vous ne pouvez pas réserver. Écrivez à l’administration du réseau.',
    VENUE_BAN:
      'Ce lieu n’accepte plus vos réservations. Choisissez un autre lieu, ou écrivez à l’administration du réseau.',
    TOO_MANY_BOOKINGS: 'Vous avez fait trop de réservations cette heure-ci. Réessayez plus tard.',
    VENUE_CLOSED: 'Le lieu est fermé à ce moment-là. Choisissez une autre heure.',
    NOT_OPENED: 'Le lieu n’ouvre pas cet espace au pass à ce moment-là. Choisissez une autre heure.',
    OPENING_USED_UP:
      'Tout ce que le lieu ouvre au pass à ce moment-là est réservé. Choisissez une autre heure ou un autre espace.',
    SPACE_WITHDRAWN: 'Cet espace n’est plus proposé. Refaites votre demande.',
    SPACE_TOO_SMALL: 'Cet espace n’a plus assez de places pour votre groupe. Refaites votre demande.',
    OWN_BOOKING_TOO_CLOSE:
      'Votre propre réservation de cet espace est trop proche : il faut du temps entre deux réservations pour le préparer. Choisissez une autre heure.',
    NO_PRICE: 'Cet espace n’a pas de prix en ce moment et ne peut pas être réservé. Essayez un autre espace.',
    PASS_IN_USE:
      'D’autres réservations sont en cours avec votre compte ou votre formule. Rien n’a été réservé. Réessayez dans une minute.',
    IN_THE_PAST: 'Cette heure est passée. Choisissez une heure à venir.',
    TOO_SOON: 'Il faut réserver cet espace un peu plus à l’avance. Choisissez une heure plus tardive.',
    BEYOND_HORIZON: 'Les réservations ne sont pas encore ouvertes pour cette date. Choisissez une date plus proche.',
    OFF_GRID: 'Les réservations commencent et finissent au quart d’heure.',
    TOO_SHORT: 'C’est plus court que la durée minimale de cet espace.',
    TOO_LONG: 'C’est plus long que la durée maximale de cet espace.',
    KEY_REUSED: 'Cette clé d’idempotence a déjà été utilisée pour une autre demande. Utilisez-en une nouvelle.',
    NOT_MADE: 'Cette demande n’a pas été reçue. Rien n’est réservé.',
    NOT_FOUND: 'Aucune de vos réservations ne porte ce code.',
    ALREADY_CANCELLED: 'Cette réservation est déjà annulée.',
    TAKEN: 'Cette heure n’est plus libre. Choisissez-en une autre.',
    PRICE_CHANGED: 'Le prix a changé. Regardez le nouveau prix avant de réserver.',
    PASS_NEEDED: 'Cet espace demande un pass. Choisissez une formule, puis réservez.',
    OVER_CAP: 'Vous dépasseriez votre plafond du mois. Acceptez-le, ou réservez moins de dates.',
    NOT_A_SERIES: 'Cette réservation ne fait pas partie d’une série. Annulez-la seule.',
    SERIES_TIMES: 'Une série a de 2 à 26 réservations, toutes à des heures différentes.',
    APPROVAL_NEEDED:
      'Le lieu répond à chaque demande pour cet espace : faites une demande pour la nouvelle heure, puis annulez celle-ci.',
    TOO_MANY_REQUESTS:
      'Vous avez trop de demandes sans réponse. Retirez-en une, ou attendez une réponse avant d’en faire une autre.',
    TOO_MANY_HOLDS: 'Vous gardez déjà d’autres espaces. Réservez-en un, ou libérez-le, avant d’en garder un autre.',
    HOLD_OVER: 'Cet espace n’est plus gardé pour vous. Refaites votre demande.',
    STILL_FREE: 'Cette heure est libre : réservez-la directement.',
    TOO_MANY_WAITS: 'Vous êtes déjà dans trop de listes d’attente. Quittez-en une avant d’en rejoindre une autre.',
    NOT_WAITING: 'Vous n’êtes plus dans cette liste d’attente. Il n’y a rien à faire.',
    REQUEST_NOT_FOUND: 'Aucune demande pour ce lieu ne porte ce code.',
    REQUEST_ENDED: 'Cette demande n’attend plus de réponse : elle a déjà une réponse, a été retirée ou a expiré.',
    MEMBER_BUSY:
      'Le membre a réservé autre chose à ce moment-là depuis sa demande. La demande est close et tout lui est rendu.',
    OTHER_TIME: 'Les espaces d’une même réservation ont tous la même heure. Ajoutez-en un pour cette heure.',
    OTHER_VENUE:
      'Les espaces d’une même réservation sont tous dans le même lieu. Faites une autre réservation pour l’autre lieu.',
    SPACES_OVERLAP: 'Deux de ces espaces sont le même, ou l’un fait partie de l’autre. Retirez-en un, puis réservez.',
    APPROVAL_ALONE:
      'Le lieu répond à chaque demande pour cet espace : retirez-le de la réservation et demandez-le seul.',
    SEVERAL_SPACES:
      'Une réservation de plusieurs espaces ne se déplace pas. Annulez-la, puis réservez à la nouvelle heure.',
    WITH_MENTOR:
      'Cette salle est réservée pour un rendez-vous avec un mentor. Déplacez le rendez-vous : la salle le suit.',
    MENTOR_TAKEN: 'Ce mentor n’est plus libre à cette heure. Choisissez une autre heure ou un autre mentor.',
    MENTOR_FULL: 'Ce mentor n’a plus de temps pour de nouveaux rendez-vous. Choisissez un autre mentor.',
    TOO_MANY_APPOINTMENTS:
      'Vous avez trop de demandes de rendez-vous sans réponse. Retirez-en une, ou attendez une réponse avant d’en faire une autre.',
    SUBJECT_ASKED:
      'Vous avez déjà une demande sans réponse sur ce sujet. Attendez la réponse, ou retirez-la pour en faire une autre.',
    QUESTION_NEEDED: 'Écrivez votre question au mentor, de 20 à 1 000 caractères : elle lui permet de vous aider.',
    APPOINTMENT_NOT_FOUND: 'Aucun de vos rendez-vous ne porte ce code.',
    APPOINTMENT_OVER: 'Ce rendez-vous a déjà commencé, est terminé ou est annulé.',
    CANCEL_THE_ROOM: 'Annulez la réservation de la salle, qui a ses conditions : le rendez-vous est annulé avec elle.',
    ANSWER_IT: 'Cette demande attend votre réponse : acceptez-la, refusez-la ou proposez une autre heure.',
    REASON_TOO_LONG: 'Le motif a 300 caractères au plus, sur une ligne.',
    NOT_STAFF: 'Seule l’équipe de ce lieu peut y réserver pour quelqu’un.',
    COSTS_MEMBER_MORE: 'Le membre paierait plus qu’avant : ce n’est possible que s’il déplace sa réservation lui-même.',
    NOT_FREE: 'Cette heure n’est pas libre dans cet espace. Choisissez une autre heure ou un autre espace.',
    NO_SUCH_MEMBER: 'Aucun membre du réseau n’a cette adresse ou cette référence. Vérifiez la saisie.',
    NOT_MOVABLE: 'Cette réservation ne peut plus être déplacée. Annulez-la ou réservez une autre heure.',
    TOO_LATE_TO_MOVE: 'On déplace une réservation tant que l’annulation est gratuite : ce n’est plus le cas.',
    SAME_TIME: 'Votre réservation est déjà à cette heure et dans cet espace. Choisissez une autre heure.',
    PROOF_NEEDED:
      'Il manque une attestation, l’âge demandé à cette heure, ou l’accord de votre responsable légal. Regardez votre compte.',
    TOO_LATE_TO_CANCEL: 'Cette réservation a commencé ou est terminée : elle ne peut plus être annulée.',
    ANSWER_THE_REQUEST: 'C’est une demande qui attend votre réponse : acceptez-la ou refusez-la.',
    NOT_BOOKED_HERE: 'Aucune réservation de votre lieu ne porte ce code.',
    ENDED_BEFORE_CANCELLING: 'Cette réservation est en cours ou terminée : elle ne peut plus être annulée.',
    WITHDRAWAL_OVER:
      'Le délai de rétractation est passé. Vous pouvez encore annuler, aux conditions de la réservation.',
    EXPRESS_REQUEST_MADE:
      'Vous avez demandé que le service commence avant la fin du délai de rétractation. Vous pouvez annuler, aux conditions de la réservation.',
  },
  en: {
    TOKEN_INVALID: 'This offer is not valid. Search again.',
    TOKEN_OF_ANOTHER_MEMBER: 'This offer was made to somebody else. Search to get your own offer.',
    ALREADY_BOOKED_THEN: 'You already have a booking at that time. Cancel it or choose another time.',
    VENUE_BAN:
      'This venue no longer accepts your bookings. Choose another venue, or write to the administrators of the network.',
    MEMBER_SUSPENDED: 'Your membership is suspended: you cannot book. Write to the administrators of the network.',
    TOO_MANY_BOOKINGS: 'You made too many bookings this hour. Try again later.',
    VENUE_CLOSED: 'The venue is closed at that time. Choose another time.',
    NOT_OPENED: 'The venue does not open this space to the pass at that time. Choose another time.',
    OPENING_USED_UP:
      'Everything that the venue opens to the pass at that time is booked. Choose another time or another space.',
    SPACE_WITHDRAWN: 'This space is no longer offered. Search again.',
    SPACE_TOO_SMALL: 'This space no longer has enough seats for your group. Search again.',
    OWN_BOOKING_TOO_CLOSE:
      'Your own booking of this space is too close: the space needs time between two bookings to be prepared. Choose another time.',
    NO_PRICE: 'This space has no price at the moment and cannot be booked. Try another space.',
    PASS_IN_USE:
      'Other bookings are being made right now with your account or your pass. Nothing was booked. Try again in a minute.',
    IN_THE_PAST: 'That time has passed. Choose a later time.',
    TOO_SOON: 'This space must be booked further ahead. Choose a later time.',
    BEYOND_HORIZON: 'Bookings for that date are not possible yet. Choose an earlier date.',
    OFF_GRID: 'Bookings start and end on the quarter of an hour.',
    TOO_SHORT: 'This is shorter than this space’s minimum.',
    TOO_LONG: 'This is longer than this space’s maximum.',
    KEY_REUSED: 'This idempotency key has already been used for another request. Use a new one.',
    NOT_MADE: 'This request was not received. Nothing is booked.',
    NOT_FOUND: 'None of your bookings has this code.',
    ALREADY_CANCELLED: 'This booking is already cancelled.',
    TAKEN: 'That time is no longer free. Choose another one.',
    PRICE_CHANGED: 'The price has changed. Look at the new price before you book.',
    PASS_NEEDED: 'This space requires a pass. Choose a plan, then book.',
    OVER_CAP: 'You would exceed your monthly limit. Accept that, or book fewer dates.',
    NOT_A_SERIES: 'This booking is not part of a series. Cancel it on its own.',
    SERIES_TIMES: 'A series has 2 to 26 bookings, all at different times.',
    APPROVAL_NEEDED: 'The venue answers each request for this space: request the new time, then cancel this booking.',
    TOO_MANY_REQUESTS:
      'Too many of your requests wait for an answer. Withdraw one, or wait for an answer before you make another.',
    TOO_MANY_HOLDS: 'You keep other spaces already. Book one or give it back before you keep another.',
    HOLD_OVER: 'This space is no longer kept for you. Search again.',
    STILL_FREE: 'This time is free: book it directly.',
    TOO_MANY_WAITS: 'You are in too many waiting lists. Leave one before you join another.',
    NOT_WAITING: 'You are no longer in this waiting list. There is nothing to do.',
    REQUEST_NOT_FOUND: 'No request for this venue has this code.',
    REQUEST_ENDED: 'This request no longer waits for an answer: it was answered or withdrawn, or it has expired.',
    MEMBER_BUSY:
      'The member has booked something else at that time since asking. The request is closed and refunded in full.',
    OTHER_TIME: 'All spaces of a booking are for the same time. Add one for this time.',
    OTHER_VENUE: 'All spaces of a booking are in the same venue. Make another booking for the other venue.',
    SPACES_OVERLAP: 'Two of these spaces are the same, or one is part of the other. Remove one, then book.',
    APPROVAL_ALONE:
      'The venue answers each request for this space: remove it from the booking and request it on its own.',
    WITH_MENTOR: 'This room is booked for an appointment with a mentor. Move the appointment: the room comes along.',
    MENTOR_TAKEN: 'This mentor is no longer free at that time. Choose another time or another mentor.',
    MENTOR_FULL: 'This mentor has no time left for new appointments. Choose another mentor.',
    TOO_MANY_APPOINTMENTS:
      'You have too many requests for appointments without an answer. Withdraw one, or wait for an answer before you make another.',
    SUBJECT_ASKED:
      'You have a request without an answer on this subject already. Wait for the answer, or withdraw it to make another.',
    QUESTION_NEEDED: 'Write your question to the mentor, 20 to 1,000 characters: with it they can help you.',
    APPOINTMENT_NOT_FOUND: 'None of your appointments has this code.',
    APPOINTMENT_OVER: 'This appointment has begun, is over or is cancelled.',
    CANCEL_THE_ROOM: 'Cancel the booking of the room, which has terms: the appointment is cancelled with it.',
    ANSWER_IT: 'This request waits for your answer: accept it, refuse it or propose another time.',
    REASON_TOO_LONG: 'The reason has at most 300 characters, on one line.',
    SEVERAL_SPACES: 'A booking of several spaces cannot be moved. Cancel it, then book at the new time.',
    NOT_STAFF: 'Only the staff of this venue can book there for somebody.',
    COSTS_MEMBER_MORE: 'The member would pay more than before: only they can move their booking there.',
    NOT_FREE: 'That time is not free in that space. Choose another time or another space.',
    NO_SUCH_MEMBER: 'No member of the network has this address or this reference. Check what you entered.',
    NOT_MOVABLE: 'This booking can no longer be moved. Cancel it or book another time.',
    TOO_LATE_TO_MOVE: 'A booking can be moved while cancelling it is free, which is over.',
    SAME_TIME: 'Your booking already has this time and space. Choose another time.',
    PROOF_NEEDED:
      'A certificate, the age required at that time, or the agreement of your guardian is missing. See your account.',
    TOO_LATE_TO_CANCEL: 'This booking has started or is over: it can no longer be cancelled.',
    ANSWER_THE_REQUEST: 'This is a request that waits for your answer: accept or refuse it.',
    NOT_BOOKED_HERE: 'No booking of your venue has this code.',
    ENDED_BEFORE_CANCELLING: 'This booking is in use or over: it can no longer be cancelled.',
    WITHDRAWAL_OVER: 'The withdrawal period is over. You can still cancel, on the terms of the booking.',
    EXPRESS_REQUEST_MADE:
      'You asked that the service begin before the end of the withdrawal period. You can cancel, on the terms of the booking.',
  },
};

export const refusalText = (locale: Locale, code: RefusalCode): string => refusals[locale][code];

export const movingTexts: Record<Locale, { taken: string }> = {
  fr: { taken: 'Cette heure vient d’être prise. Votre réservation reste où elle est : choisissez une autre heure.' },
  en: { taken: 'That time has just been taken. Your booking stays where it is: choose another time.' },
};
