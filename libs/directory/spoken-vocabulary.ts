import { skills } from './skills.data.js';
import { type Wording, capabilities, equipment, spaceKinds, venueKinds } from './vocabulary.data.js';

/** The same words without language or label, in the shape the reading of needs asks for. */
export const spokenVocabulary = {
  capabilities: capabilities.map(({ code, spaceKind, ...said }) => ({ code, spaceKind, words: everyWord(said) })),
  equipment: equipment.map(({ code, ...said }) => ({ code, words: everyWord(said) })),
  kinds: spaceKinds.map(({ kind, loose, ...said }) => ({
    kind,
    words: everyWord(said),
    loose: [...loose.fr, ...loose.en],
  })),
  skills: skills.map(({ code, ...said }) => ({ code, words: everyWord(said) })),
  venueKinds: venueKinds.map(({ kind, ...said }) => ({ kind, words: everyWord(said) })),
};

function everyWord({ label, words }: Wording): string[] {
  return [label.fr, label.en, ...words.fr, ...words.en];
}
