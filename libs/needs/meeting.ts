import { type ProjectStage } from '#libs/directory';
import { foldText } from '#libs/platform';

/** Words of a stage, folded: lower case, without accents, apostrophes and hyphens. The first that is found is meant. */
const STAGES: readonly (readonly [words: RegExp, stage: ProjectStage])[] = [
  [/\b(protos?|prototypes?|prototypage|prototyping|mvp|phase de test|en test|(test|testing) stage)\b/, 'PROTOTYPE'],
  [/\b((stade|phase) (de l )?d? ?idee|ideation|juste une idee|idea stage|early stage|just an idea)\b/, 'IDEATION'],
  [/\b((phase de|en|au) lancement|me lancer|nous lancer|launch stage|at launch|launching)\b/, 'LAUNCH'],
  [/\b(a l (international|export)|international stage|going (international|abroad))\b/, 'INTERNATIONAL'],
  [/\b((en|phase d) acceleration|acceleration stage)\b/, 'ACCELERATION'],
  [/\b(chang(ement|er) d echelle|consolidation|scal(ing|e up) stage)\b/, 'CONSOLIDATION'],
  [/\b((stade de (la )?|en )croissance|en developpement|industrialis(ation|er)|(growth|development) stage)\b/, 'DEVELOPMENT'], // prettier-ignore
  [/\b(acculturation|en decouverte|awareness stage)\b/, 'AWARENESS'],
];
const VIDEO = /\b(visio|visioconference|en ligne|a distance|online|remote|remotely|(by|over|via) video|video ?call|zoom|teams)\b/; // prettier-ignore
const PHONE = /\b((par|au) telephone|(by|over the|on the) phone|phone ?call)\b/;
const IN_PERSON = /\b(en personne|sur place|en face|en presentiel|in person|face to face)\b/;

/** How to meet a mentor, and for a project at which stage, as far as a need says it. */
export function readMeeting(text: string): {
  stage: ProjectStage | null;
  mode: 'IN_PERSON' | 'VIDEO' | 'PHONE' | null;
} {
  const folded = foldText(text);
  const stage = STAGES.find(([words]) => words.test(folded))?.[1] ?? null;
  if (VIDEO.test(folded)) return { stage, mode: 'VIDEO' };
  if (PHONE.test(folded)) return { stage, mode: 'PHONE' };
  return { stage, mode: IN_PERSON.test(folded) ? 'IN_PERSON' : null };
}
