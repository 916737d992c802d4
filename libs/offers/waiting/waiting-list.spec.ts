import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { wordOf } from '../booker.fixture.js';
import { WaitClient } from './wait-client.fixture.js';

const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
let all: WaitClient;
let has: GivenMember;
let first: GivenMember;
let second: GivenMember;
let room: GivenSpace;
let time: readonly [string, string];

beforeAll(async () => {
  all = await WaitClient.start(NOW.toString());
}, 60_000);
beforeEach(async () => {
  const { given, network } = all.booker;
  await all.setClock(NOW);
  room = await given.space(network, { lat: 45 + Math.random(), lon: 4 + Math.random() });
  [has, first, second] = [await given.member(network), await given.member(network), await given.member(network)];
  time = ['2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z'];
});
afterEach(async () => {
  expect(await violations(all.booker.url)).toEqual([]);
  await all.booker.given.client.query(`delete from throttle`);
});
afterAll(() => all?.booker.close());

const cancel = (code: string) => all.booker.cancel(has, code);
/** Everybody waits for the room that somebody has. @returns the code of the booking */
async function everybodyWaits(): Promise<string> {
  const code = await all.fill(has, room, time);
  for (const member of [first, second]) expect((await all.join(member, room, time)).__typename).toBe('SpaceWait');
  return code;
}
const stateOf = async (member: GivenMember) =>
  (await all.booker.given.one<{ state: string }>(`select state from waiting_list_entry where member_id = $1`, [member.id])).state; // prettier-ignore

describe('the waiting list for a time of a space', () => {
  it('leads from a search that finds nothing to a booking, with one offer for the first in line', async () => {
    const code = await all.fill(has, room, time);
    const token = await all.propose(first, room, time[0]);
    expect(await all.joinWith(first, token!)).toMatchObject({
      __typename: 'SpaceWait',
      position: 1,
      offeredUntil: null,
    });
    expect(await all.joinWith(first, token!)).toMatchObject({ position: 1 });
    const taken = await all.booker.book(second, all.booker.offer(second, room, ...time));
    const { waitingListToken } = taken as unknown as { waitingListToken: string };
    expect(await all.joinWith(second, waitingListToken)).toMatchObject({ position: 2 });
    await cancel(code);
    expect(await all.run('booking.offerFreedTime')).toBe(1);
    const [wait] = await all.mine(first);
    expect(wait).toMatchObject({
      position: null,
      offeredUntil: '2026-11-23T10:00:00Z',
      offer: { token: expect.any(String) },
    });
    expect(await all.run('booking.announceTimeOffer')).toBe(1);
    const { n } = await all.booker.given.one<{ n: string }>(
      `select count(*) n from message where kind = 'booking.timeOffered' and recipient_id = $1`,
      [first.accountId],
    );
    expect(Number(n)).toBe(1);
    expect((await all.mine(second))[0]).toMatchObject({ position: 1, offeredUntil: null, offer: null });
    expect(await all.book(second, room, time)).toBe('Taken');
    expect(wordOf(await all.booker.book(first, wait!.offer!.token))).toBe('Confirmed');
    expect(await all.mine(first)).toEqual([]);
    expect(await stateOf(first)).toBe('ACCEPTED');
    expect(await all.run('sessions.lapseOffer')).toBe(0);
  });

  it('goes on to the next when an offer lapses, with the time kept from others in between', async () => {
    await cancel(await everybodyWaits());
    await all.run('booking.offerFreedTime');
    await all.setClock(NOW.add({ hours: 2 }));
    expect(await all.book(has, room, time)).toBe('Taken');
    expect(await all.book(first, room, time)).toBe('Taken');
    await all.run('sessions.lapseOffer');
    expect(await stateOf(first)).toBe('LAPSED');
    expect((await all.mine(second))[0]!.offer).not.toBeNull();
    expect(await all.book(second, room, time)).toBe('Confirmed');
  });

  it('goes on by the upkeep when jobs were lost', async () => {
    await cancel(await everybodyWaits());
    expect(await all.tend()).toBe(1);
    expect((await all.mine(first))[0]!.offer).not.toBeNull();
    expect(await all.tend()).toBe(0);
    await all.setClock(NOW.add({ hours: 2 }));
    expect(await all.tend()).toBe(1);
    expect((await all.mine(second))[0]!.offer).not.toBeNull();
  });

  it('is left in one action: what was kept goes to the next', async () => {
    await cancel(await everybodyWaits());
    await all.run('booking.offerFreedTime');
    const [wait] = await all.mine(first);
    expect(await all.leave(second, wait!.id!)).toBe('NOT_WAITING');
    expect(await all.leave(first, wait!.id!)).toBe('SpaceWaitLeft');
    expect(await all.leave(first, wait!.id!)).toBe('NOT_WAITING');
    expect((await all.mine(second))[0]!.offer).not.toBeNull();
  });

  it('ends for a member who books the time without an offer', async () => {
    await cancel(await everybodyWaits());
    expect(await all.book(second, room, time)).toBe('Confirmed');
    expect(await stateOf(second)).toBe('CLOSED');
    await all.run('booking.offerFreedTime');
    expect(await stateOf(first)).toBe('WAITING');
  });

  it('passes over members who are suspended or expected elsewhere, and goes on when they can come', async () => {
    const code = await everybodyWaits();
    await all.booker.given.client.query(`update member set suspended_at = $2, suspended_reason = 'x' where id = $1`, [first.id, NOW.toString()]); // prettier-ignore
    const other = await all.booker.given.space(all.booker.network);
    const elsewhere = await all.fill(second, other, time);
    await cancel(code);
    await all.run('booking.offerFreedTime');
    expect([await stateOf(first), await stateOf(second)]).toEqual(['WAITING', 'WAITING']);
    await all.booker.cancel(second, elsewhere);
    await all.tend();
    expect([await stateOf(first), await stateOf(second)]).toEqual(['WAITING', 'OFFERED']);
  });

  it('offers seats of a shared space to as many as there are seats', async () => {
    const desks = await all.booker.given.space(all.booker.network, { kind: 'DESK_AREA', capacity: 2 });
    const code = await all.fill(has, desks, time, 2);
    for (const member of [first, second]) await all.join(member, desks, time);
    await cancel(code);
    await all.run('booking.offerFreedTime');
    expect(await all.book(has, desks, time)).toBe('Taken');
    expect([await all.book(second, desks, time), await all.book(first, desks, time)]).toEqual([
      'Confirmed',
      'Confirmed',
    ]);
  });

  it('ends when its time starts or its space is no longer offered', async () => {
    await everybodyWaits();
    await all.setClock(time[0]);
    await all.tend();
    expect([await stateOf(first), await stateOf(second)]).toEqual(['CLOSED', 'CLOSED']);
  });

  it('gives back what it keeps when its space is withdrawn', async () => {
    await cancel(await everybodyWaits());
    await all.run('booking.offerFreedTime');
    await all.booker.given.client.query(`update space set withdrawn_at = $2 where id = $1`, [room.id, NOW.toString()]);
    await all.tend();
    expect([await stateOf(first), await stateOf(second)]).toEqual(['CLOSED', 'CLOSED']);
    const held = await all.booker.given.one<{ state: string }>(`select state from booking_hold where member_id = $1`, [first.id]); // prettier-ignore
    expect(held.state).toBe('RELEASED');
  });
});

