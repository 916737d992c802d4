import { describe, expect, it } from '@jest/globals';
import { demoPlaces } from '#libs/demo';
import { spokenVocabulary } from '#libs/directory';
import { type SentenceScore, type TownName, placesFrom, scoreSentences, understand } from '#libs/needs';

const zone = 'Europe/Paris';
const now = Temporal.Instant.from('2026-11-28T21:30:00Z');
const towns: TownName[] = ['lyon', 'nantes', 'toulouse', 'bordeaux'];
const placesOf = (town: TownName) => placesFrom(demoPlaces(town));
const hear = (sentence: string, town: TownName) =>
  understand(sentence, { now, zone, vocabulary: spokenVocabulary, places: placesOf(town) });

const scores = scoreSentences(placesOf);
const count = (of: SentenceScore[], outcome: SentenceScore['outcome']) =>
  of.filter((score) => score.outcome === outcome).length;

describe('needs as people write them, in the four demo towns', () => {
  const heldOut = scores.filter((score) => score.heldOut);
  const given = scores.filter(({ about }) => about === 'founders');

  it('are at least 400 sentences, none twice', () => {
    expect(scores.length).toBeGreaterThanOrEqual(400);
    expect(new Set(scores.map(({ town, sentence }) => `${town} ${sentence}`)).size).toBe(scores.length);
  });

  it('are understood as founders meant them', () => {
    expect(given.filter(({ outcome }) => outcome !== 'RIGHT').map(({ sentence }) => sentence)).toEqual([]);
  });

  it('are understood nine times out of ten, and silently wrong at most once in a hundred', () => {
    for (const part of [scores, heldOut]) {
      expect(count(part, 'RIGHT') / part.length).toBeGreaterThanOrEqual(0.9);
      expect(count(part, 'ASKED_BACK') / part.length).toBeLessThanOrEqual(0.1);
      expect(count(part, 'SILENTLY_WRONG') / part.length).toBeLessThanOrEqual(0.01);
    }
  });

  it.each(towns)('know every place of %s by its name', (town) => {
    for (const { id, label, kind } of placesOf(town).map((place, i) => ({ kind: i, ...place }))) {
      const { near, unread, doubts } = hear(`salle de réunion à ${label} mardi 10h`, town);
      expect([kind, label, near?.id, unread, doubts]).toEqual([kind, label, id, [], []]);
    }
  });

  it('take a date, a floor or a turn for no arrondissement', () => {
    for (let n = 1; n <= 9; n++) {
      const ordinal = n === 1 ? '1er' : `${n}e`;
      expect(hear(`salle le ${ordinal} décembre à 10h`, 'lyon').near).toBeNull();
      expect(hear(`salle au ${ordinal} étage mardi 10h`, 'lyon').near).toBeNull();
      expect(hear(`pour ma ${ordinal} réunion, salle mardi 10h`, 'lyon').near).toBeNull();
      expect(hear(`room on the ${n}th at 10am`, 'lyon').near).toBeNull();
      expect(hear(`salle dans le ${ordinal} mardi 10h`, 'lyon').near?.id).toBe(`lyon-${n}`);
    }
  });
});
