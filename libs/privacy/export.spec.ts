import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { declaredTables } from '#libs/platform';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { countRowsMentioning } from './grep.fixture.js';
import { PERSON, NEIGHBOUR, type WholePerson, wholePerson } from './whole-person.fixture.js';

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
const clearRateLimits = () => given.client.query(`delete from throttle`);

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  const networks = [await given.network('lyon'), await given.network('nantes')];
  person = await wholePerson(given, networks, PERSON);
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

describe('the export of personal data', () => {
  it('contains every row about the person from both networks, as JSON and as CSV', async () => {
    const found = await files();
    const whole = JSON.parse(found['mes-donnees.json']!) as Record<string, Record<string, unknown>[]>;
    const expected = await countRowsMentioning(given, [
      person.accountId,
      PERSON.email,
      PERSON.name,
      ...person.networks.map(({ memberId }) => memberId),
    ]);
    expect(Object.keys(expected).length).toBeGreaterThan(20);
    // The neighbour's address contains the person's, so the search finds theirs too where an address is written.
    const ofTheNeighbour = await countRowsMentioning(given, [NEIGHBOUR.email]);
    for (const [table, rows] of Object.entries(expected)) {
      if (table === 'live_notice') continue; // says that something changed, to open pages, and is gone within the hour
      const own = rows - (ofTheNeighbour[table] ?? 0);
      const isWhole = (whole[table]?.length ?? 0) >= own;
      expect([table, isWhole]).toEqual([table, true]);
      if (own === 0) continue;
      const asCsv = parse(found[`${table}.csv`]!, { columns: true }) as unknown[];
      expect([table, asCsv.length]).toEqual([table, whole[table]!.length]);
    }
  });

  it('contains rows from every table that is declared personal', async () => {
    const whole = JSON.parse((await files())['mes-donnees.json']!) as Record<string, unknown[]>;
    const personal = declaredTables().filter(({ kind }) => kind === 'PERSONAL');
    expect(personal.filter(({ name }) => !whole[name]?.length).map(({ name }) => name)).toEqual([]);
  });

  it('contains no data about anybody else', async () => {
    const text = Object.values(await files()).join('\n');
    const { accountId, networks } = neighbour;
    for (const detail of [
      NEIGHBOUR.name,
      NEIGHBOUR.email,
      NEIGHBOUR.userAgent,
      accountId,
      ...networks.map(({ memberId }) => memberId),
    ])
      expect(text).not.toContain(detail);
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

  it('writes an audit entry for each download', async () => {
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

describe('the link to an export', () => {
  it('works only in the session that requested it', async () => {
    await clearRateLimits();
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

  it('expires after five minutes', async () => {
    const { url } = await ask(person);
    api.clock.advance({ minutes: 5 });
    expect((await download(url, person)).statusCode).toBe(404);
    api.clock.advance({ minutes: -5 });
  });

  it('requires a recent sign-in', async () => {
    await signedInAt('2026-11-23T07:49:00Z');
    expect((await ask(person)).__typename).toBe('RecentSignInNeeded');
    await signedInAt(NOW);
  });

  it('refuses the eleventh request within an hour', async () => {
    await clearRateLimits();
    for (let i = 0; i < 10; i++) expect((await ask(person)).__typename).toBe('MyDataReady');
    const refused = await api.ask('lyon', EXPORT, {}, person);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    await clearRateLimits();
  });
});