describe('joining a waiting list', () => {
  it('is refused with the reason, and changes nothing', async () => {
    const { given } = all.booker;
    expect((await all.join(first, room, time)).code).toBe('STILL_FREE');
    await all.fill(has, room, time);
    expect((await all.join(has, room, time)).code).toBe('ALREADY_BOOKED_THEN');
    expect((await all.joinWith(second, all.token(first, room, time))).code).toBe('TOKEN_OF_ANOTHER_MEMBER');
    expect((await all.joinWith(second, 'a token of nobody')).code).toBe('TOKEN_INVALID');
    const token = all.token(first, room, time);
    await all.setClock(NOW.add({ minutes: 15 }));
    expect((await all.joinWith(first, token)).code).toBe('TOKEN_INVALID');
    await given.client.query(`update member set suspended_at = $2, suspended_reason = 'x' where id = $1`, [first.id, NOW.toString()]); // prettier-ignore
    expect((await all.join(first, room, time)).code).toBe('MEMBER_SUSPENDED');
    const { n } = await given.one<{ n: string }>(
      `select count(*) n from waiting_list_entry w join wished_time t on t.id = w.subject_id where t.space_id = $1`,
      [room.id],
    );
    expect(Number(n)).toBe(0);
  });

  it('is possible for five times at once, also among simultaneous requests', async () => {
    const hours = [9, 10, 11, 13, 14, 15, 16, 17];
    const times = hours.map((hour) => [`2026-11-26T${String(hour).padStart(2, '0')}:00:00Z`, `2026-11-26T${String(hour).padStart(2, '0')}:45:00Z`] as const); // prettier-ignore
    for (const wanted of times) await all.fill(has, room, wanted);
    const answers = await Promise.all(times.map((wanted) => all.join(first, room, wanted)));
    const words = answers.map(({ __typename, code }) => code ?? __typename).toSorted();
    expect(words).toEqual([...Array<string>(5).fill('SpaceWait'), ...Array<string>(3).fill('TOO_MANY_WAITS')]);
    expect(await all.mine(first, { first: 2 })).toHaveLength(2);
  });
});
