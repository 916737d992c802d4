import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { declaredTables } from '#libs/platform';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { rowsWith } from './grep.fixture.js';
import { MARKS, NEIGHBOUR, type WholePerson, wholePerson } from './whole-person.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
const EXPORT = `mutation { exportMyData { __typename ... on MyDataReady { url expiresAt } ... on RecentSignInNeeded { message } } }`;

let database: TestDatabase;
let given: Given;
let api: TestApi;
let person: WholePerson;
let neighbour: WholePerson;

interface Ready {
  __typename: string;
  url: string;
  expiresAt: string;
  message: string;
}
const ask = async (as: { secret: string }) =>
  (await api.ask<{ exportMyData: Ready }>('lyon', EXPORT, {}, as)).data.exportMyData;
const download = (url: string, as?: { secret: string }) =>
  api.app.inject({ url, headers: as ? { cookie: `traboule=${as.secret}` } : {} });
const signedInAt = (at: string) =>
  given.client.query(
    `update sign_in_session set created_at = $2, second_factor_at = null, renew = false where account_id = $1`,
    [person.accountId, at],
  );
const forgetTries = () => given.client.query(`delete from throttle`);

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  const networks = [await given.network('lyon'), await given.network('nantes')];
  person = await wholePerson(given, networks, MARKS);
  neighbour = await wholePerson(given, networks, NEIGHBOUR);
  await signedInAt(NOW);
  api = await startApi(database.url, { now: NOW });
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function files(): Promise<Record<string, string>> {
  const { statusCode, rawPayload, headers } = await download((await ask(person)).url, person);
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/zip', 'no-store']);
  const zip = unzipSync(new Uint8Array(rawPayload));
  return Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe('the export of a person’s data', () => {
  it('holds every row about the person, of both networks, as JSON and as CSV', async () => {
    const found = await files();
    const whole = JSON.parse(found['mes-donnees.json']!) as Record<string, Record<string, unknown>[]>;
    const expected = await rowsWith(given, [
      person.accountId,
      MARKS.email,
      MARKS.name,
      ...person.networks.map(({ memberId }) => memberId),
    ]);
    expect(Object.keys(expected).length).toBeGreaterThan(20);
    // The neighbour's address contains the person's, so the search finds theirs too where an address is written.
    const ofTheNeighbour = await rowsWith(given, [NEIGHBOUR.email]);
    for (const [table, rows] of Object.entries(expected)) {
      const own = rows - (ofTheNeighbour[table] ?? 0);
      const isWhole = (whole[table]?.length ?? 0) >= own;
      expect([table, isWhole]).toEqual([table, true]);
      if (own === 0) continue;
      const asCsv = parse(found[`${table}.csv`]!, { columns: true }) as unknown[];
      expect([table, asCsv.length]).toEqual([table, whole[table]!.length]);
    }
  });

  it('has something of every table that is declared personal', async () => {
    const whole = JSON.parse((await files())['mes-donnees.json']!) as Record<string, unknown[]>;
    const personal = declaredTables().filter(({ kind }) => kind === 'PERSONAL');
    expect(personal.filter(({ name }) => !whole[name]?.length).map(({ name }) => name)).toEqual([]);
  });

  it('says nothing about anybody else', async () => {
    const text = Object.values(await files()).join('\n');
    const { accountId, networks } = neighbour;
    for (const mark of [
      NEIGHBOUR.name,
      NEIGHBOUR.email,
      NEIGHBOUR.userAgent,
      accountId,
      ...networks.map(({ memberId }) => memberId),
    ])
      expect(text).not.toContain(mark);
  });

  it('contains no secret', async () => {
    const text = (await files())['mes-donnees.json']!;
    expect(text).not.toContain('$argon2id$');
    expect(text).not.toMatch(/hash|secret|public_key|id_token|payload/);
  });

  it('explains each part in the language of the person', async () => {
    const readMe = (await files())['LISEZ-MOI.txt']!;
    expect(readMe).toContain('booking (2)');
    expect(readMe).toContain('Durée de conservation: 12 mois, même après effacement du compte');
  });

  it('is written in the audit log each time it is downloaded', async () => {
    const count = async () =>
      (
        await given.one<{ n: number }>(
          `select count(*)::int n from audit_entry where action = 'DATA_EXPORTED' and actor_id = $1`,
          [person.accountId],
        )
      ).n;
    const before = await count();
    await files();
    expect(await count()).toBe(before + 1);
  });
});

describe('the link of an export', () => {
  it('works in the session that asked for it and in no other', async () => {
    await forgetTries();
    const { url } = await ask(person);
    for (const other of [undefined, neighbour]) expect((await download(url, other)).statusCode).toBe(404);
    expect(
      (
        await download(
          url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
          person,
        )
      ).statusCode,
    ).toBe(404);
    expect((await download('/lyon/my-data.zip', person)).statusCode).toBe(404);
    expect((await download(url, person)).statusCode).toBe(200);
  });

  it('is over after five minutes', async () => {
    const { url } = await ask(person);
    api.clock.advance({ minutes: 5 });
    expect((await download(url, person)).statusCode).toBe(404);
    api.clock.advance({ minutes: -5 });
  });

  it('is given to people who signed in a moment ago only', async () => {
    await signedInAt('2026-11-23T07:49:00Z');
    expect((await ask(person)).__typename).toBe('RecentSignInNeeded');
    await signedInAt(NOW);
  });

  it('is refused to people who ask for the eleventh time in an hour', async () => {
    await forgetTries();
    for (let i = 0; i < 10; i++) expect((await ask(person)).__typename).toBe('MyDataReady');
    const refused = await api.ask('lyon', EXPORT, {}, person);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    await forgetTries();
  });
});
