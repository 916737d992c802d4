import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '#libs/platform';
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
import { queueOverdueReadings } from '../index.js';
import { ImportCalendar } from './import-calendar.js';

const NOW = '2026-11-23T08:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: BookingClient;
let room: GivenSpace;
let staff: GivenMember;
let camille: GivenMember;
let server: Server;
let address: string;
/** What the server answers: events, or a status. */
let events: string[] | number = [];

beforeAll(async () => {
  server = createServer((_request, response) => {
    if (typeof events === 'number') return void response.writeHead(events).end();
    const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
    response.writeHead(200, { 'content-type': 'text/calendar' }).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  address = `http://${host}/a-secret-address.ics`;
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW, env: { FETCH_PRIVATE_HOSTS: host } });
  client = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  events = [];
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  camille = await given.member(lyon);
});
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`update space set withdrawn_at = now()`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
  server.close();
  server.closeAllConnections();
});

const event = (uid: string, start: string, end: string, ...more: string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, `DTSTART:${start}`, `DTEND:${end}`, ...more, 'END:VEVENT'].join('\r\n');
const ADD = `mutation ($input: AddOutsideCalendarInput!, $key: ID!) { addOutsideCalendar(input: $input, idempotencyKey: $key) { __typename
  ... on OutsideCalendarAdded { calendar { id host readAt isStale problem ownUses } } ... on OpeningRefused { code message } } }`;
const REMOVE = `mutation ($id: ID!) { removeOutsideCalendar(id: $id) { __typename ... on OpeningRefused { code } } }`;
const LIST = `query ($venueId: ID!) { outsideCalendars(venueId: $venueId) { totalCount edges { node { id host readAt isStale problem ownUses space { id } } } } }`;
const USES = `query ($venueId: ID!) { ownUses(venueId: $venueId) { edges { node { id start end title imported conflicts { bookingCode start end } } } } }`;
interface Added {
  __typename: string;
  code?: string;
  message?: string;
  calendar?: Listed;
}
interface Listed {
  id: string;
  host: string;
  readAt: string | null;
  isStale: boolean;
  problem: string | null;
  ownUses: number;
}
interface Use {
  id: string;
  start: string;
  end: string;
  title: string;
  imported: boolean;
  conflicts: { bookingCode: string | null }[];
}

