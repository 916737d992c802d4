import { type Locale } from '#libs/platform';

export const PROFILE_REFUSALS = [
  'CHANGED_MEANWHILE',
  'UNKNOWN_CODE',
  'LINK_REFUSED',
  'NOT_YOUR_VENUE',
  'FILE_UNUSABLE',
] as const;
export type ProfileRefusal = (typeof PROFILE_REFUSALS)[number];

const texts: Record<Locale, Record<ProfileRefusal, string>> = {
  fr: {
    CHANGED_MEANWHILE: 'Votre profil a changé entre-temps, dans une autre fenêtre. Rechargez la page.',
    UNKNOWN_CODE:
      'Une compétence, un métier, une langue ou un lieu n’est pas dans la liste. Choisissez dans les propositions.',
    LINK_REFUSED: 'Un lien doit commencer par https:// et mener à un site public.',
    NOT_YOUR_VENUE: 'Votre lieu est un lieu où vous travaillez ou avez réservé. Choisissez dans la liste.',
    FILE_UNUSABLE: 'Cette photo n’est pas utilisable : envoyez-la à nouveau.',
  },
  en: {
    CHANGED_MEANWHILE: 'Your profile has changed meanwhile, in another window. Reload the page.',
    UNKNOWN_CODE: 'A skill, a job, a language or a venue is not in the list. Choose one of the suggestions.',
    LINK_REFUSED: 'A link has to begin with https:// and lead to a public site.',
    NOT_YOUR_VENUE: 'Your venue is one where you work or have booked. Choose one of the list.',
    FILE_UNUSABLE: 'This photo cannot be used: send it again.',
  },
};

export const profileRefusalText = (code: ProfileRefusal, locale: Locale): string => texts[locale][code];
