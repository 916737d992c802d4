import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember } from '#libs/testing';
import { MentorClient, type MentorOffer } from '../mentor-client.fixture.js';
import { judgedMentors } from './mentors.fixture.js';
import { type JudgedNeed, judgedNeeds } from './needs.fixture.js';

/** A Monday, 9:00 in Paris. */
const NOW = '2026-11-23T08:00:00Z';
const WEEK = '2026-11-22T23:00:00Z';
const FIRST = 3;
const TARGET = 0.8;
const ABOVE_SKILL = 0.15;

let all: MentorClient;
const founders = {} as Record<'fr' | 'en', GivenMember>;

beforeAll(async () => {
  all = await MentorClient.start(NOW);
  for (const { name, about, skills, stages, languages, promised } of judgedMentors) {
    const options = { name, about, skills, stages: [...stages], modes: ['VIDEO'], weekMinutes: 240 };
    const { mentorId } = await all.mentor(options);
    await all.given.client.query(`update mentor set languages = $2 where id = $1`, [mentorId, languages]);
    await all.given.client.query(
      `insert into quota (network_id, kind, subject_id, period_start, used, cap) values ($1, 'mentoring.week', $2, $3, $4, 240)`,
      [all.network.id, mentorId, WEEK, promised],
    );
  }
  for (const language of ['fr', 'en'] as const) {
    founders[language] = await all.given.member(all.network, { hours: null });
    await all.given.client.query(`update account set locale = $2 where id = $1`, [
      founders[language].accountId,
      language,
    ]);
  }
}, 120_000);
afterAll(() => all?.close());

/** Needs of which the words were not understood: their offers are judged all the same. */
const misread = new Set<string>();
const nameOf = ({ items }: MentorOffer): string => items[0]!.mentor!.name;
async function offersFor({ text, language, skill, stage }: JudgedNeed): Promise<MentorOffer[]> {
  const { understood, offers } = await all.propose(founders[language], { text }, FIRST);
  const known = understood['skill'] as { code: string } | null;
  if (known?.code !== skill || understood['stage'] !== stage) misread.add(text);
  return offers;
}
/** The first mentors for each need. */
async function rankAll(): Promise<string[][]> {
  const ranked: string[][] = [];
  for (const need of judgedNeeds) {
    if (ranked.length % 20 === 0) await all.given.client.query(`delete from throttle`);
    ranked.push((await offersFor(need)).map(nameOf));
  }
  return ranked;
}
/** Of the places that relevant mentors could fill, how many they fill; a need with two relevant mentors has two such places. */
function precision(ranked: readonly (readonly string[])[]): number {
  const parts = judgedNeeds.map(({ relevant }, i) => {
    const places = Math.min(FIRST, relevant.length);
    return ranked[i]!.slice(0, places).filter((name) => relevant.includes(name)).length / places;
  });
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}
const setWeights = (weights: object) =>
  all.given.client.query(
    `insert into network_setting (network_id, key, value, valid) values ($1, 'mentoring.weights', $2, '[2026-11-01,)')`,
    [all.network.id, JSON.stringify(weights)],
  );

describe('the ranking of mentors, judged', () => {
  it('knows every mentor that a need names, and has needs in both languages', () => {
    const names = new Set(judgedMentors.map(({ name }) => name));
    for (const { relevant, text } of judgedNeeds) {
      expect({ text, found: relevant.length > 0 && relevant.every((name) => names.has(name)) }).toEqual({ text, found: true }); // prettier-ignore
    }
    expect(judgedNeeds.length).toBeGreaterThanOrEqual(80);
    expect(new Set(judgedNeeds.map(({ language }) => language))).toEqual(new Set(['fr', 'en']));
  });

  it('is the same each time, says why, and does not change with the age of anybody', async () => {
    const [need] = judgedNeeds as [JudgedNeed];
    const before = await offersFor(need);
    expect((await offersFor(need)).map(nameOf)).toEqual(before.map(nameOf));
    for (const offer of before) {
      const mentor = judgedMentors.find(({ name }) => name === nameOf(offer))!;
      const weightOf = (factor: string) => offer.reasons.find((reason) => reason.factor === factor)!.weight;
      expect(weightOf('SKILL')).toBeCloseTo((0.35 * mentor.skills[need.skill]!) / 3, 2);
      expect(weightOf('STAGE')).toBe(mentor.stages.some((stage) => stage === need.stage) ? 0.2 : 0);
      expect(offer.reasons.every(({ text }) => text.length > 5)).toBe(true);
    }
    await all.given.client.query(
      `insert into member_birth_date (network_id, member_id, birth_date, recorded_at)
       select network_id, member_id, date '1940-01-01' + (row_number() over (order by id))::int * 300, $1 from mentor on conflict do nothing`,
      [NOW],
    );
    expect((await offersFor(need)).map(nameOf)).toEqual(before.map(nameOf));
  });

  it(`fills at least ${TARGET} of the first ${FIRST} places with relevant mentors, ${ABOVE_SKILL} more than by skill alone`, async () => {
    const product = precision(await rankAll());
    await setWeights({ skill: 1, stage: 0, time: 0, distance: 0, load: 0, mixing: 0 });
    await all.setClock('2026-11-23T08:00:10Z'); // settings are kept for some seconds
    const bySkill = precision(await rankAll());
    console.log(
      `precision@${FIRST} of ${judgedNeeds.length} needs: ${product.toFixed(3)}; by skill alone: ${bySkill.toFixed(3)}`,
    );
    console.log(`misread: ${[...misread].join(' · ') || 'none'}`);
    expect(misread.size).toBeLessThanOrEqual(judgedNeeds.length / 10);
    expect(product).toBeGreaterThanOrEqual(TARGET);
    expect(product - bySkill).toBeGreaterThanOrEqual(ABOVE_SKILL);
  }, 600_000);
});
