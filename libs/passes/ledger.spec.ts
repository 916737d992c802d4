import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, addInstrumentation } from '#libs/platform';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { grantLot } from './lot.fixture.js';
import { grantAllowances } from './grant-allowances.js';

const NOW = '2026-11-23T08:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookingClient: BookingClient;
let desk: GivenSpace;
let camille: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  desk = await given.space(lyon, { kind: 'DESK_AREA', capacity: 40 });
  api = await startApi(database.url, { now: NOW });
  bookingClient = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  camille = await given.member(lyon, { hours: null });
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

interface Ledger {
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: {
    node: {
      id: string;
      kind: string;
      at: string;
      creditMinutes: number;
      amountCents: number;
      bookingId: string | null;
    };
  }[];
}
const ledger = async (as = camille, first = 50, after: string | null = null): Promise<Ledger> => {
  const query = `query ($first: Int!, $after: String) { myPass { ledger(first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { id kind at creditMinutes amountCents bookingId } } } } }`;
  const { data, errors } = await api.ask<{ myPass: { ledger: Ledger } }>('lyon', query, { first, after }, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.myPass.ledger;
};
const lines = ({ edges }: Ledger) =>
  edges.map(({ node: { kind, creditMinutes, amountCents } }) => [kind, creditMinutes, amountCents]);

describe('the ledger', () => {
  it('lists credits and debits, newest first, that add up to what is left', async () => {
    await given.pass(lyon, camille.id, 90, '2026-11-01T00:00:00Z');
    const one = await bookingClient.proposeAndBook(camille, desk, '2026-11-25T09:00:00Z');
    api.clock.advance({ minutes: 1 });
    const two = await bookingClient.proposeAndBook(camille, desk, '2026-11-26T09:00:00Z');
    api.clock.advance({ minutes: 1 });
    await bookingClient.proposeAndBook(camille, desk, '2026-11-27T09:00:00Z');
    api.clock.advance({ minutes: 1 });
    await bookingClient.cancel(camille, two.code);
    const entries = await ledger();
    expect(lines(entries)).toEqual([
      ['REVERSAL', 30, -240],
      ['SALE', 0, 480],
      ['USE', -30, 240],
      ['USE', -60, 0],
      ['GRANT', 90, 0],
    ]);
    expect(entries.edges.map(({ node }) => node.bookingId)).toEqual([two.id, expect.any(String), two.id, one.id, null]);
    expect(entries.edges.reduce((sum, { node }) => sum + node.creditMinutes, 0)).toBe(30);
  });

  it('gives the same entries in pages of any size, also when entries share an instant', async () => {
    await given.pass(lyon, camille.id, 300, '2026-11-01T00:00:00Z');
    for (const day of [24, 25, 26, 27, 28, 29, 30]) {
      const { code } = await bookingClient.proposeAndBook(camille, desk, `2026-11-${day}T09:00:00Z`);
      if (day % 2) await bookingClient.cancel(camille, code);
    }
    const whole = await ledger();
    expect(whole.totalCount).toBe(whole.edges.length);
    for (const size of [1, 2, 3, 50]) {
      const seen: string[] = [];
      let page: Ledger | undefined;
      do {
        page = await ledger(camille, size, page?.pageInfo.endCursor);
        expect(page.totalCount).toBe(whole.totalCount);
        seen.push(...page.edges.map(({ node }) => node.id));
      } while (page.pageInfo.hasNextPage);
      expect(seen).toEqual(whole.edges.map(({ node }) => node.id));
    }
  });
});

describe('the bookings of ledger entries', () => {
  const PLACES = `{ myPass { ledger(first: 50) { edges { node { kind bookingId booking {
    id start end zone place } } } } } }`;
  interface Places {
    myPass: {
      ledger: { edges: { node: { kind: string; bookingId: string | null; booking: { id: string } | null } }[] };
    };
  }

  it('are read in as many statements for several entries as for one', async () => {
    await given.pass(lyon, camille.id, 2_400, '2026-11-01T00:00:00Z');
    const { place } = await given.one<{ place: string }>(
      `select s.name || ', ' || v.name as place from space s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) where s.id = $1`,
      [desk.id],
    );
    const read: string[] = [];
    const unwatch = addInstrumentation({
      start: ({ kind, name }) => {
        if (kind === 'sql') read.push(name);
        return { within: (run) => run(), end: () => {} };
      },
    });
    const ask = async () => {
      read.length = 0;
      const { data, errors } = await api.ask<Places>('lyon', PLACES, {}, camille);
      expect(errors).toBeUndefined();
      return data!.myPass.ledger.edges.map(({ node }) => node);
    };
    try {
      const first = await bookingClient.proposeAndBook(camille, desk, '2026-11-25T09:00:00Z');
      expect(await ask()).toMatchObject([
        {
          kind: 'USE',
          booking: {
            id: first.id,
            start: '2026-11-25T09:00:00Z',
            end: '2026-11-25T10:00:00Z',
            zone: 'Europe/Paris',
            place,
          },
        },
        { kind: 'GRANT', booking: null },
      ]);
      await ask(); // the directory is cached from now on
      const statementsForOne = [...read];
      expect(statementsForOne.filter((name) => name === 'booking.byItemIds')).toHaveLength(1);
      for (const day of [26, 27, 28]) await bookingClient.proposeAndBook(camille, desk, `2026-11-${day}T09:00:00Z`);
      const lines = await ask();
      expect(lines.map(({ bookingId }) => bookingId)).toEqual(lines.map(({ booking }) => booking?.id ?? null));
      expect(lines).toHaveLength(5);
      expect(read).toEqual(statementsForOne);
    } finally {
      unwatch();
    }
  });
});

describe('a team’s pass', () => {
  const join = (passId: string, memberId: string, from: string, until: string | null = null) =>
    given.client.query(`insert into pass_holder values ($1, $2, $3, tstzrange($4::timestamptz, $5::timestamptz))`, [
      lyon.id,
      passId,
      memberId,
      from,
      until,
    ]);

  it('shares its hours, while each member sees the grants and only their own uses', async () => {
    const pass = await given.pass(lyon, camille.id, 600, '2026-11-01T00:00:00Z');
    const [awa, stranger] = [await given.member(lyon, { hours: null }), await given.member(lyon)];
    await join(pass, awa.id, '2026-11-01T00:00:00Z');
    const mine = await bookingClient.proposeAndBook(camille, desk, '2026-11-25T09:00:00Z');
    const hers = await bookingClient.proposeAndBook(awa, desk, '2026-11-25T09:00:00Z', 120);
    expect(lines(await ledger(camille))).toEqual([
      ['USE', -60, 0],
      ['GRANT', 600, 0],
    ]);
    expect(lines(await ledger(awa))).toEqual([
      ['USE', -120, 0],
      ['GRANT', 600, 0],
    ]);
    const left = `{ myPass { creditMinutesLeft } }`;
    for (const holder of [camille, awa])
      expect((await api.ask('lyon', left, {}, holder)).data).toEqual({ myPass: { creditMinutesLeft: 420 } });
    expect((await ledger(stranger)).edges.map(({ node }) => node.bookingId)).not.toContain(mine.id);
    await bookingClient.cancel(awa, hers.code);
    expect((await ledger(camille)).totalCount).toBe(2);
    expect((await api.ask('lyon', left, {}, camille)).data).toEqual({ myPass: { creditMinutesLeft: 540 } });
  });

  it('shows each entry once to a member who left and came back, and none of the time in between', async () => {
    const pass = await given.pass(lyon, camille.id, 0, '2026-11-01T00:00:00Z');
    const awa = await given.member(lyon, { hours: null });
    await join(pass, awa.id, '2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z');
    await join(pass, awa.id, '2026-11-01T00:00:00Z');
    await grantLot(given, lyon, pass, {
      kind: 'CARRY',
      minutes: 77,
      from: '2026-10-05T00:00:00Z',
      until: '2026-10-20T00:00:00Z',
    });
    await grantLot(given, lyon, pass, { minutes: 500, from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' });
    await bookingClient.proposeAndBook(awa, desk, '2026-11-25T09:00:00Z');
    expect(lines(await ledger(awa))).toEqual([
      ['USE', -60, 0],
      ['GRANT', 500, 0],
    ]);
  });
});

describe('hours of future periods', () => {
  const open = (until = '2027-03-05T00:00:00Z') =>
    api.app
      .get(Database)
      .inTransaction(lyon.id, (tx) =>
        grantAllowances(tx, 'Europe/Paris', api.clock.now(), Temporal.Instant.from(until)),
      );
  const pass = async (anchor: string, until: string | null = null): Promise<string> => {
    const { id } = await given.one<{ id: string }>(
      `insert into pass (network_id, plan_id, owner_member_id, anchor_on, valid)
       values ($1, $2, $3, $4, tstzrange($4::date::timestamp at time zone 'Europe/Paris', $5::timestamptz)) returning id`,
      [lyon.id, lyon.planId, camille.id, anchor, until],
    );
    await given.client.query(
      `insert into pass_holder select network_id, id, owner_member_id, valid from pass where id = $1`,
      [id],
    );
    return id;
  };
  const lotsOf = async (passId: string) =>
    (
      await given.client.query<{ from: string; until: string; granted: number }>(
        `select to_char(lower(valid) at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as from, to_char(upper(valid) at time zone 'Europe/Paris', 'YYYY-MM-DD') as until,
                granted_minutes as granted from hours_lot where pass_id = $1 order by valid`,
        [passId],
      )
    ).rows.map(({ from, until, granted }) => `${from} ${until} ${granted}`);

  it('are granted once, however often and by however many processes', async () => {
    const id = await pass('2026-10-31');
    const count = async () => (await given.one<{ n: number }>(`select count(*)::int n from hours_lot`)).n;
    const before = await count();
    const granted = await Promise.all([open(), open(), open()]);
    expect(await open()).toBe(0);
    expect(granted.reduce((sum, n) => sum + n)).toBe((await count()) - before);
    expect(await lotsOf(id)).toEqual([
      '2026-10-31 00:00 2026-11-30 2400',
      '2026-11-30 00:00 2026-12-31 2400',
      '2026-12-31 00:00 2027-01-31 2400',
      '2027-01-31 00:00 2027-02-28 2400',
      '2027-02-28 00:00 2027-03-31 2400',
    ]);
    api.clock.set('2026-12-20T08:00:00Z');
    expect(await open('2027-04-02T00:00:00Z')).toBeGreaterThan(0);
    expect((await lotsOf(id)).at(-1)).toBe('2027-03-31 00:00 2027-04-30 2400');
  });

  it('appear in the ledger when their period begins, and can be booked earlier', async () => {
    await pass('2026-11-10');
    await open('2027-01-05T00:00:00Z');
    expect(lines(await ledger())).toEqual([['GRANT', 2_400, 0]]);
    const { charge } = await bookingClient.proposeAndBook(camille, desk, '2026-12-15T09:00:00Z');
    expect(charge).toMatchObject({ creditMinutesFromPass: 60, amountInclVatCents: 0 });
    api.clock.set('2026-12-10T00:00:00Z');
    expect(lines(await ledger())).toEqual(
      expect.arrayContaining([
        ['GRANT', 2_400, 0],
        ['GRANT', 2_400, 0],
        ['USE', -60, 0],
      ]),
    );
  });

  it('end with the pass, and a plan without hours grants none', async () => {
    const ending = await pass('2026-11-10', '2026-12-20T00:00:00Z');
    await open();
    expect((await lotsOf(ending)).map((line) => line.slice(0, 10))).toEqual(['2026-11-10', '2026-12-10']);
    const { id: bare } = await given.one<{ id: string }>(
      `insert into plan (network_id, code, name_fr, name_en, monthly_cents, included_minutes, valid) values ($1, 'PASS', 'Pass', 'Pass', 1200, 0, '[2020-01-01,)') returning id`,
      [lyon.id],
    );
    camille = await given.member(lyon, { hours: null });
    const without = await pass('2026-11-10');
    await given.client.query(`update pass set plan_id = $2 where id = $1`, [without, bare]);
    await open();
    expect(await lotsOf(without)).toEqual([]);
  });
});
