import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Clock, FAILPOINTS, type Failpoint } from '#libs/platform';
import {
  BookingClient,
  Given,
  type TestDatabase,
  cloneDatabase,
  startApi,
  startWorker,
  until,
  violations,
} from '#libs/testing';
import { WorkerProcess } from './worker-process.fixture.js';

/** Minutes since the start of a booking: nobody has come yet, and its fee is decided. */
const [MISSED, OVER] = [30, 180] as const;
const prepared = new Map<number, TestDatabase>();

beforeAll(async () => {
  for (const minutesAgo of [MISSED, OVER]) prepared.set(minutesAgo, await missedBooking(minutesAgo));
}, 120_000);
afterAll(async () => {
  for (const database of prepared.values()) await database.drop();
});

/** A booking of a room for two hours that started some minutes ago, at a venue where people check in; nobody did. */
async function missedBooking(minutesAgo: number): Promise<TestDatabase> {
  const now = Temporal.Now.instant();
  const start = now
    .round({ smallestUnit: 'minute', roundingIncrement: 15, roundingMode: 'floor' })
    .subtract({ minutes: minutesAgo });
  const database = await cloneDatabase();
  const given = await Given.on(database.url);
  const network = await given.network('lyon');
  const open = [{ start: start.subtract({ hours: 1 }).toString(), end: start.add({ hours: 9 }).toString() }];
  const room = await given.space(network, { from: start.toString().slice(0, 10), days: 2, open });
  await given.client.query(`update venue set arrivals = 'CHECK_IN'`);
  const member = await given.member(network);
  const api = await startApi(database.url, { now: start.subtract({ hours: 2 }).toString() });
  await new BookingClient(api, network).proposeAndBook(member, room, start.toString(), 120);
  await api.close();
  await given.end();
  return database;
}

/** A worker dies at the step, and another one does what is left. @returns what became of the booking */
async function afterDeathAt(step: Failpoint, minutesAgo: number) {
  const database = await cloneDatabase(prepared.get(minutesAgo));
  const given = await Given.on(database.url);
  const doomed = new WorkerProcess(database, { FAIL_AT: step });
  let worker: { close(): Promise<void> } | undefined;
  try {
    expect(await doomed.endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
    worker = await startWorker(database.url, new Clock(), { JOB_LEASE_SECONDS: '1' });
    await until('the jobs ended', async () => {
      const { open } = await given.one<{ open: string }>(
        `select count(*) as open from outbox where topic in ('booking.noShow','booking.decideFeeWaiver') and run_at <= now() and done_at is null`,
      );
      return Number(open) === 0;
    }, 60); // prettier-ignore
    await sleep(300);
    expect(await violations(database.url)).toEqual([]);
    return await given.one<{ state: string; noShows: number; fees: number; waivers: number; freeFrom: boolean }>(
      `select b.state, (select count(*)::int from no_show where booking_id = b.id) as "noShows",
              (select count(*)::int from charge c join booking_item i on i.id = c.source_id where i.booking_id = b.id and c.kind = 'FEE') as fees,
              (select count(*)::int from fee_waiver where booking_id = b.id) as waivers,
              (select max(a.ends_at) < b.ends_at from allocation a where a.holder_id = b.id) as "freeFrom"
         from booking b`,
    );
  } finally {
    await doomed.die();
    await worker?.close();
    await given.end();
    await database.drop();
  }
}

it.each(FAILPOINTS.noShow)(
  'a worker may die at %s: the no-show is recorded and charged once, and its time is free again',
  async (step) => {
    const row = await afterDeathAt(step, MISSED);
    expect(row).toEqual({ state: 'NO_SHOW', noShows: 1, fees: 1, waivers: 0, freeFrom: true });
  },
  120_000,
);

it.each(FAILPOINTS.waiver)(
  'a worker may die at %s: what is given back of a fee is decided once',
  async (step) => {
    const row = await afterDeathAt(step, OVER);
    expect(row).toEqual({ state: 'NO_SHOW', noShows: 1, fees: 1, waivers: 1, freeFrom: false });
  },
  120_000,
);
