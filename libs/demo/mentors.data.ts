import { type ProjectStage } from '#libs/directory';

export const SESSION_MINUTES = 60;

/** What a mentor knows and how they say it. */
export interface MentorDraft {
  readonly about: string;
  readonly skills: readonly [code: string, level: 1 | 2 | 3][];
  readonly stages: readonly ProjectStage[];
}

// prettier-ignore
export const mentorDrafts: readonly MentorDraft[] = [
  { about: 'A levé trois fois, et raconte aussi les deux échecs.', skills: [['fundraising', 3], ['pitching', 3], ['business-plan', 2]], stages: ['PROTOTYPE', 'LAUNCH', 'DEVELOPMENT'] },
  { about: 'Aide à dire en deux minutes ce qui a pris deux ans.', skills: [['pitching', 3], ['value-proposition', 2]], stages: ['IDEATION', 'PROTOTYPE', 'LAUNCH'] },
  { about: 'Comptable, pour des chiffres que l’on comprend.', skills: [['business-plan', 3], ['pricing', 3], ['fundraising', 1]], stages: ['PROTOTYPE', 'LAUNCH', 'DEVELOPMENT', 'CONSOLIDATION'] },
  { about: 'Vingt entretiens clients avant la première ligne de code.', skills: [['customer-discovery', 3], ['idea-validation', 3], ['lean-startup', 2]], stages: ['AWARENESS', 'IDEATION', 'PROTOTYPE'] },
  { about: 'A ouvert deux tiers-lieux, en a fermé un.', skills: [['third-place', 3], ['association', 2], ['business-model', 2]], stages: ['IDEATION', 'LAUNCH', 'CONSOLIDATION'] },
  { about: 'Coopératives et associations : statuts, gouvernance, rôles.', skills: [['cooperative', 3], ['association', 3], ['social-economy', 3]], stages: ['IDEATION', 'LAUNCH', 'DEVELOPMENT'] },
  { about: 'Mesurer son impact sans s’y perdre.', skills: [['impact-measurement', 3], ['social-economy', 2]], stages: ['DEVELOPMENT', 'ACCELERATION', 'CONSOLIDATION'] },
  { about: 'Fixer un prix, et le tenir.', skills: [['pricing', 3], ['value-proposition', 3], ['strategy', 1]], stages: ['LAUNCH', 'DEVELOPMENT', 'INTERNATIONAL'] },
  { about: 'De trois à trente personnes : ce qui casse, et quand.', skills: [['scaling', 3], ['strategy', 3], ['project-management', 2]], stages: ['DEVELOPMENT', 'INTERNATIONAL', 'ACCELERATION', 'CONSOLIDATION'] },
  { about: 'Études de marché faites à la main, avec les gens.', skills: [['market-research', 3], ['customer-discovery', 2]], stages: ['IDEATION', 'PROTOTYPE'] },
  { about: 'Reprendre une entreprise plutôt que la créer.', skills: [['business-takeover', 3], ['fundraising', 2]], stages: ['LAUNCH', 'CONSOLIDATION'] },
  { about: 'Se mettre à son compte, sans se perdre dans les papiers.', skills: [['micro-enterprise', 3], ['time-management', 2], ['pricing', 2]], stages: ['AWARENESS', 'IDEATION', 'LAUNCH'] },
];

export const questions = [
  'Comment convaincre un premier investisseur sans chiffre d’affaires ?',
  'Mon prix est-il trop bas ? Je vends depuis trois mois et je n’ose pas l’augmenter.',
  'Association ou coopérative : que choisir à cinq, avec un local à partager ?',
  'Qui interroger d’abord pour savoir si mon idée répond à un vrai besoin ?',
  'Comment présenter mon prototype en trois minutes devant un jury ?',
];

export const notes = [
  'Projet clair, prix à revoir. À rappeler dans un mois.',
  'Doit rencontrer trois clients avant de continuer.',
];
export const nextSteps = [
  'Rappeler les cinq premiers clients',
  'Écrire une page sur le modèle économique',
  'Déposer les statuts',
];

/** Office hours: days of the week, from, until. */
export const officeHours: readonly (readonly [days: string, opens: string, closes: string])[] = [
  ['24', '09:00', '12:00'],
  ['135', '14:00', '18:00'],
  ['12345', '12:00', '14:00'],
  ['3', '09:00', '18:00'],
  ['14', '17:00', '20:00'],
  ['25', '10:00', '16:00'],
];
