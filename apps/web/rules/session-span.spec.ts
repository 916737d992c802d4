import { describe, expect, it } from '@jest/globals';
import { referenceOf, sessionSpan } from './session-span.js';

const PARIS = 'Europe/Paris';

describe('the span of a session', () => {
  it('starts at the local time of the venue and lasts its minutes', () =>
    expect(sessionSpan({ date: '2026-12-03', time: '18:00', minutes: 120 }, PARIS)).toEqual({
      start: '2026-12-03T17:00:00.000Z',
      end: '2026-12-03T19:00:00.000Z',
    }));

  it('lasts as long when the clocks change during it', () =>
    expect(sessionSpan({ date: '2026-10-25', time: '01:00', minutes: 180 }, PARIS)).toEqual({
      start: '2026-10-24T23:00:00.000Z',
      end: '2026-10-25T02:00:00.000Z',
    }));

  it.each([
    ['without a date', { date: '', time: '18:00', minutes: 60 }],
    ['without a time', { date: '2026-12-03', time: '', minutes: 60 }],
  ])('is missing %s', (_what, planned) => expect(sessionSpan(planned, PARIS)).toBeNull());
});

describe('the reference of a training', () => {
  it.each([
    ['Découpe laser', 'decoupe-laser'],
    ['  Scie à ruban, niveau 2 ', 'scie-a-ruban-niveau-2'],
    ['Œuvre d’art', 'oeuvre-d-art'],
    ['!!!', ''],
    ['a'.repeat(80), 'a'.repeat(60)],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('made from %j is %j', (title, reference) => expect(referenceOf(title)).toBe(reference));
});
