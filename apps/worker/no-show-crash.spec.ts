import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { FAILPOINTS } from '#libs/platform';
import { BookingClient, Given, cloneDatabase, startApi, until, violations } from '#libs/testing';
import { WorkerProcess } from './worker-process.fixture.js';

/** A booking of a room that started half an hour ago, at a venue where people check in; nobody did. */
async function missedBooking() {
  const now = Temporal.Now.instant();
  const start = now
    .round({ smallestUnit: 'minute', roundingIncrement: 15, roundingMode: 'floor' })
    .subtract({ minutes: 30 });
  const database = await cloneDatabase();
  const given = await Given.on(database.url);
  const network = await given.network('lyon');
  const open = [{ start: start.subtract({ hours: 1 }).toString(), end: start.add({ hours: 5 }).toString() }];
  const room = await given.space(network, { from: start.toString().slice(0, 10), days: 2, open });
  await given.client.query(`update venue set arrivals = 'CHECK_IN'`);
  const member = await given.member(network);
  const api = await startApi(database.url, { now: start.subtract({ hours: 2 }).toString() });
  const { id } = await new BookingClient(api, network).proposeAndBook(member, room, start.toString(), 120);
  await api.close();
  return { database, given, id };
}

describe('the job that records a no-show', () => {
  it.each(FAILPOINTS.noShow)(
    'may die at %s: the no-show is recorded and charged once',
    async (step) => {
      const { database, given, id } = await missedBooking();
      const workers: WorkerProcess[] = [];
      const worker = (more: object = {}) => {
        const made = new WorkerProcess(database, { ...more });
        workers.push(made);
        return made;
      };
      try {
        expect(await worker({ FAIL_AT: step }).endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
        worker();
        await until('the job ended', async () => {
          const { open } = await given.one<{ open: string }>(
            `select count(*) as open from outbox where topic = 'booking.noShow' and run_at <= now() and done_at is null`,
          );
          return Number(open) === 0;
        }, 60); // prettier-ignore
        await sleep(300);
        const row = await given.one<{ state: string; noShows: number; fees: number; freeFrom: boolean }>(
          `select b.state, (select count(*)::int from no_show where booking_id = b.id) as "noShows",
                  (select count(*)::int from charge c join booking_item i on i.id = c.source_id where i.booking_id = b.id and c.kind = 'FEE') as fees,
                  (select max(a.ends_at) < b.ends_at from allocation a where a.holder_id = b.id) as "freeFrom"
             from booking b where b.id = $1`,
          [id],
        );
        expect(row).toEqual({ state: 'NO_SHOW', noShows: 1, fees: 1, freeFrom: true });
        expect(await violations(database.url)).toEqual([]);
      } finally {
        await Promise.all(workers.map((one) => one.die()));
        await given.end();
        await database.drop();
      }
    },
    120_000,
  );
});
