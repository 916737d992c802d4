import { type Locale } from '#libs/platform';

export const MINOR_REFUSALS = [
  'NO_SUCH_DATE',
  'IMPOSSIBLE_DATE',
  'ASK_THE_NETWORK',
  'NOT_A_MINOR',
  'OWN_ADDRESS',
  'NOT_A_MEMBER',
  'LINK_INVALID',
  'LINK_OVER',
  'TRY_AGAIN',
] as const;
export type MinorRefusal = (typeof MINOR_REFUSALS)[number];

const texts: Record<Locale, Record<MinorRefusal, string>> = {
  fr: {
    NO_SUCH_DATE: 'Ce jour n’existe pas. Écrivez la date comme 2010-05-31.',
    IMPOSSIBLE_DATE: 'Ce ne peut pas être une date de naissance. Vérifiez l’année.',
    ASK_THE_NETWORK:
      'Votre date de naissance est déjà enregistrée. Pour la corriger, écrivez à l’administration du réseau.',
    NOT_A_MINOR: 'Vous êtes majeur : vous réservez sans responsable légal.',
    OWN_ADDRESS: 'Indiquez l’adresse de votre responsable légal, pas la vôtre.',
    NOT_A_MEMBER: 'Cette personne n’est pas ou plus membre du réseau.',
    LINK_INVALID: 'Ce lien n’est pas valable. Ouvrez celui du message reçu.',
    LINK_OVER: 'Cette demande est terminée : une réponse a été donnée ou une autre personne a été indiquée.',
    TRY_AGAIN: 'Une autre demande vient d’être faite. Réessayez.',
  },
  en: {
    NO_SUCH_DATE: 'There is no such day. Write the date like 2010-05-31.',
    IMPOSSIBLE_DATE: 'This cannot be a birth date. Check the year.',
    ASK_THE_NETWORK: 'Your birth date is recorded already. To correct it, write to the administrators of the network.',
    NOT_A_MINOR: 'You are of age: you book without a guardian.',
    OWN_ADDRESS: 'Give the address of your guardian, not your own.',
    NOT_A_MEMBER: 'This person is not, or no longer, a member of the network.',
    LINK_INVALID: 'This link is not valid. Open the one of the message.',
    LINK_OVER: 'This request is over: it was answered, or somebody else was named.',
    TRY_AGAIN: 'Another request was made just now. Try again.',
  },
};

export const minorRefusalText = (code: MinorRefusal, locale: Locale): string => texts[locale][code];
