import { type Locale } from '#libs/platform';

export const MENTORING_REFUSALS = [
  'NO_SUCH_MEMBER',
  'ALREADY_A_MENTOR',
  'NO_SUCH_MENTOR',
  'NOT_A_MENTOR',
  'CHARTER_FIRST',
  'CHANGED_SINCE',
  'UNKNOWN_SKILL',
  'LENGTH_OFF_GRID',
  'LINK_NEEDED',
  'PHONE_NEEDED',
  'BAD_LINK',
  'BAD_PAUSE',
  'BAD_DATE',
  'BAD_HOURS',
  'ABOUT_TOO_LONG',
  'NOT_ASKED',
  'ASK_ENDED',
  'BUSY_THEN',
  'FOUNDER_BUSY',
  'IN_THE_PAST',
  'TIMES_NEEDED',
  'REASON_TOO_LONG',
  'NOT_OVER_YET',
  'REPORTED_ALREADY',
  'TEXT_TOO_LONG',
  'APPOINTMENT_NOT_FOUND',
  'NOT_MOVABLE',
  'SAME_TIME',
  'TOO_LATE_TO_MOVE',
  'MOVE_TOO_SOON',
  'OFF_GRID',
  'BEYOND_HORIZON',
  'OUTSIDE_HOURS',
  'NOT_FREE_THEN',
  'MENTOR_FULL',
  'NO_ROOM_THEN',
  'MEMBER_SUSPENDED',
  'KEY_REUSED',
  'NOT_WAITING',
  'OFFERED_ALREADY',
  'BAD_ADDRESS',
  'THANKED_ALREADY',
] as const;
export type MentoringRefusal = (typeof MENTORING_REFUSALS)[number];

