import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type GivenMember, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing'; // prettier-ignore
import { ProfileClient, emptyProfile } from './profile-client.fixture.js';

const CREATE = `mutation ($input: ProjectInput!, $stage: ProjectStage!, $key: ID!) { result: createProject(input: $input, stage: $stage, idempotencyKey: $key) { ... on Project { id } } }`;
const BLOCK = `mutation ($id: ID!) { result: blockMember(id: $id) { __typename } }`;

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: ProfileClient;
const people: Record<string, GivenMember> = {};

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url);
  client = new ProfileClient(api, 'lyon');
  const filled: Record<string, object> = {
    'Élodie Perrin': { skills: [{ code: 'laser-cutting', level: 'LEARNING' }], headline: 'Bijoux en bois' },
    'Karim Benali': { skills: [{ code: 'laser-cutting', level: 'CAN_TEACH' }], languages: ['ar', 'fr'] },
    'Zoé Laser': { headline: 'Ostéopathe' },
    'Yann Le Goff': { skills: [{ code: 'accounting', level: 'CAN_DO' }], offering: 'Relire un bilan' },
  };
  for (const [name, profile] of Object.entries(filled)) {
    people[name] = await given.member(lyon, { name });
    await client.fill(people[name], { ...emptyProfile('NETWORK'), ...profile });
  }
}, 60_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});
const me = () => people['Yann Le Goff']!;

describe('the directory of people', () => {
  it('lists everybody by name, in pages', async () => {
    expect(await client.namesFound({}, me())).toEqual(['Élodie Perrin', 'Karim Benali', 'Yann Le Goff', 'Zoé Laser']);
    const first = await client.people({ first: 3 }, me());
    const second = await client.people({ first: 3, after: first.pageInfo.endCursor }, me());
    expect([first.totalCount, first.edges.length, first.pageInfo.hasNextPage]).toEqual([4, 3, true]);
    expect(second.edges.map(({ node }) => node.name)).toEqual(['Zoé Laser']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    [{ words: 'elodie' }, ['Élodie Perrin']],
    [{ words: 'perin' }, ['Élodie Perrin']],
    [{ words: 'le goff' }, ['Yann Le Goff']],
    [{ words: 'bois' }, ['Élodie Perrin', 'Karim Benali']], // one works in wood, the other cuts it
    [{ words: 'bijoux' }, ['Élodie Perrin']],
    [{ words: 'laser' }, ['Zoé Laser', 'Élodie Perrin', 'Karim Benali']],
    [{ words: 'benali laser' }, ['Karim Benali']],
    [{ words: 'comptabilite' }, ['Yann Le Goff']],
    [{ words: 'comptabilté' }, ['Yann Le Goff']],
    [{ words: 'bookkeeping' }, ['Yann Le Goff']],
    [{ words: 'bilan' }, ['Yann Le Goff']],
    [{ words: 'xqzwv' }, []],
    [{ words: "'; drop table member; --" }, []],
    [{ skill: 'découpe laser' }, ['Karim Benali', 'Élodie Perrin']],
    [{ skill: 'laser cuter' }, ['Karim Benali', 'Élodie Perrin']],
    [{ skill: 'magie' }, []],
    [{ language: 'ar' }, ['Karim Benali']],
    [{ language: 'xx' }, []],
    [{ skill: 'laser', language: 'ar' }, ['Karim Benali']],
  ])('finds for %j: %j', async (filter, names) => {
    expect(await client.namesFound(filter, me())).toEqual(names);
  });

  it('shows anonymous visitors nobody who did not choose so', async () => {
    expect(await client.people({})).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('finds people by the stage of the projects that one may see', async () => {
    const input = { title: 'Fablab mobile', sector: 'industry', visibility: 'NETWORK' };
    const create = (visibility: string, stage: string) =>
      client.ask(CREATE, { input: { ...input, visibility }, stage, key: randomUUID() }, people['Karim Benali']);
    await create('NETWORK', 'LAUNCH');
    await create('NOBODY', 'PROTOTYPE');
    expect(await client.namesFound({ stage: 'LAUNCH' }, me())).toEqual(['Karim Benali']);
    expect(await client.namesFound({ stage: 'PROTOTYPE' }, me())).toEqual([]);
    expect(await client.namesFound({ stage: 'PROTOTYPE' }, people['Karim Benali'])).toEqual(['Karim Benali']);
    expect((await client.profile(people['Karim Benali']!.id, me()))!.projects).toMatchObject([{ title: 'Fablab mobile' }]); // prettier-ignore
  });

  it('hides those who blocked each other from each other, in lists and in counts', async () => {
    const [karim, zoe] = [people['Karim Benali']!, people['Zoé Laser']!];
    await client.ask(BLOCK, { id: karim.id }, zoe);
    expect(await client.namesFound({ words: 'laser' }, zoe)).toEqual(['Zoé Laser', 'Élodie Perrin']);
    expect(await client.namesFound({ words: 'laser' }, karim)).toEqual(['Élodie Perrin', 'Karim Benali']);
    expect((await client.people({ words: 'laser' }, karim)).totalCount).toBe(2);
    expect(await client.profile(karim.id, zoe)).toBeNull();
    expect(await client.profile(zoe.id, karim)).toBeNull();
    expect(await client.namesFound({ stage: 'LAUNCH' }, zoe)).toEqual([]);
  });

  it('refuses a cursor of something else', async () => {
    await expect(client.people({ after: 'WzFd' }, me())).rejects.toThrow('BAD_USER_INPUT');
  });
});

describe('the titles of jobs', () => {
  it('are found begun and misspelled', async () => {
    await given.client.query(
      `insert into job_title values (1, 'Tisserand / Tisserande', 'B1804'), (2, 'Comptable', 'M1203')`,
    );
    const find = async (text: string) =>
      (await client.ask<{ label: string }[]>(`query ($text: String!) { result: findJobTitles(text: $text) { label } }`, { text })).map(({ label }) => label); // prettier-ignore
    expect(await find('tiss')).toEqual(['Tisserand / Tisserande']);
    expect(await find('comptabel')).toEqual(['Comptable']);
    expect(await find('')).toEqual([]);
  });
});
