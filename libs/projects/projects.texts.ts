import { type Locale } from '#libs/platform';

export const PROJECT_REFUSALS = [
  'NOT_FOUND',
  'FOUNDERS_ONLY',
  'ARCHIVED',
  'CHANGED_MEANWHILE',
  'UNKNOWN_CODE',
  'TOO_MANY_PROJECTS',
  'LAST_FOUNDER',
  'FOUNDER_STAYS',
  'ALREADY_IN_TEAM',
  'TEAM_FULL',
  'NO_SUCH_PERSON',
  'KEY_REUSED',
  'SUSPENDED',
] as const;
export type ProjectRefusal = (typeof PROJECT_REFUSALS)[number];

const texts: Record<Locale, Record<ProjectRefusal, string>> = {
  fr: {
    NOT_FOUND: 'Introuvable, ou plus à vous. Rechargez la page.',
    FOUNDERS_ONLY: 'Seules les personnes fondatrices du projet peuvent le faire.',
    ARCHIVED: 'Ce projet est archivé : il ne change plus.',
    CHANGED_MEANWHILE: 'Le projet a changé entre-temps. Rechargez la page, puis réessayez.',
    UNKNOWN_CODE: 'Ce secteur ou cette compétence n’est pas dans la liste. Choisissez dans les propositions.',
    TOO_MANY_PROJECTS: 'Vous avez déjà 20 projets en cours. Archivez-en un.',
    LAST_FOUNDER:
      'Vous êtes la dernière personne fondatrice. Invitez-en une autre avant de partir, ou archivez le projet.',
    FOUNDER_STAYS: 'Une personne fondatrice ne peut pas être retirée : elle quitte le projet elle-même.',
    ALREADY_IN_TEAM: 'Cette personne est déjà dans l’équipe ou déjà invitée.',
    TEAM_FULL: 'L’équipe est complète : 30 personnes au plus, invitations comprises.',
    NO_SUCH_PERSON: 'Cette personne n’est pas dans l’annuaire. Cherchez-la par son nom.',
    SUSPENDED: 'Votre adhésion est suspendue : vous ne pouvez inviter personne. Écrivez à l’administration du réseau.',
    KEY_REUSED: 'Cette demande a déjà servi à autre chose. Rechargez la page, puis réessayez.',
  },
  en: {
    NOT_FOUND: 'Not found, or no longer yours. Reload the page.',
    FOUNDERS_ONLY: 'Only the founders of the project can do this.',
    ARCHIVED: 'This project is archived: it changes no more.',
    CHANGED_MEANWHILE: 'The project has changed meanwhile. Reload the page, then try again.',
    UNKNOWN_CODE: 'This sector or skill is not in the list. Choose one of the suggestions.',
    TOO_MANY_PROJECTS: 'You have 20 current projects already. Archive one of them.',
    LAST_FOUNDER: 'You are the last founder. Invite another one before you leave, or archive the project.',
    FOUNDER_STAYS: 'A founder cannot be removed: they leave the project themselves.',
    ALREADY_IN_TEAM: 'This person is in the team or invited already.',
    TEAM_FULL: 'The team is full: 30 people at most, invitations included.',
    NO_SUCH_PERSON: 'This person is not in the directory. Search for them by name.',
    SUSPENDED: 'Your membership is suspended: you cannot invite anybody. Write to the administrators of the network.',
    KEY_REUSED: 'This request was used for something else. Reload the page, then try again.',
  },
};

export const projectRefusalText = (code: ProjectRefusal, locale: Locale): string => texts[locale][code];
