import { type Relation } from './expected-permissions.fixture.js';
import { type Sample } from './sample.types.js';

export const always = (answer: string) => (): string => answer;
/** What any member of a venue's staff may do for every colleague and member there. */
export const staffOfVenue =
  (done: string, others: string): Sample['answer'] =>
  (viewer, relation) =>
    ['venue staff', 'venue manager'].includes(viewer) && ['own', 'venue'].includes(relation) ? done : others;
export const ownOnly = (own: string, others: string) => (_viewer: string, relation: Relation) =>
  relation === 'own' ? own : others;

/** The staff of a venue may act on what belongs to the venue: their own and their colleagues'. */
export const isStaff = (viewer: string, relation: Relation): boolean =>
  ['venue staff', 'venue manager'].includes(viewer) && (relation === 'own' || relation === 'venue');
export const staffOnly = (staff: string, others: string) => (viewer: string, relation: Relation) =>
  isStaff(viewer, relation) ? staff : others;
/** Sessions of a withdrawn venue are shown to nobody. */
export const unlessGone =
  (gone: string, answer: Sample['answer']): Sample['answer'] =>
  (viewer, relation) =>
    relation === 'gone' ? gone : answer(viewer, relation);

/** Administrators with a passkey who signed in without it cannot change sign-in methods. */
export const ONE_FACTOR = 'admin without second factor';
export const unlessOneFactor =
  (refusal: string, answer: Sample['answer']): Sample['answer'] =>
  (viewer, relation) =>
    viewer === ONE_FACTOR ? refusal : answer(viewer, relation);
