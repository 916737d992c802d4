import { describe, expect, it } from '@jest/globals';
import { SPACE_KINDS, VENUE_KINDS } from './kinds.js';
import { type Wording, capabilities, equipment, spaceKinds, venueKinds } from './vocabulary.data.js';
import { spokenVocabulary } from './spoken-vocabulary.js';

const bare = (word: string) =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ');

/** Words that two entries of a list have in common. */
function shared(entries: (Wording & { name: string })[]): string[] {
  const owner = new Map<string, string>();
  return entries.flatMap(({ name, label, words }) =>
    [label.fr, label.en, ...words.fr, ...words.en].map(bare).flatMap((word) => {
      const other = owner.get(word);
      owner.set(word, name);
      return other !== undefined && other !== name ? [`${word}: ${other}, ${name}`] : [];
    }),
  );
}

describe('the vocabulary', () => {
  it('has about forty capabilities, thirty kinds of equipment, and every kind of space and venue', () => {
    expect(capabilities.length).toBeGreaterThanOrEqual(40);
    expect(equipment.length).toBeGreaterThanOrEqual(25);
    expect(spaceKinds.map(({ kind }) => kind)).toEqual([...SPACE_KINDS]);
    expect(venueKinds.map(({ kind }) => kind)).toEqual([...VENUE_KINDS]);
  });

  it.each([
    ['capabilities', capabilities.map((each) => ({ ...each, name: each.code }))],
    ['equipment', equipment.map((each) => ({ ...each, name: each.code }))],
    ['kinds of spaces', spaceKinds.map((each) => ({ ...each, name: each.kind }))],
    ['kinds of venues', venueKinds.map((each) => ({ ...each, name: each.kind }))],
  ])('gives each word of its %s one meaning', (_, entries) => {
    expect(shared(entries)).toEqual([]);
  });

  it('has a unique code in lower case for each entry', () => {
    for (const codes of [capabilities, equipment].map((list) => list.map(({ code }) => code))) {
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('has French and English labels for everything, and no empty word', () => {
    for (const { label, words } of [...capabilities, ...equipment, ...spaceKinds, ...venueKinds]) {
      for (const word of [label.fr, label.en, ...words.fr, ...words.en]) {
        expect(word).toBe(word.trim());
        expect(word).not.toBe('');
      }
    }
  });

  it('can be used without naming a language', () => {
    const laser = spokenVocabulary.capabilities.find(({ code }) => code === 'laser-cutting');
    expect(laser).toMatchObject({
      spaceKind: 'MACHINE',
      words: expect.arrayContaining(['Découpe laser', 'laser cutter']),
    });
  });
});
