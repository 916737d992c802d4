import { expect, it } from '@jest/globals';
import { seededRandom } from '#libs/testing';
import { MENTOR_QUOTAS, type FoundMentor, type MentorQuota } from '../find-mentors.queries.js';
import { mentorTerms, mentorWeights } from '../mentoring.settings.js';
import { hasRoom, usedOf } from './capacity.js';
import { periodsOf } from './periods.js';
import { type MentorCandidate, rankMentors } from './rank-mentors.js';

const MENTORS = 300;
const REQUESTS = Number(process.env.FAIRNESS_REQUESTS ?? 500);
const WEEKS = 4;
const ZONE = 'Europe/Paris';
const SKILLS = 20;
const FIRST_MONDAY = Temporal.Instant.from('2026-11-02T08:00:00Z');
const chance = seededRandom();
const below = (limit: number): number => Math.floor(chance.next() * limit);

type Used = { kind: MentorQuota; from: string; used: number };
interface Simulated extends FoundMentor {
  readonly used: Used[];
  readonly skills: ReadonlyMap<number, number>;
  readonly met: Set<number>;
}
const mentors: Simulated[] = Array.from({ length: MENTORS }, (_, i) => ({
  id: `mentor-${i}`,
  memberId: '',
  name: '',
  about: '',
  resourceId: '',
  languages: ['fr'],
  stages: chance.pick([['IDEATION', 'PROTOTYPE'], ['LAUNCH'], ['PROTOTYPE', 'LAUNCH', 'DEVELOPMENT']] as const),
  modes: ['VIDEO'],
  isInstant: chance.next() < 0.2,
  sessionMinutes: 60,
  weekMinutes: chance.pick([60, 120, 180, 240, 300]),
  monthMinutes: 600,
  newFoundersAMonth: 8,
  pausedFrom: null,
  pausedUntil: null,
  skillLevel: 0,
  knows: false,
  homeVenueId: null,
  lat: null,
  lon: null,
  used: [],
  // A few subjects are known, and asked for, much more than the others.
  skills: new Map(Array.from({ length: 3 }, () => [subject(), 1 + below(3)] as const)),
  met: new Set(),
}));
function subject(): number {
  return Math.floor(SKILLS * chance.next() ** 2);
}

function use(mentor: Simulated, kind: MentorQuota, from: Temporal.Instant, amount: number): void {
  const known = mentor.used.find((one) => one.kind === kind && one.from === from.toString());
  if (known) known.used += amount;
  else mentor.used.push({ kind, from: from.toString(), used: amount });
}

interface Choice {
  readonly chosen: Simulated;
  readonly usedBefore: number;
  /** What the others had promised in that week, of those who could come and go first alike. */
  readonly others: readonly number[];
}

/** One request: the ranking of the product chooses among those who can come. */
function request(founder: number, week: number): Choice | undefined {
  const skill = subject();
  const stage = chance.pick(['IDEATION', 'PROTOTYPE', 'LAUNCH', 'DEVELOPMENT'] as const);
  const start = FIRST_MONDAY.add({ hours: 24 * (7 * week + below(5)) + below(8) });
  const hoursAhead = chance.pick([24, 100, 200]);
  const periods = periodsOf(start, ZONE);
  const able = mentors.filter(
    (mentor) => mentor.skills.has(skill) && hasRoom({ ...mentor, knows: mentor.met.has(founder) }, start, ZONE),
  );
  if (able.length === 0) return undefined;
  const candidates = able.map((mentor): MentorCandidate & { mentor: Simulated } => ({
    mentor,
    mentorId: mentor.id,
    skillLevel: mentor.skills.get(skill)!,
    fitsStage: mentor.stages.includes(stage),
    minutesOff: below(3_000),
    travelMinutes: below(60),
    usedMinutes: usedOf(mentor, 'mentoring.week', periods.week),
    weekMinutes: mentor.weekMinutes,
    mixes: chance.next() < 0.5,
    isInstant: mentor.isInstant,
    hoursAhead,
    sessionMinutes: mentor.sessionMinutes,
  }));
  const order = { seed: `founder-${founder}`, terms: mentorTerms.initial };
  const chosen = rankMentors(candidates, mentorWeights.initial, order)[0]!.candidate;
  const isUrgent = hoursAhead < mentorTerms.initial.instantWithinHours;
  const alike = candidates.filter((one) => one !== chosen && (!isUrgent || one.isInstant === chosen.isInstant));
  const others = alike.map(({ usedMinutes }) => usedMinutes);
  use(chosen.mentor, 'mentoring.week', periods.week, chosen.sessionMinutes);
  use(chosen.mentor, 'mentoring.month', periods.month, chosen.sessionMinutes);
  if (!chosen.mentor.met.has(founder)) use(chosen.mentor, 'mentoring.newFounders', periods.month, 1);
  chosen.mentor.met.add(founder);
  return { chosen: chosen.mentor, usedBefore: chosen.usedMinutes, others };
}

it(`shares ${REQUESTS} requests among ${MENTORS} mentors: nobody is over their capacity, and nobody is asked beyond 80 % of a week while somebody who could come is not asked at all`, () => {
  console.log(`fairness: SEED=${chance.seed}, ${REQUESTS} requests (FAIRNESS_REQUESTS)`);
  const caps = { 'mentoring.week': 'weekMinutes', 'mentoring.month': 'monthMinutes', 'mentoring.newFounders': 'newFoundersAMonth' } as const; // prettier-ignore
  let made = 0;
  for (let i = 0; i < REQUESTS; i++) {
    const choice = request(below(400), i % WEEKS);
    if (!choice) continue;
    made++;
    const { chosen, usedBefore, others } = choice;
    const isBeyond = usedBefore > 0 && usedBefore + chosen.sessionMinutes > 0.8 * chosen.weekMinutes;
    expect({ isBeyond, idle: isBeyond ? others.filter((used) => used === 0).length : 0 }).toEqual({
      isBeyond,
      idle: 0,
    });
  }
  expect(made).toBeGreaterThan(REQUESTS / 2);
  for (const mentor of mentors)
    for (const { kind, used } of mentor.used) expect(used).toBeLessThanOrEqual(mentor[caps[kind]]);
  expect(new Set(MENTOR_QUOTAS)).toEqual(new Set(Object.keys(caps)));
});
