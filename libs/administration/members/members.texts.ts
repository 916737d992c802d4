import { type Locale } from '#libs/platform';
import { type MemberRefusal } from './members.types.js';

const texts: Record<Locale, Record<MemberRefusal, string>> = {
  fr: {
    NOT_A_MEMBER: 'Cette personne n’est pas ou plus membre du réseau.',
    YOURSELF: 'Vous ne pouvez pas suspendre votre propre adhésion.',
    ALREADY_SUSPENDED: 'Cette adhésion est déjà suspendue.',
    NOT_SUSPENDED: 'Cette adhésion n’est pas suspendue.',
    VENUE_NEEDED: 'Choisissez un lieu pour un rôle de lieu, et aucun lieu pour les autres rôles.',
    NOTHING_TO_CHANGE: 'Rien à changer : le rôle est déjà donné ou déjà retiré, ou le lieu n’existe pas.',
    LAST_ADMIN: 'C’est la dernière personne à administrer le réseau. Donnez d’abord ce rôle à quelqu’un d’autre.',
    ALREADY_JOINED: 'Cette invitation est déjà retirée, ou la personne a rejoint le réseau.',
    NOT_CSV: 'Ce fichier ne se lit pas comme du CSV. Enregistrez-le en CSV (UTF-8) puis réessayez.',
    TOO_MANY: 'Ce fichier a plus de 500 lignes. Partagez-le en plusieurs fichiers.',
  },
  en: {
    NOT_A_MEMBER: 'This person is not, or no longer, a member of the network.',
    YOURSELF: 'You cannot suspend your own membership.',
    ALREADY_SUSPENDED: 'This membership is suspended already.',
    NOT_SUSPENDED: 'This membership is not suspended.',
    VENUE_NEEDED: 'Choose a venue for a role at a venue, and none for other roles.',
    NOTHING_TO_CHANGE: 'Nothing to change: the role is given or withdrawn already, or the venue does not exist.',
    LAST_ADMIN: 'This is the last administrator of the network. Give the role to somebody else first.',
    ALREADY_JOINED: 'This invitation is withdrawn already, or the person has joined.',
    NOT_CSV: 'This file cannot be read as CSV. Save it as CSV (UTF-8) and try again.',
    TOO_MANY: 'This file has more than 500 lines. Split it into several files.',
  },
};

export const memberRefusalText = (code: MemberRefusal, locale: Locale): string => texts[locale][code];
