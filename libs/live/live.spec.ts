import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  givenAppointment,
  givenMentor,
  startApi,
  violations,
} from '#libs/testing';
import { LiveClient } from './live-client.fixture.js';
import { pruneNotices } from './live-feed.queries.js';
import { Database } from '#libs/platform';

const NOW = '2026-11-23T08:00:00Z';
const SIGN_OUT = `mutation { signOut { __typename } }`;

let database: TestDatabase;
let given: Given;
let api: TestApi;
let url: string;
let lyon: GivenNetwork;
let client: BookingClient;
let room: GivenSpace;
let staff: GivenMember;
let awa: GivenMember;
let clients: LiveClient[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
  url = await api.listen();
  client = new BookingClient(api, lyon);
  room = await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  awa = await given.member(lyon);
}, 60_000);
afterEach(async () => {
  for (const each of clients) each.close();
  clients = [];
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`delete from throttle`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function follow(as: GivenMember | undefined, topics: string, headers: Record<string, string> = {}, more = '') {
  const one = await LiveClient.open(url, `/lyon/live?topics=${topics}${more}`, as, headers);
  clients.push(one);
  return one;
}
let hours = 0;
/** Books the next free hour. @returns the code */
async function book(member = awa): Promise<string> {
  const start = Temporal.Instant.from('2026-11-24T08:00:00Z').add({
    hours: 24 * Math.floor(hours / 8) + (hours++ % 8),
  });
  return (await client.proposeAndBook(member, room, start.toString())).code;
}
const planning = () => `planning:${room.venueId}`;
const free = () => `free:${room.venueId}`;

describe('a stream', () => {
  it('tells the member, the staff and the readers of free times that something changed, and nothing else', async () => {
    const [mine, team, visitor] = await Promise.all([
      follow(awa, 'agenda'),
      follow(staff, planning()),
      follow(await given.member(lyon), `agenda,${free()}`),
    ]);
    await book();
    await Promise.all([mine.changed('agenda'), team.changed(planning()), visitor.changed(free())]);
    await sleep(1_500);
    expect(visitor.changes('agenda')).toEqual([]);
    for (const { events } of [mine, team, visitor])
      for (const { event, data } of events)
        expect(Object.keys(data ?? {})).toEqual(event === 'ready' ? ['topics', 'resumed'] : ['topic', 'version']);
  });

  it('tells each change once, with versions that grow', async () => {
    const mine = await follow(awa, 'agenda');
    const code = await book();
    const first = await mine.changed('agenda');
    await client.cancel(awa, code, randomUUID());
    const second = await mine.changed('agenda', 1);
    expect(BigInt(second.data!.version!)).toBeGreaterThan(BigInt(first.data!.version!));
    await sleep(1_500);
    expect(mine.changes('agenda')).toHaveLength(2);
  });

  it('tells about the bell, arrivals, opening hours and places in sessions', async () => {
    const [mine, team] = await Promise.all([follow(awa, 'agenda,notifications'), follow(staff, planning())]);
    await given.client.query(
      `insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, created_at)
       values ($1, $2, 'booking.reminder', uuidv7(), now(), '{}', true, now())`,
      [lyon.id, awa.accountId],
    );
    await mine.changed('notifications');
    await given.client.query(`update open_interval set ends_at = ends_at where network_id = $1 and calendar_id =
      (select calendar_id from resource where network_id = $1 and id = (select resource_id from space where id = $2))`, [lyon.id, room.id]); // prettier-ignore
    await team.changed(planning());
    expect(mine.changes('agenda')).toEqual([]);
    const code = await book();
    await team.changed(planning(), 1);
    await sleep(1_200);
    const seen = [team.changes(planning()).length, mine.changes('agenda').length];
    await given.client.query(
      `insert into check_in (network_id, booking_id, at, how, by_id, entered_at)
       select network_id, id, now(), 'STAFF', $2, now() from booking where code = $1`,
      [code, staff.id],
    );
    await Promise.all([team.changed(planning(), seen[0]), mine.changed('agenda', seen[1])]);
    await given.client.query(`delete from check_in`);
  });

  it('tells both sides of an appointment', async () => {
    const guide = await given.member(lyon);
    const [mine, theirs] = await Promise.all([follow(awa, 'agenda'), follow(guide, 'agenda')]);
    const mentor = await givenMentor(given, lyon, guide.id);
    await givenAppointment(given, lyon, {
      founderId: awa.id,
      mentor,
      mentorMemberId: guide.id,
      code: 'LIVEAPPT',
      start: '2026-12-10T09:00:00Z',
    });
    await Promise.all([mine.changed('agenda'), theirs.changed('agenda')]);
  });

  it('is not a document that others may keep or read', async () => {
    const { headers } = await follow(awa, 'agenda');
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('ends when the server stops', async () => {
    const other = await startApi(database.url, { now: NOW });
    const one = await LiveClient.open(await other.listen(), '/lyon/live?topics=agenda', awa);
    await other.close();
    await one.ended();
  });
});

describe('who may follow what', () => {
  it('is checked for each topic, and the others go on', async () => {
    const elsewhere = await given.space(lyon, { kind: 'MEETING_ROOM' });
    const one = await follow(staff, `agenda,${planning()},planning:${elsewhere.venueId}`);
    expect(one.opened.data!.topics).toEqual(['agenda', planning()]);
  });

  it('leaves strangers, other venues, administrators and other networks without the planning of a venue', async () => {
    const elsewhere = await given.space(lyon, { kind: 'MEETING_ROOM' });
    const nantes = await given.network('nantes');
    for (const other of [
      awa,
      await given.member(lyon, { role: 'VENUE_MANAGER', venueId: elsewhere.venueId }),
      await given.member(lyon, { role: 'NETWORK_ADMIN' }),
      await given.member(nantes, { role: 'NETWORK_ADMIN' }),
    ])
      expect((await follow(other, planning())).status).toBe(403);
  });

  it('needs a session, and topics that exist', async () => {
    expect((await follow(undefined, 'agenda')).status).toBe(401);
    expect((await follow({ ...awa, secret: 'wrong' }, 'agenda')).status).toBe(401);
    expect((await follow(awa, 'bookings')).status).toBe(400);
    expect((await LiveClient.open(url, '/lyon/live', awa)).status).toBe(400);
    expect((await LiveClient.open(url, '/nowhere/live?topics=agenda', awa)).status).toBe(404);
  });

  it('hides the free times of a venue that is not published', async () => {
    const hidden = await given.space(lyon, { kind: 'MEETING_ROOM' });
    await given.client.query(`update venue set published_at = null where id = $1`, [hidden.venueId]);
    const manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: hidden.venueId });
    expect((await follow(awa, `free:${hidden.venueId}`)).status).toBe(403);
    expect((await follow(manager, `free:${hidden.venueId}`)).status).toBe(200);
  });

  it('is checked again within a minute: a revoked role loses its topic', async () => {
    const other = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
    const one = await follow(other, `agenda,${planning()}`);
    await given.client.query(`update role_grant set revoked_at = now() where member_id = $1`, [other.id]);
    api.clock.advance({ seconds: 60 });
    expect((await one.next('topics')).data!.topics).toEqual(['agenda']);
    const seen = one.changes(planning()).length;
    await book();
    await sleep(1_500);
    expect([one.changes(planning()).length, one.isOver]).toEqual([seen, false]);
  });

  it('is checked again within a minute: without any topic left the stream ends', async () => {
    const other = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
    const one = await follow(other, planning());
    await given.client.query(`update role_grant set revoked_at = now() where member_id = $1`, [other.id]);
    api.clock.advance({ seconds: 60 });
    await one.ended();
  });

  it('ends the stream of a session within a minute after its sign-out', async () => {
    const other = await given.member(lyon);
    const [one, unconcerned] = await Promise.all([follow(other, 'agenda'), follow(awa, 'agenda')]);
    expect((await api.ask('lyon', SIGN_OUT, {}, other)).errors).toBeUndefined();
    api.clock.advance({ seconds: 60 });
    await one.ended();
    expect(unconcerned.isOver).toBe(false);
    expect((await follow(other, 'agenda')).status).toBe(401);
  });

  it('does not extend the session', async () => {
    const other = await given.member(lyon);
    await follow(other, 'agenda');
    api.clock.advance({ seconds: 60 });
    await sleep(1_500);
    const { seen } = await given.one<{ seen: Date }>(
      `select last_seen_at as seen from sign_in_session where account_id = $1`,
      [other.accountId],
    );
    expect(seen.toISOString()).toBe('2026-11-01T00:00:00.000Z');
  });
});

describe('a stream that is opened again', () => {
  it('goes on where the last one ended', async () => {
    const before = await follow(awa, 'agenda,notifications');
    before.close();
    await book();
    const after = await follow(awa, 'agenda,notifications', { 'last-event-id': before.lastId });
    expect(after.opened.data!.resumed).toBe(true);
    await after.changed('agenda');
    await sleep(1_200);
    expect(after.changes('notifications')).toEqual([]);
    const quiet = await follow(awa, 'agenda', {}, `&since=${encodeURIComponent(after.lastId)}`);
    await sleep(1_200);
    expect([quiet.opened.data!.resumed, quiet.changes('agenda')]).toEqual([true, []]);
  });

  it('misses no change of a transaction that was under way when the last one ended', async () => {
    const slow = await Given.on(database.url);
    await slow.client.query('begin');
    await slow.client.query(`insert into live_notice (network_id, topic, subject_id) values ($1, 'AGENDA', $2)`, [lyon.id, awa.id]); // prettier-ignore
    const before = await follow(awa, 'agenda');
    await given.client.query(`insert into live_notice (network_id, topic, subject_id) values ($1, 'AGENDA', $2)`, [lyon.id, awa.id]); // prettier-ignore
    await before.changed('agenda');
    before.close();
    await slow.client.query('commit');
    await slow.end();
    const after = await follow(awa, 'agenda', { 'last-event-id': before.lastId });
    expect([after.opened.data!.resumed, after.changes('agenda').length]).toEqual([true, 1]);
  });

  it.each(['x', `${'9'.repeat(50)}`, `1b4e28ba-2fa1-41d2-883f-0016d3cca427.1.1:1:`, "'; drop table live_notice; --"])(
    'starts afresh after the made-up position %j',
    async (position) => {
      const one = await follow(awa, 'agenda', { 'last-event-id': position });
      expect(one.opened.data!.resumed).toBe(false);
      await book();
      await one.changed('agenda');
    },
  );

  it('starts afresh when the feeds were emptied meanwhile, and open streams are told that everything may have changed', async () => {
    const one = await follow(awa, 'agenda,notifications');
    await given.client.query('truncate live_notice, availability_feed');
    await given.client.query('insert into availability_feed default values');
    await Promise.all([one.changed('agenda'), one.changed('notifications')]);
    const after = await follow(awa, 'agenda', { 'last-event-id': one.events[0]!.id });
    expect(after.opened.data!.resumed).toBe(false);
  });
});

describe('limits', () => {
  it('leave an account six streams at the same time', async () => {
    const other = await given.member(lyon);
    for (let n = 0; n < 6; n++) expect((await follow(other, 'agenda')).status).toBe(200);
    const seventh = await follow(other, 'agenda');
    expect([seventh.status, seventh.headers['retry-after']]).toEqual([429, '60']);
    clients.find(({ isOver }) => !isOver)!.close();
    expect((await follow(awa, 'agenda')).status).toBe(200);
  });

  it('refuse a stream like any request when the server admits no more', async () => {
    const full = await startApi(database.url, { now: NOW, env: { ADMISSION_LIMITS: 'request.maxReserved=1' } });
    const base = await full.listen();
    const streams = [];
    for (let n = 0; n < 3; n++) streams.push(await LiveClient.open(base, '/lyon/live?topics=agenda', awa));
    // Open streams take nobody's turn; requests under way do.
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
    const held = full.app
      .get((await import('#libs/platform')).Admission)
      .reserve('request', { kind: 'network', id: 'x' }, 1);
    expect((await LiveClient.open(base, '/lyon/live?topics=agenda', awa)).status).toBe(503);
    held.release();
    await full.close();
  });

  it('delete notices after an hour', async () => {
    await given.client.query(`update live_notice set changed_at = now() - interval '61 minutes'`);
    await given.client.query(`insert into live_notice (network_id, topic) values ($1, 'AGENDA')`, [lyon.id]);
    await pruneNotices(api.app.get(Database).open, 60);
    expect(await given.one(`select count(*)::int as count from live_notice`)).toEqual({ count: 1 });
  });
});
