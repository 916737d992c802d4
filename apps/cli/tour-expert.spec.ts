import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadDemo } from '#libs/demo';
import { Signer } from '#libs/platform';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing';
import { tourExpert } from './tour-expert.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
beforeAll(async () => {
  database = await cloneDatabase();
  const now = Temporal.Now.instant();
  await loadDemo(database.url, { size: 'small', now });
  given = await Given.on(database.url);
  api = await startApi(database.url, { now: now.toString(), env: { DEMO: 'true' } });
}, 120_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

it('the chapter “expert” of the tour gets a mentor and a room in two requests, and leaves the mentor as before, twice', async () => {
  const origin = await api.listen();
  const lines: string[] = [];
  const findToken = async (_mentor: unknown, { code }: { code: string }) => {
    const { id, network } = await given.one<{ id: string; network: string }>(`select id, network_id as network from appointment where code = $1`, [code]); // prettier-ignore
    return new Signer(api.env.SECRET, 'mentor-ask').seal(JSON.stringify([network, id, 1]));
  };
  const mentors = () => given.one(`select jsonb_agg(to_jsonb(m) - 'version' order by m.id) as all from mentor m`);
  const before = await mentors();
  for (const _time of ['first', 'second']) await tourExpert(origin, 'lyon', findToken, (line) => lines.push(line));
  expect(lines).toHaveLength(16);
  expect(lines.filter((line) => line.includes('two requests'))).toHaveLength(4);
  expect(await mentors()).toEqual(before);
  expect(await violations(database.url)).toEqual([]);
}, 120_000);
