import { type Locale } from '#libs/platform';

export const REFUSAL_CODES = [
  'NOT_FOUND',
  'NOT_YOURS',
  'ARCHIVED',
  'ALREADY_MANAGED',
  'ALREADY_DECIDED',
  'INCOMPLETE',
  'BOOKED',
  'SEATS_TAKEN',
  'PART_OF_ITSELF',
  'UNKNOWN_PART',
  'UNKNOWN_CLASS',
  'UNKNOWN_TRAINING',
  'NAME_TAKEN',
  'EXPIRED',
  'OTHER_ADDRESS',
  'LAST_MANAGER',
  'SAME_VENUE',
  'KEY_REUSED',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

const texts: Record<Locale, Record<RefusalCode, string>> = {
  fr: {
    NOT_FOUND: 'Introuvable dans ce réseau.',
    NOT_YOURS: 'Vous n’êtes pas de l’équipe de ce lieu, ou votre rôle ne le permet pas.',
    ARCHIVED: 'Ce lieu est archivé.',
    ALREADY_MANAGED: 'Ce lieu a déjà un responsable. Demandez-lui une invitation.',
    ALREADY_DECIDED: 'La décision est déjà prise.',
    INCOMPLETE: 'Il manque encore quelque chose : voyez la liste.',
    BOOKED: 'Cet espace a déjà été réservé : il ne peut plus changer entre exclusif et partagé. Créez-en un autre.',
    SEATS_TAKEN: 'Plus de places sont déjà réservées. Choisissez un nombre plus grand.',
    PART_OF_ITSELF: 'Un espace ne peut pas faire partie de lui-même.',
    UNKNOWN_PART: 'Une partie n’est pas un espace de ce lieu.',
    UNKNOWN_CLASS: 'Cette classe n’est pas dans le tarif du réseau.',
    UNKNOWN_TRAINING: 'Cette formation n’existe pas dans le réseau.',
    NAME_TAKEN: 'Un espace de ce lieu a déjà ce nom.',
    EXPIRED: 'Cette invitation n’est plus valable. Demandez-en une nouvelle.',
    OTHER_ADDRESS: 'Cette invitation est pour une autre adresse. Connectez-vous avec celle qui l’a reçue.',
    LAST_MANAGER: 'C’est le dernier responsable du lieu. Nommez-en un autre d’abord.',
    SAME_VENUE: 'Choisissez deux lieux différents.',
    KEY_REUSED: 'Cette clé a servi à une autre demande.',
  },
  en: {
    NOT_FOUND: 'Not found in this network.',
    NOT_YOURS: 'You are not in the team of this venue, or your role does not allow it.',
    ARCHIVED: 'This venue is archived.',
    ALREADY_MANAGED: 'This venue has a manager. Ask them for an invitation.',
    ALREADY_DECIDED: 'This was decided before.',
    INCOMPLETE: 'Something is still missing: see the list.',
    BOOKED: 'This space was booked before: it can no longer change between exclusive and shared. Create another one.',
    SEATS_TAKEN: 'More seats are booked already. Choose a larger number.',
    PART_OF_ITSELF: 'A space cannot be part of itself.',
    UNKNOWN_PART: 'A part is not a space of this venue.',
    UNKNOWN_CLASS: 'This class is not in the tariff of the network.',
    UNKNOWN_TRAINING: 'This training does not exist in the network.',
    NAME_TAKEN: 'A space of this venue has this name.',
    EXPIRED: 'This invitation is no longer valid. Ask for a new one.',
    OTHER_ADDRESS: 'This invitation is for another address. Sign in with the one that received it.',
    LAST_MANAGER: 'This is the last manager of the venue. Appoint another one first.',
    SAME_VENUE: 'Choose two different venues.',
    KEY_REUSED: 'This key was used for another request.',
  },
};

export const refusalText = (code: RefusalCode, locale: Locale): string => texts[locale][code];

/** Why nothing was changed. */
export class Refusal {
  constructor(readonly code: RefusalCode) {}
}