let keys = 0;
async function call<Data>(query: string, variables: object, as = staff): Promise<Data> {
  const { data, errors } = await api.ask<Data>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
async function add(
  more: { address?: string; allDayBlocks?: boolean; key?: string; as?: GivenMember } = {},
): Promise<Added> {
  const { as = staff, key = `calendar-key-${++keys}`, ...input } = more;
  const sent = { spaceId: room.id, address, ...input };
  return (await call<{ addOutsideCalendar: Added }>(ADD, { input: sent, key }, as)).addOutsideCalendar;
}
const uses = async (as = staff): Promise<Use[]> =>
  (await call<{ ownUses: { edges: { node: Use }[] } }>(USES, { venueId: room.venueId }, as)).ownUses.edges.map(
    ({ node }) => node,
  );
const calendars = async (): Promise<Listed[]> =>
  (
    await call<{ outsideCalendars: { edges: { node: Listed }[] } }>(LIST, { venueId: room.venueId })
  ).outsideCalendars.edges.map(({ node }) => node);
/** Does the next reading of a calendar, as the worker would. */
async function read(calendarId: string): Promise<void> {
  const { runs } = await given.one<{ runs: number }>(`select runs from outside_calendar where id = $1`, [calendarId]);
  await api.app.get(ImportCalendar).read({ calendarId, run: runs }, { networkId: lyon.id });
}
async function added(): Promise<string> {
  const { calendar } = await add();
  await read(calendar!.id);
  return calendar!.id;
}

describe('a calendar that a venue keeps elsewhere', () => {
  it('is read into own uses that nobody can book over, and follows every change', async () => {
    events = [
      event('1', '20261124T090000Z', '20261124T100000Z', 'SUMMARY:Rendez-vous de Mme Dupont'),
      event('2', '20261126T091000Z', '20261126T095000Z', 'RRULE:FREQ=DAILY;COUNT=2'),
    ];
    const id = await added();
    expect(await uses()).toMatchObject([
      { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z', title: '', imported: true, conflicts: [] },
      { start: '2026-11-26T09:10:00Z' },
      { start: '2026-11-27T09:10:00Z' },
    ]);
    expect(await calendars()).toMatchObject([{ id, problem: null, isStale: false, ownUses: 3, readAt: NOW }]);
    for (const start of ['2026-11-24T09:30:00Z', '2026-11-26T09:00:00Z'])
      expect(await client.offer(camille, room, start, 60)).toBeUndefined();

    events = [event('1', '20261124T093000Z', '20261124T110000Z')];
    await read(id);
    expect(await uses()).toMatchObject([{ start: '2026-11-24T09:30:00Z', end: '2026-11-24T11:00:00Z' }]);
    await client.proposeAndBook(camille, room, '2026-11-26T09:00:00Z');
    const [{ id: same }] = (await uses()) as [Use];
    await read(id);
    expect((await uses()).map((use) => use.id)).toEqual([same]);
  });

  it('never takes time from a booking: the venue sees the conflict, and gets the time once the booking is cancelled', async () => {
    const { code } = await client.proposeAndBook(camille, room, '2026-11-25T10:00:00Z');
    events = [event('1', '20261125T080000Z', '20261125T170000Z')];
    const id = await added();
    expect((await uses())[0]!.conflicts).toMatchObject([{ bookingCode: code }]);
    for (const start of ['2026-11-25T09:00:00Z', '2026-11-25T11:00:00Z'])
      expect(await client.offer(await given.member(lyon), room, start, 60)).toBeUndefined();
    await client.cancel(camille, code);
    await read(id);
    expect((await uses())[0]!.conflicts).toEqual([]);
    expect(await client.offer(camille, room, '2026-11-25T10:00:00Z', 60)).toBeUndefined();
  });

  it('stays as it was while it cannot be read, says why, and is stale after six hours', async () => {
    events = [event('1', '20261124T090000Z', '20261124T100000Z')];
    const id = await added();
    events = 404;
    api.clock.set('2026-11-23T14:15:00Z');
    await read(id);
    expect(await calendars()).toMatchObject([
      { isStale: true, ownUses: 1, readAt: NOW, problem: expect.stringContaining('Copiez de nouveau l’adresse') },
    ]);
    const { next, failures } = await given.one<{ next: Date; failures: number }>(
      `select next_at as next, failures from outside_calendar where id = $1`,
      [id],
    );
    expect(failures).toBe(1);
    expect(next.getTime() - Date.parse('2026-11-23T14:15:00Z')).toBeGreaterThanOrEqual(30 * 60_000);
    events = [];
    await read(id);
    expect(await calendars()).toMatchObject([{ isStale: false, ownUses: 0, problem: null }]);
  });

  it('is read by one worker a time, in a chain that is taken up again when it broke', async () => {
    const { calendar } = await add();
    const run = () => api.app.get(ImportCalendar).read({ calendarId: calendar!.id, run: 0 }, { networkId: lyon.id });
    await Promise.all([run(), run(), run()]);
    const jobs = () =>
      given.client.query(`select key from outbox where topic = 'openings.readCalendar' and subject_id = $1`, [
        calendar!.id,
      ]);
    expect((await jobs()).rows).toHaveLength(2);
    await given.client.query(`delete from outbox where subject_id = $1`, [calendar!.id]);
    api.clock.set('2026-11-23T10:00:00Z');
    const resume = () =>
      api.app.get(Database).inTransaction(lyon.id, (tx) => queueOverdueReadings(tx, api.clock.now()));
    await resume();
    expect((await jobs()).rows).toHaveLength(1);
  });

  it('is removed with what was read from it', async () => {
    events = [event('1', '20261124T090000Z', '20261124T100000Z')];
    const id = await added();
    const [use] = await uses();
    const remove = `mutation ($id: ID!) { removeOwnUse(id: $id) { ... on OpeningRefused { code } } }`;
    expect(await call(remove, { id: use!.id })).toEqual({ removeOwnUse: { code: 'IMPORTED' } });
    expect(await call(REMOVE, { id })).toEqual({ removeOutsideCalendar: { __typename: 'OutsideCalendarRemoved' } });
    expect([await calendars(), await uses()]).toEqual([[], []]);
    await read(id);
    expect(await uses()).toEqual([]);
    await client.proposeAndBook(camille, room, '2026-11-24T09:00:00Z');
  });

  it('is refused with what to do when its address cannot be fetched from, is not of one’s venue, or is the sixth', async () => {
    expect(await add({ address: 'https://10.0.0.1/a.ics' })).toMatchObject({
      code: 'BAD_ADDRESS',
      message: expect.stringContaining('internet public'),
    });
    expect(await add({ address: 'http://example.org/a.ics' })).toMatchObject({
      code: 'BAD_ADDRESS',
      message: expect.stringContaining('https://'),
    });
    expect(await add({ as: camille })).toMatchObject({ code: 'NOT_FOUND' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => add()));
    expect(answers.filter(({ calendar }) => calendar).length).toBeLessThanOrEqual(5);
    for (let n = 0; n < 5; n++) await add();
    expect(await calendars()).toHaveLength(5);
    expect((await add()).code).toBe('TOO_MANY_CALENDARS');
  });

  it('has an address that is stored encrypted and shown to nobody', async () => {
    const { calendar } = await add();
    expect(JSON.stringify([calendar, await calendars()])).not.toContain('a-secret-address');
    const { rows } = await given.client.query(`select * from outside_calendar c, outbox o where o.subject_id = c.id`);
    expect(JSON.stringify(rows)).not.toContain('a-secret-address');
    await given.client.query(`update outside_calendar set sealed_address = '\\x00' where id = $1`, [calendar!.id]);
    await read(calendar!.id);
    expect(await calendars()).toMatchObject([{ problem: expect.stringContaining('ajoutez-le de nouveau') }]);
  });
});
