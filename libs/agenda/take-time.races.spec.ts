import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rollback, statement } from '#libs/platform';
import { AgendaBench } from './agenda.fixture.js';
import { giveTimeBack, takeTime } from './take-time.js';

const seatCount = 4;
const base = Temporal.Instant.from('2026-11-24T08:00Z');
const now = Temporal.Instant.from('2026-11-23T08:00Z');

const take = statement(
  'spec.takeTime',
  `with claim as (
     select * from jsonb_to_record($1) c (network_id uuid, holder_id uuid, member_id uuid, during tstzrange, state text, at timestamptz)),
   part as (select * from jsonb_to_recordset($2) p (resource_id uuid, exclusive boolean, capacity int, during tstzrange, seats int)),
   ${takeTime}
   select (select count(*) from taken) = (select count(*) from part) and (select count(*) from attended) = 1 got`,
);
const giveBack = statement(
  'spec.giveTimeBack',
  `with released as (select current_network() network_id, $1::uuid holder_id, 'CANCELLED' state), ${giveTimeBack}
   select (select count(*) from freed) freed, (select count(*) from emptied) emptied, (select count(*) from left_free) people`,
);

/** One after another, what one person does: take a bundle of resources, or give the last one back. */
const someStep = fc.record({
  gives: fc.boolean(),
  bundle: fc.nat(5),
  quarter: fc.nat(5),
  quarters: fc.integer({ min: 1, max: 4 }),
  seats: fc.integer({ min: 1, max: 3 }),
});

describe('taking time and giving it back, many at once', () => {
  let bench: AgendaBench;

  beforeAll(async () => {
    bench = await AgendaBench.start({ DATABASE_POOL: '16' });
  });
  afterAll(() => bench?.end());

  it('never waits in a circle, never overlaps, and counts every seat', async () => {
    const deadlocks = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return bench.given.one(`select deadlocks from pg_stat_database where datname = current_database()`);
    };
    const before = await deadlocks();
    const people = fc.array(fc.array(someStep, { minLength: 4, maxLength: 10 }), { minLength: 12, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        bench.network = await bench.given.network();
        const calendar = await bench.calendar();
        const rooms = [await bench.resource(calendar), await bench.resource(calendar), await bench.resource(calendar)];
        const desks = [await bench.resource(calendar, { exclusive: false }), await bench.resource(calendar, { exclusive: false })]; // prettier-ignore
        const [a, b, c] = rooms as [string, string, string];
        const [d, e] = desks as [string, string];
        const bundles = [[a], [d], [c, a, d], [b, c, e, d], [e, d], [c, b, a]]; // in any order but that of their ids
        for (const room of rooms) {
          for (const quarter of [4, 0, 2]) await leftHeld(room, quarter);
        }
        const members: string[] = [];
        for (let n = 0; n < all.length; n++)
          members.push((await bench.given.member(bench.network, { hours: null })).id);
        await Promise.all(all.map((steps, n) => live(members[n]!, steps, bundles, desks)));
        await expectTruth();
      }),
      { numRuns: 12, endOnFailure: true }, // a race does not shrink
    );
    expect(await deadlocks()).toEqual(before);
  });

  /** A hold that ran out and that nobody has swept. */
  async function leftHeld(resourceId: string, quarter: number): Promise<void> {
    const start = base.add({ minutes: quarter * 15 });
    await bench.taken(resourceId, String(start), String(start.add({ minutes: 30 })), 'HELD', '2026-11-23T07:59Z');
  }

  async function live(memberId: string, steps: Step[], bundles: string[][], desks: string[]): Promise<void> {
    const held: string[] = [];
    for (const { gives, bundle, quarter, quarters, seats } of steps) {
      const last = gives ? held.pop() : undefined;
      if (last) {
        const back = await bench.inTransaction((tx) => tx.one<{ freed: number; people: number }>(giveBack, [last]));
        expect(back.freed).toBeGreaterThan(0);
        expect(back.people).toBe(1);
        continue;
      }
      const start = base.add({ minutes: quarter * 15 });
      const during = `[${start},${start.add({ minutes: quarters * 15 })})`;
      const holderId = crypto.randomUUID();
      const claim = { network_id: bench.network.id, holder_id: holderId, member_id: memberId, during, state: 'CONFIRMED', at: now.toString() }; // prettier-ignore
      const parts = bundles[bundle]!.map((id) => ({ resource_id: id, exclusive: !desks.includes(id), capacity: seatCount, during, seats })); // prettier-ignore
      const got = await bench.inTransaction<boolean>(async (tx) => {
        const answer = await tx.one<{ got: boolean }>(take, [JSON.stringify(claim), JSON.stringify(parts)]);
        if (!answer.got) throw new Rollback(false);
        return true;
      });
      if (got) held.push(holderId);
    }
  }
  type Step = typeof someStep extends fc.Arbitrary<infer Value> ? Value : never;

  async function expectTruth(): Promise<void> {
    const rows = async (text: string) => (await bench.given.client.query(text, [bench.network.id])).rows as object[];
    expect(
      await rows(`select a.id from allocation a join allocation b on a.resource_id = b.resource_id and a.id < b.id and a.during && b.during
                   where a.network_id = $1 and a.exclusive and a.state = 'CONFIRMED' and b.state = 'CONFIRMED'`),
    ).toEqual([]);
    expect(
      await rows(`select * from (
          select resource_id, at, sum(seats) taken from allocation a, generate_series(lower(during), upper(during) - interval '15 minutes', interval '15 minutes') at
           where network_id = $1 and not exclusive and state = 'CONFIRMED' group by 1, 2) a
        full join (select resource_id, at, used from seat_bucket where network_id = $1) b using (resource_id, at)
        where coalesce(taken, 0) <> coalesce(used, 0) or coalesce(used, 0) > ${seatCount}`),
    ).toEqual([]);
    expect(
      await rows(`select holder_id from allocation where network_id = $1 and state = 'CONFIRMED'
                  except select holder_id from person_time where network_id = $1 and state = 'CONFIRMED'`),
    ).toEqual([]);
  }
});
