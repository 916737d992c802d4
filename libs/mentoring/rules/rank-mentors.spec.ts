import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mentorTerms, mentorWeights } from '../mentoring.settings.js';
import { type MentorCandidate, mentorFactors, rankMentors } from './rank-mentors.js';

const weights = mentorWeights.initial;
const terms = mentorTerms.initial;
const base: MentorCandidate = {
  mentorId: 'a',
  skillLevel: 2,
  fitsStage: true,
  minutesOff: 0,
  travelMinutes: 10,
  usedMinutes: 0,
  weekMinutes: 180,
  mixes: true,
  isInstant: false,
  hoursAhead: 100,
  sessionMinutes: 60,
};
const order = (...candidates: Partial<MentorCandidate>[]) =>
  rankMentors(
    candidates.map((candidate, i) => ({ ...base, mentorId: `m${i}`, ...candidate })),
    weights,
    { seed: 'founder', terms },
  ).map(({ candidate }) => candidate.mentorId);

describe('the ranking of mentors', () => {
  it('uses weights that add up to 1', () => {
    expect(mentorFactors.reduce((sum, factor) => sum + weights[factor], 0)).toBeCloseTo(1);
  });

  it.each<[string, Partial<MentorCandidate>, Partial<MentorCandidate>]>([
    ['who knows the subject better', { skillLevel: 3 }, { skillLevel: 1 }],
    ['who helps at the stage of the project', { fitsStage: true }, { fitsStage: false }],
    ['who has time when it is wanted', { minutesOff: 0 }, { minutesOff: 48 * 60 }],
    ['who is near', { travelMinutes: 5 }, { travelMinutes: 40 }],
    ['who has promised less time', { usedMinutes: 0 }, { usedMinutes: 60 }],
    ['who comes from another venue', { mixes: true }, { mixes: false }],
  ])('prefers the one %s', (_, better, worse) => {
    expect(order(worse, better)).toEqual(['m1', 'm0']);
  });

  it('puts those who come at once first when the start is less than 72 hours away, and only then', () => {
    const soon = [
      { skillLevel: 3, hoursAhead: 71 },
      { skillLevel: 1, isInstant: true, hoursAhead: 71 },
    ];
    expect(order(...soon)).toEqual(['m1', 'm0']);
    expect(order(...soon.map((one) => ({ ...one, hoursAhead: 72 })))).toEqual(['m0', 'm1']);
  });

  it('puts those whose week would be almost full after those who have time, whatever they know', () => {
    const almostFull = { skillLevel: 3, usedMinutes: 90 }; // 150 of 180 minutes with this one
    expect(order(almostFull, { skillLevel: 1 })).toEqual(['m1', 'm0']);
    expect(order({ ...almostFull, usedMinutes: 60 }, { skillLevel: 1 })).toEqual(['m0', 'm1']);
    // Whoever gives one appointment a week is not behind everybody else for that.
    expect(order({ skillLevel: 3, weekMinutes: 60 }, { skillLevel: 1 })).toEqual(['m0', 'm1']);
  });

  it('gives the same order for the same need, whatever the order of reading', () => {
    const candidate = fc.record({
      mentorId: fc.uuid(),
      skillLevel: fc.constantFrom(null, 0, 1, 2, 3),
      fitsStage: fc.constantFrom(null, true, false),
      minutesOff: fc.nat(5_000),
      travelMinutes: fc.option(fc.nat(90)),
      usedMinutes: fc.nat(180),
      weekMinutes: fc.constant(180),
      mixes: fc.constantFrom(null, true, false),
      isInstant: fc.boolean(),
      hoursAhead: fc.nat(200),
      sessionMinutes: fc.constant(60),
    });
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: ({ mentorId }) => mentorId, maxLength: 30 }), (all) => {
        const ids = (list: MentorCandidate[]) =>
          rankMentors(list, weights, { seed: 'founder', terms }).map(({ candidate: { mentorId } }) => mentorId);
        expect(ids(all.toReversed())).toEqual(ids(all));
      }),
    );
  });

  it('does not put the same mentor first for every founder', () => {
    const same = ['m0', 'm1', 'm2', 'm3'].map((mentorId) => ({ ...base, mentorId }));
    const firsts = Array.from(
      { length: 40 },
      (_, i) => rankMentors(same, weights, { seed: `f${i}`, terms })[0]!.candidate.mentorId,
    );
    expect(new Set(firsts).size).toBeGreaterThan(2);
  });
});
