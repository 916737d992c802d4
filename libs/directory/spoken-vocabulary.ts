import { skills } from './skills.data.js';
import { type Wording, capabilities, equipment, spaceKinds, venueKinds } from './vocabulary.data.js';

/** The vocabulary without languages and labels, in the form that the reading of needs takes. */
export const spokenVocabulary = {
  capabilities: capabilities.map(({ code, spaceKind, ...words }) => ({ code, spaceKind, words: everyWord(words) })),
  equipment: equipment.map(({ code, ...words }) => ({ code, words: everyWord(words) })),
  kinds: spaceKinds.map(({ kind, loose, ...words }) => ({
    kind,
    words: everyWord(words),
    loose: [...loose.fr, ...loose.en],
  })),
  skills: skills.map(({ code, ...words }) => ({ code, words: everyWord(words) })),
  venueKinds: venueKinds.map(({ kind, ...words }) => ({ kind, words: everyWord(words) })),
};

function everyWord({ label, words }: Wording): string[] {
  return [label.fr, label.en, ...words.fr, ...words.en];
}
