import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { violations } from '#libs/testing';
import { MentorClient } from './mentor-client.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
const COVERAGE = `{ mentorCoverage { stages skills { skill { code } mentors requests } unanswered { skill { code } requests } } }`;
interface Coverage {
  stages: string[];
  skills: { skill: { code: string }; mentors: number[]; requests: (number | null)[] }[];
  unanswered: { skill: { code: string }; requests: number | null }[];
}
let all: MentorClient;
beforeAll(async () => {
  all = await MentorClient.start(NOW);
}, 60_000);
afterAll(async () => {
  expect(await violations(all.url)).toEqual([]);
  await all.close();
});

it('coverage counts the mentors of each skill and stage who may be offered today, and what was asked for', async () => {
  const admin = await all.given.member(all.network, { role: 'NETWORK_ADMIN' });
  const pause = (mentorId: string, from: string, until: string | null) =>
    all.given.client.query(`update mentor set paused_from = $2, paused_until = $3 where id = $1`, [
      mentorId,
      from,
      until,
    ]);
  await all.mentor({ stages: ['IDEATION', 'PROTOTYPE'] });
  await all.mentor({ skills: { fundraising: 3, pitching: 1 } });
  await pause((await all.mentor()).mentorId, '2026-11-20', null);
  await pause((await all.mentor()).mentorId, '2026-11-20', '2026-11-23');
  await pause((await all.mentor()).mentorId, '2026-11-20', '2026-11-22');
  await pause((await all.mentor()).mentorId, '2026-11-24', null);
  const { mentorId: gone } = await all.mentor();
  await all.given.client.query(`update mentor set ended_at = $2 where id = $1`, [gone, NOW]);
  const founder = await all.given.member(all.network, { hours: 10 });
  await all.make(founder, { skill: 'pitching', stage: 'PROTOTYPE', start: '2026-11-24T13:00:00Z', mode: 'VIDEO' });

  const { stages, skills, unanswered } = (await all.ask<{ mentorCoverage: Coverage }>(COVERAGE, {}, admin))
    .mentorCoverage;
  const at = (code: string, stage: string) => {
    const row = skills.find(({ skill }) => skill.code === code)!;
    return [row.mentors[stages.indexOf(stage)], row.requests[stages.indexOf(stage)]];
  };
  // Without a pause, one whose pause is over and one whose pause has not begun; fewer than five requests are not counted exactly.
  expect(at('fundraising', 'PROTOTYPE')).toEqual([4, 0]);
  expect(at('fundraising', 'IDEATION')).toEqual([1, 0]);
  expect(at('fundraising', 'LAUNCH')).toEqual([0, 0]);
  expect(at('pitching', 'PROTOTYPE')).toEqual([1, null]);
  expect(unanswered).toEqual([]);
});
