import { type Locale } from '#libs/platform';
import { type MergeRefusal } from './merge.types.js';

const texts: Record<Locale, Record<MergeRefusal, string>> = {
  fr: {
    NOT_A_MEMBER: 'L’un des deux comptes n’est pas ou plus membre du réseau.',
    SAME_MEMBER: 'C’est deux fois le même compte. Choisissez l’autre compte de la personne.',
    YOURSELF:
      'Vous ne pouvez pas réunir votre propre compte avec un autre. Demandez-le à une autre personne du réseau.',
    PLATFORM_OPERATOR: 'L’un des deux comptes exploite la plateforme. Faites d’abord retirer ce droit.',
    OTHER_NETWORKS:
      'L’un des deux comptes est aussi membre d’un autre réseau, que vous n’administrez pas ici. La personne doit d’abord quitter l’autre réseau.',
    BOTH_HOLD_PASSES: 'Les deux comptes ont un pass au même moment. Mettez d’abord fin à l’un des deux.',
    APPOINTMENTS_TO_COME:
      'Les deux comptes sont mentors et celui qui disparaîtrait a des rendez-vous ou des demandes, ou l’un a fait une demande à l’autre. Gardez l’autre compte, ou attendez leur fin.',
    BOOKED_AT_THE_SAME_TIME:
      'Les deux comptes ont une réservation ou une séance à la même heure. Annulez d’abord l’une des deux.',
  },
  en: {
    NOT_A_MEMBER: 'One of both accounts is not, or no longer, a member of the network.',
    SAME_MEMBER: 'This is the same account twice. Choose the other account of the person.',
    YOURSELF: 'You cannot merge your own account with another one. Ask another administrator.',
    PLATFORM_OPERATOR: 'One of both accounts is a platform operator. Have this right removed first.',
    OTHER_NETWORKS:
      'One of both accounts is also a member of another network, which is not yours to change. The person must leave the other network first.',
    BOTH_HOLD_PASSES: 'Both accounts hold a pass at the same time. End one of them first.',
    APPOINTMENTS_TO_COME:
      'Both accounts are mentors and the one that would end has appointments or requests, or one account asked the other. Keep the other account, or wait until these are over.',
    BOOKED_AT_THE_SAME_TIME: 'Both accounts have a booking or a session at the same time. Cancel one of them first.',
  },
};
export const mergeRefusalText = (code: MergeRefusal, locale: Locale): string => texts[locale][code];