const texts: Record<MentoringRefusal, Record<Locale, string>> = {
  NO_SUCH_MEMBER: { fr: 'Aucun membre du réseau n’a cette référence. Vérifiez la saisie.', en: 'No member of the network has this id. Check it.' }, // prettier-ignore
  ALREADY_A_MENTOR: { fr: 'Cette personne est déjà mentor, ou déjà invitée.', en: 'This person is a mentor already, or invited.' }, // prettier-ignore
  NO_SUCH_MENTOR: { fr: 'Aucun mentor du réseau n’a cette référence.', en: 'No mentor of the network has this id.' },
  NOT_A_MENTOR: { fr: 'Le réseau ne vous a pas invité à être mentor.', en: 'The network has not invited you to be a mentor.' }, // prettier-ignore
  CHARTER_FIRST: { fr: 'Acceptez d’abord la charte et la confidentialité.', en: 'Accept the charter and confidentiality first.' }, // prettier-ignore
  CHANGED_SINCE: { fr: 'Ces réglages ont changé entre-temps. Relisez-les, puis recommencez.', en: 'These settings have changed meanwhile. Read them again, then repeat.' }, // prettier-ignore
  UNKNOWN_SKILL: { fr: 'Une des compétences n’est pas dans la liste. Choisissez-en une autre.', en: 'One of the skills is not in the list. Choose another one.' }, // prettier-ignore
  LENGTH_OFF_GRID: { fr: 'La durée est un multiple de 15 minutes.', en: 'The length is a multiple of 15 minutes.' },
  LINK_NEEDED: { fr: 'Donnez l’adresse de vos appels en visio.', en: 'Give the address of your video calls.' },
  PHONE_NEEDED: { fr: 'Donnez votre numéro de téléphone.', en: 'Give your phone number.' },
  BAD_LINK: {
    fr: 'L’adresse de vos appels commence par https://.',
    en: 'The address of your calls begins with https://.',
  },
  BAD_PAUSE: { fr: 'La pause finit avant de commencer. Vérifiez les dates.', en: 'The pause ends before it begins. Check the dates.' }, // prettier-ignore
  BAD_DATE: { fr: 'Cette date n’existe pas.', en: 'This date does not exist.' },
  BAD_HOURS: { fr: 'Les heures de fin sont après les heures de début.', en: 'Hours end after they begin.' },
  ABOUT_TOO_LONG: { fr: 'Votre présentation a 300 caractères au plus, sur une ligne.', en: 'Your introduction has at most 300 characters, on one line.' }, // prettier-ignore
  NOT_ASKED: { fr: 'Cette demande ne s’adresse pas à vous.', en: 'This request is not for you.' },
  ASK_ENDED: { fr: 'Cette demande n’attend plus de réponse : elle a déjà une réponse, a été retirée ou a expiré.', en: 'This request no longer waits for an answer: it has one, was withdrawn or expired.' }, // prettier-ignore
  BUSY_THEN: { fr: 'Vous avez pris un autre engagement à cette heure. Refusez, ou proposez une autre heure.', en: 'You have taken on something else at that time. Refuse, or propose another time.' }, // prettier-ignore
  FOUNDER_BUSY: { fr: 'La personne a réservé autre chose à cette heure depuis sa demande, qui est close.', en: 'The person has booked something else at that time since, so the request is closed.' }, // prettier-ignore
  IN_THE_PAST: { fr: 'Cette heure est passée. Proposez une heure à venir.', en: 'That time has passed. Propose a later one.' }, // prettier-ignore
  TIMES_NEEDED: { fr: 'Proposez une ou deux autres heures, au quart d’heure.', en: 'Propose one or two other times, on the quarter of an hour.' }, // prettier-ignore
  REASON_TOO_LONG: { fr: 'Le motif a 300 caractères au plus, sur une ligne.', en: 'The reason has at most 300 characters, on one line.' }, // prettier-ignore
  NOT_OVER_YET: { fr: 'Le rendez-vous n’a pas encore eu lieu, ou est annulé.', en: 'The appointment has not taken place yet, or is cancelled.' }, // prettier-ignore
  REPORTED_ALREADY: { fr: 'Vous avez déjà rendu compte de ce rendez-vous.', en: 'You have reported on this appointment already.' }, // prettier-ignore
  TEXT_TOO_LONG: { fr: 'Ce texte est trop long.', en: 'This text is too long.' },
  APPOINTMENT_NOT_FOUND: {
    fr: 'Aucun de vos rendez-vous n’a ce code.',
    en: 'None of your appointments has this code.',
  },
  NOT_MOVABLE: { fr: 'Seul un rendez-vous confirmé se déplace.', en: 'Only a confirmed appointment can be moved.' },
  SAME_TIME: { fr: 'Le rendez-vous est déjà à cette heure.', en: 'The appointment is at that time already.' },
  TOO_LATE_TO_MOVE: { fr: 'Il est trop tard pour déplacer ce rendez-vous. Vous pouvez encore l’annuler.', en: 'It is too late to move this appointment. You can still cancel it.' }, // prettier-ignore
  MOVE_TOO_SOON: { fr: 'Cette heure est trop proche : l’autre personne doit pouvoir s’organiser. Choisissez une heure plus lointaine.', en: 'That time is too close: the other person needs to make plans. Choose a later one.' }, // prettier-ignore
  OFF_GRID: { fr: 'Un rendez-vous commence à un quart d’heure.', en: 'An appointment starts on a quarter of an hour.' },
  BEYOND_HORIZON: { fr: 'Cette heure est trop lointaine.', en: 'That time is too far ahead.' },
  OUTSIDE_HOURS: { fr: 'Le mentor ne reçoit pas à cette heure. Choisissez parmi ses heures.', en: 'The mentor has no office hours then. Choose among their hours.' }, // prettier-ignore
  NOT_FREE_THEN: { fr: 'L’un de vous n’est pas libre à cette heure. Choisissez-en une autre.', en: 'One of you is not free at that time. Choose another one.' }, // prettier-ignore
  MENTOR_FULL: { fr: 'Le mentor n’a plus de temps cette semaine-là. Choisissez une autre semaine.', en: 'The mentor has no time left in that week. Choose another week.' }, // prettier-ignore
  NO_ROOM_THEN: { fr: 'Aucune salle équivalente n’est libre à cette heure. Choisissez-en une autre.', en: 'No equivalent room is free at that time. Choose another one.' }, // prettier-ignore
  NOT_WAITING: { fr: 'Cette attente est close, ou n’est pas la vôtre.', en: 'This wait is over, or not yours.' },
  OFFERED_ALREADY: { fr: 'Ce mentor a déjà été demandé, ou un autre l’est en ce moment.', en: 'This mentor was asked already, or another one is asked now.' }, // prettier-ignore
  MEMBER_SUSPENDED: { fr: 'Votre compte est suspendu. Contactez le réseau.', en: 'Your account is suspended. Contact the network.' }, // prettier-ignore
  KEY_REUSED: { fr: 'Cette demande a déjà servi pour une autre heure. Recommencez.', en: 'This request was used for another time already. Start again.' }, // prettier-ignore
  THANKED_ALREADY: { fr: 'Vous avez déjà remercié pour ce rendez-vous.', en: 'You have given thanks for this appointment already.' }, // prettier-ignore
  BAD_ADDRESS: {
    fr: 'Aucun agenda ne peut être lu à cette adresse.',
    en: 'No calendar can be read from this address.',
  },
};

export const mentoringRefusalText = (code: MentoringRefusal, locale: Locale): string => texts[code][locale];
