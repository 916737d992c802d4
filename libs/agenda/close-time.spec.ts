import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { statement } from '#libs/platform';
import { AgendaBench } from './agenda.fixture.js';
import { closeTime, giveTimeBack, stillTaken, takeTime } from './take-time.js';

const take = statement(
  'spec.takeTimeToClose',
  `with claim as (
     select * from jsonb_to_record($1) c (network_id uuid, holder_id uuid, member_id uuid, during tstzrange, state text, at timestamptz)),
   part as (select * from jsonb_to_recordset($2) p (resource_id uuid, exclusive boolean, capacity int, during tstzrange, seats int)),
   ${takeTime}
   select (select count(*) from taken) = (select count(*) from part) and (select count(*) from attended) = 1 got`,
);
const closing = statement(
  'spec.closeTime',
  `with closing as (select current_network() network_id, $1::uuid holder_id, $2 state, $3::timestamptz at), ${closeTime}
   select (select count(*)::int from closed) closed, (select count(*)::int from seats_freed) seats, (select count(*)::int from people_free) people`,
);
const closingAll = statement(
  'spec.closeAllTime',
  `with closing as (select current_network() network_id, id holder_id, 'COMPLETED' state, $2::timestamptz at from unnest($1::uuid[]) id), ${closeTime}
   select (select count(*)::int from closed) closed`,
);
const givingAllBack = statement(
  'spec.giveAllTimeBack',
  `with released as (select current_network() network_id, id holder_id, 'CANCELLED' state from unnest($1::uuid[]) id), ${giveTimeBack}
   select (select count(*)::int from freed) freed`,
);
const isTaken = statement(
  'spec.stillTaken',
  `select ${stillTaken('current_network()', '$1::uuid', '$2::timestamptz')} taken`,
);

describe('closing the time of a booking', () => {
  let bench: AgendaBench;
  let room: string;
  let desks: string;
  let memberId: string;

  beforeAll(async () => {
    bench = await AgendaBench.start();
  });
  afterAll(() => bench?.end());
  beforeEach(async () => {
    bench.network = await bench.given.network();
    const calendar = await bench.calendar();
    [room, desks] = [await bench.resource(calendar), await bench.resource(calendar, { exclusive: false })];
    memberId = (await bench.given.member(bench.network, { hours: null })).id;
  });

  async function taken(start: string, end: string, places = [room, desks]): Promise<string | undefined> {
    const holder = crypto.randomUUID();
    const during = `[2026-11-24T${start}Z,2026-11-24T${end}Z)`;
    const claim = { network_id: bench.network.id, holder_id: holder, member_id: memberId, during, state: 'CONFIRMED', at: '2026-11-24T08:00Z' }; // prettier-ignore
    const parts = places.map((id) => ({
      resource_id: id,
      exclusive: id === room,
      capacity: 8,
      during,
      seats: 3,
    }));
    const { got } = await bench.inTransaction((tx) => tx.one<{ got: boolean }>(take, [JSON.stringify(claim), JSON.stringify(parts)])); // prettier-ignore
    return got ? holder : undefined;
  }
  const close = (holder: string, state: string, time: string) =>
    bench.inTransaction((tx) => tx.one<{ closed: number; seats: number; people: number }>(closing, [holder, state, `2026-11-24T${time}Z`])); // prettier-ignore
  const kept = async () => {
    const { rows } = await bench.given.client.query<{ state: string; ends: string }>(
      `select state, to_char(ends_at at time zone 'UTC', 'HH24:MI') ends from allocation where network_id = $1 order by 1`,
      [bench.network.id],
    );
    return rows.map(({ state, ends }) => `${state} ${ends}`);
  };
  const seatsUsed = async () => {
    const { rows } = await bench.given.client.query<{ used: number }>(
      `select used from seat_bucket where network_id = $1 order by at`,
      [bench.network.id],
    );
    return rows.map(({ used }) => used);
  };

  it('once it is over changes nothing but the state', async () => {
    const holder = (await taken('09:00', '10:00'))!;
    expect(await close(holder, 'COMPLETED', '10:00')).toEqual({ closed: 2, seats: 0, people: 1 });
    expect(await kept()).toEqual(['COMPLETED 10:00', 'COMPLETED 10:00']);
    expect(await seatsUsed()).toEqual([3, 3, 3, 3]);
  });

  it('early gives back the rest, from the next quarter of an hour on, to anybody', async () => {
    const holder = (await taken('09:00', '11:00'))!;
    expect(await close(holder, 'COMPLETED', '09:20')).toEqual({ closed: 2, seats: 6, people: 1 });
    expect(await kept()).toEqual(['COMPLETED 09:30', 'COMPLETED 09:30']);
    expect(await seatsUsed()).toEqual([3, 3, 0, 0, 0, 0, 0, 0]);
    expect(await taken('09:30', '10:30')).toBeDefined();
    expect(await seatsUsed()).toEqual([3, 3, 3, 3, 3, 3, 0, 0]);
  });

  it('before it begins keeps its first quarter, as there is no use without time', async () => {
    const holder = (await taken('09:00', '11:00'))!;
    await close(holder, 'NO_SHOW', '08:00');
    expect(await kept()).toEqual(['NO_SHOW 09:15', 'NO_SHOW 09:15']);
    expect(await seatsUsed()).toEqual([3, 0, 0, 0, 0, 0, 0, 0]);
  });

  it.each([
    ['left by several people at once', closingAll, ['2026-11-24T09:15:00Z'], [6, 0, 0, 0, 0, 0, 0, 0]],
    ['given back by several people at once', givingAllBack, [], [0, 0, 0, 0, 0, 0, 0, 0]],
  ])('that was %s gives back the seats of each of them', async (_, all, values, left) => {
    const holders = [await taken('09:00', '11:00', [desks])];
    memberId = (await bench.given.member(bench.network, { hours: null })).id;
    holders.push(await taken('09:00', '11:00', [desks]));
    expect(await seatsUsed()).toEqual([6, 6, 6, 6, 6, 6, 6, 6]);
    await bench.inTransaction((tx) => tx.one(all, [holders, ...values]));
    expect(await seatsUsed()).toEqual(left);
  });

  it('twice does nothing the second time', async () => {
    const holder = (await taken('09:00', '11:00'))!;
    await close(holder, 'COMPLETED', '10:00');
    expect(await close(holder, 'NO_SHOW', '09:00')).toEqual({ closed: 0, seats: 0, people: 0 });
    expect(await kept()).toEqual(['COMPLETED 10:00', 'COMPLETED 10:00']);
  });

  it('is asked for only once the time is over, with the buffer after it', async () => {
    const holder = (await taken('09:00', '11:00'))!;
    const still = (time: string) =>
      bench.inTransaction(
        async (tx) => (await tx.one<{ taken: boolean }>(isTaken, [holder, `2026-11-24T${time}Z`])).taken,
      );
    expect([await still('10:59'), await still('11:00')]).toEqual([true, false]);
  });
});
