import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { until } from '#libs/testing';
import { AgendaBench, EVERY_DAY } from './agenda.fixture.js';
import { Availability } from './availability.js';
import { pruneFeed } from './availability.queries.js';
import { type FreeTime } from './rules/free-time.js';

const now = Temporal.Instant.from('2026-11-23T08:00Z');
const at = (time: string) => Temporal.Instant.from(`2026-11-24T${time}Z`);

describe('the availability cache', () => {
  let bench: AgendaBench;
  let calendar: string;
  let room: string;
  let availability: Availability;

  beforeAll(async () => {
    bench = await AgendaBench.start();
  });
  afterAll(() => bench?.end());

  beforeEach(async () => {
    bench.network = await bench.given.network();
    calendar = await bench.calendar();
    await bench.rule(calendar, EVERY_DAY, '08:00', '20:00');
    room = await bench.resource(calendar);
    await bench.open('2026-11-20', '2026-12-20', [calendar]);
    availability = new Availability(bench.database.open);
    await availability.waitUntilLoaded(bench.network.id, now);
  });

  const writer = async () => {
    const client = new pg.Client({ connectionString: bench.url });
    await client.connect();
    return client;
  };
  const take = (client: pg.Client, start: string, end: string) =>
    client.query<{ id: string }>(
      `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
       values ($1, $2, true, uuidv7(), tstzrange($3, $4), 'CONFIRMED') returning id`,
      [bench.network.id, room, at(start).toString(), at(end).toString()],
    );
  const freeIn = (time: FreeTime, start: string, end: string) =>
    time.during({ start: at(start), end: at(end) }, 1, now)!.isFree(time.resources.get(room)!);
  /** Reads the cache and fails if it reloads, so that a change must be applied by a refresh. */
  const isFree = async (start: string, end: string, of = availability) => {
    const time = await of.at(bench.network.id, now);
    if (!time) throw new Error('the cache is reloading');
    return freeIn(time, start, end);
  };

  /** While an older transaction runs anywhere in the cluster, in other databases too, changes stay and readers may reload. */
  const untilOlderTransactionsEnd = () =>
    until('older transactions of the cluster end', async () => {
      const { ended } = await bench.given.one<{ ended: boolean }>(
        `select pg_snapshot_xmin(pg_current_snapshot()) > max(changed_in) as ended from availability_change`,
      );
      return ended;
    });

  it('loads in the background and returns undefined until then', async () => {
    const fresh = new Availability(bench.database.open);
    expect(await fresh.at(bench.network.id, now)).toBeUndefined();
    expect(freeIn(await fresh.waitUntilLoaded(bench.network.id, now), '10:00', '11:00')).toBe(true);
  });

  it('shows taken, released and deleted time as soon as it is committed', async () => {
    const id = await bench.taken(room, '2026-11-24T10:00Z', '2026-11-24T11:00Z');
    expect(await isFree('10:00', '11:00')).toBe(false);
    await bench.given.client.query(`update allocation set state = 'CANCELLED' where id = $1`, [id]);
    expect(await isFree('10:00', '11:00')).toBe(true);
    await bench.given.client.query(`update allocation set state = 'CONFIRMED' where id = $1`, [id]);
    expect(await isFree('10:00', '11:00')).toBe(false);
    await bench.given.client.query(`delete from allocation where id = $1`, [id]);
    expect(await isFree('10:00', '11:00')).toBe(true);
  });

  it('shows the changes of a slow transaction after faster ones were already read', async () => {
    const [slow, slower] = [await writer(), await writer()];
    try {
      await slow.query('begin');
      await take(slow, '09:00', '10:00');
      await slower.query('begin');
      await take(slower, '10:00', '11:00');
      await bench.taken(room, '2026-11-24T12:00Z', '2026-11-24T13:00Z');
      expect([await isFree('09:00', '10:00'), await isFree('10:00', '11:00'), await isFree('12:00', '13:00')]).toEqual([true, true, false]); // prettier-ignore
      for (let n = 0; n < 5; n++) await bench.taken(room, `2026-11-25T1${n}:00Z`, `2026-11-25T1${n}:30Z`);
      expect(await isFree('09:00', '10:00')).toBe(true);
      await slower.query('commit');
      expect([await isFree('09:00', '10:00'), await isFree('10:00', '11:00')]).toEqual([true, false]);
      await slow.query('commit');
      expect([await isFree('09:00', '10:00'), await isFree('10:00', '11:00')]).toEqual([false, false]);
    } finally {
      await slow.end();
      await slower.end();
    }
  });

  it('never shows changes that were rolled back, fully or to a savepoint', async () => {
    const client = await writer();
    try {
      await client.query('begin');
      await take(client, '09:00', '10:00');
      await client.query('savepoint half');
      await take(client, '14:00', '15:00');
      await client.query('rollback to half');
      await client.query('commit');
      expect([await isFree('09:00', '10:00'), await isFree('14:00', '15:00')]).toEqual([false, true]);
      await client.query('begin');
      await take(client, '16:00', '17:00');
      expect(await isFree('16:00', '17:00')).toBe(true);
      await client.query('rollback');
      expect(await isFree('16:00', '17:00')).toBe(true);
    } finally {
      await client.end();
    }
  });

  it('shows changes of seats, opening hours and closures', async () => {
    const client = bench.given.client;
    await bench.rule(calendar, [1], '21:00', '22:00');
    await client.query(`update open_interval set ends_at = '2026-11-24T12:30Z' where calendar_id = $1 and starts_at < '2026-11-24T12:00Z' and ends_at > '2026-11-24T12:00Z'`, [calendar]); // prettier-ignore
    expect([await isFree('11:30', '12:30'), await isFree('12:00', '13:00')]).toEqual([true, false]);
    await bench.open('2026-11-24', '2026-11-25', [calendar]);
    expect(await isFree('12:00', '13:00')).toBe(true);
    const desks = await bench.resource(calendar, { exclusive: false });
    await availability.waitUntilLoaded(bench.network.id, now);
    const left = async (seats: number) => {
      const time = (await availability.at(bench.network.id, now))!;
      return time.during({ start: at('10:00'), end: at('11:00') }, seats, now)!.isFree(time.resources.get(desks)!);
    };
    const bucket = [bench.network.id, desks, '2026-11-24T10:45Z'];
    await client.query(`insert into seat_bucket values ($1, $2, $3, 6, 8)`, bucket);
    expect([await left(2), await left(3)]).toEqual([true, false]);
    await client.query(`update seat_bucket set used = 3 where (network_id, resource_id, at) = ($1, $2, $3)`, bucket);
    expect([await left(5), await left(6)]).toEqual([true, false]);
    await client.query(`delete from seat_bucket where (network_id, resource_id, at) = ($1, $2, $3)`, bucket);
    expect(await left(8)).toBe(true);
  });

  it('reloads after a change of resources or of many rows at once', async () => {
    const reload = async () => {
      expect(await availability.at(bench.network.id, now)).toBeUndefined();
      return availability.waitUntilLoaded(bench.network.id, now);
    };
    const other = await bench.resource(calendar);
    expect((await reload()).resources.has(other)).toBe(true);
    await bench.given.client.query(`update resource set lead_minutes = 60 where id = $1`, [other]);
    expect((await reload()).resources.get(other)!.leadMinutes).toBe(60);
    await bench.given.client.query(
      `insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
       select $1, $2, true, uuidv7(), tstzrange(d, d + interval '15 minutes'), 'CONFIRMED' from generate_series('2020-01-01Z'::timestamptz, '2026-11-30Z', '1 day') d`,
      [bench.network.id, other],
    );
    const time = await reload();
    const inSpan = time.during({ start: Temporal.Instant.from('2026-11-28T00:00Z'), end: Temporal.Instant.from('2026-11-28T00:15Z') }, 1, now)!; // prettier-ignore
    expect([inSpan.isFree(time.resources.get(other)!), time.lastObstacle(time.resources.get(other)!, time.window.first + 192, time.window.first + 193)]).toEqual([false, time.window.first + 192]); // prettier-ignore
    await bench.given.client.query('truncate allocation');
    await reload();
  });

  it('reloads when opening hours are computed beyond its window or its window is days old', async () => {
    await bench.open('2026-12-20', '2026-12-22', [calendar]);
    const lately = Temporal.Instant.from('2026-12-21T10:00Z');
    const isFreeOn = (time: FreeTime, start: Temporal.Instant) =>
      time.during({ start, end: start.add({ hours: 1 }) }, 1, now)!.isFree(time.resources.get(room)!);
    expect(isFreeOn((await availability.at(bench.network.id, now))!, lately)).toBe(true);
    await bench.open('2026-12-22', '2027-02-01', [calendar]);
    expect(await availability.at(bench.network.id, now)).toBeUndefined();
    expect(
      isFreeOn(await availability.waitUntilLoaded(bench.network.id, now), Temporal.Instant.from('2027-01-30T10:00Z')),
    ).toBe(true);
    expect(await availability.at(bench.network.id, now.add({ hours: 24 * 5 }))).toBeUndefined();
  });

  it('answers only from a refresh that started after the call', async () => {
    await bench.taken(room, '2026-11-24T18:00Z', '2026-11-24T18:15Z');
    const hour = (n: number) => `1${n}`;
    for (let n = 0; n < 8; n++) {
      // some calls are running when the change is committed; every later call must see it
      const before = Array.from({ length: 3 }, () => availability.at(bench.network.id, now));
      await bench.taken(room, `2026-11-24T${hour(n)}:00Z`, `2026-11-24T${hour(n)}:30Z`);
      const after = Array.from({ length: 3 }, () => isFree(`${hour(n)}:00`, `${hour(n)}:30`));
      expect(await Promise.all(after)).toEqual([false, false, false]);
      await Promise.all(before);
    }
  });

  it('reloads only in readers that missed pruned changes', async () => {
    const late = new Availability(bench.database.open);
    await late.waitUntilLoaded(bench.network.id, now);
    await bench.taken(room, '2026-11-24T10:00Z', '2026-11-24T11:00Z');
    await untilOlderTransactionsEnd();
    expect(await isFree('10:00', '11:00')).toBe(false);
    expect(await pruneFeed(bench.database.open, 60)).toBe(0);
    expect(await pruneFeed(bench.database.open, -1)).toBeGreaterThan(0);
    expect(await isFree('10:00', '11:00')).toBe(false);
    expect(await late.at(bench.network.id, now)).toBeUndefined();
    expect(freeIn(await late.waitUntilLoaded(bench.network.id, now), '10:00', '11:00')).toBe(false);
  });

  it('keeps the changes of open transactions when the feed is pruned', async () => {
    const slow = await writer();
    try {
      await slow.query('begin');
      await take(slow, '09:00', '10:00');
      expect(await isFree('09:00', '10:00')).toBe(true);
      await pruneFeed(bench.database.open, -1);
      await slow.query('commit');
      await pruneFeed(bench.database.open, 60);
      const time = await availability.waitUntilLoaded(bench.network.id, now);
      expect(freeIn(time, '09:00', '10:00')).toBe(false);
    } finally {
      await slow.end();
    }
  });

  it('reloads in a new epoch, after a crash or a restore', async () => {
    await bench.given.client.query('truncate availability_change, availability_feed'); // as recovery leaves tables without log
    await bench.given.client.query('alter table allocation disable trigger user');
    await bench.taken(room, '2026-11-24T10:00Z', '2026-11-24T11:00Z');
    await bench.given.client.query('alter table allocation enable trigger user');
    expect(await availability.at(bench.network.id, now)).toBeUndefined();
    expect(freeIn(await availability.waitUntilLoaded(bench.network.id, now), '10:00', '11:00')).toBe(false);
    await bench.taken(room, '2026-11-24T12:00Z', '2026-11-24T13:00Z');
    expect(await isFree('12:00', '13:00')).toBe(false);
  });

  it('returns undefined for networks that would need too much memory', async () => {
    const small = new Availability(bench.database.open, 100);
    for (let n = 0; n < 3; n++) {
      expect(await small.at(bench.network.id, now)).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('reports its memory and drops the least recently used network when it exceeds the limit', async () => {
    const bytes = (await availability.at(bench.network.id, now))!.bytes;
    expect(Availability.memoryUsage().bytes).toBeGreaterThanOrEqual(bytes);
    const first = bench.network;
    const narrow = new Availability(bench.database.open, bytes * 1.5);
    await narrow.waitUntilLoaded(first.id, now);
    bench.network = await bench.given.network();
    const next = await bench.calendar();
    await bench.resource(next);
    await bench.open('2026-11-20', '2026-12-20', [next]);
    await narrow.waitUntilLoaded(bench.network.id, now);
    await narrow.at(bench.network.id, now);
    expect(await narrow.at(first.id, now)).toBeUndefined();
  });
});
