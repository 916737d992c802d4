import { afterAll, beforeAll, expect, it } from '@jest/globals';
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
  seededRandom,
  startApi,
  violations,
} from '#libs/testing';
import { completeEnded } from './complete-ended.js';

const ROUNDS = 12;
const ACTS = 14;
const chance = seededRandom();
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookingClient: BookingClient;
let spaces: GivenSpace[];
let members: GivenMember[];

beforeAll(async () => {
  console.log(`bookings at random: SEED=${chance.seed}`);
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  const hall = await given.space(lyon, { kind: 'EVENT_HALL', days: 200 });
  const half = await given.space(lyon, { kind: 'MEETING_ROOM', venueId: hall.venueId, days: 200 });
  await given.client.query(`insert into resource_part values ($1, $2, $3)`, [
    lyon.id,
    hall.resourceId,
    half.resourceId,
  ]);
  spaces = [
    hall,
    half,
    await given.space(lyon, { kind: 'MEETING_ROOM', bufferMinutes: 30, days: 200 }),
    await given.space(lyon, { kind: 'DESK_AREA', capacity: 3, days: 200 }),
    await given.space(lyon, { kind: 'DESK_AREA', capacity: 6, days: 200 }),
    await given.space(lyon, { kind: 'MACHINE', leadMinutes: 60, maxMinutes: 240, days: 200 }),
  ];
  members = [];
  for (const hours of [null, 0, 1, 3, 10, 40]) members.push(await given.member(lyon, { hours }));
  api = await startApi(database.url, { now: '2026-11-23T07:00:00Z' });
  bookingClient = new BookingClient(api, lyon);
}, 60_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** The total and used hours of every member, which must always balance. */
const balance = () =>
  given.client.query(
    `select m.id, coalesce(sum(l.granted_minutes - l.remaining_minutes), 0)::int as used,
            (select coalesce(sum(c.credit_minutes_from_pass), 0)::int from charge c where c.member_id = m.id) as charged,
            (select coalesce(sum(used), 0)::int from quota q where q.subject_id = m.id and q.kind = 'passes.spend') as spent,
            (select coalesce(sum(c.amount_cents), 0)::int from charge c where c.member_id = m.id) as cents
       from member m left join pass_holder h on h.member_id = m.id left join hours_lot l on l.pass_id = h.pass_id group by m.id`,
  );

it('random bookings and cancellations, several at a time, break no invariant', async () => {
  const codes: { member: GivenMember; code: string }[] = [];
  const outcomes = new Map<string, number>();
  const count = (word: string): void => void outcomes.set(word, (outcomes.get(word) ?? 0) + 1);

  const book = async (member: GivenMember): Promise<void> => {
    const space = chance.pick(spaces);
    const day = api.clock
      .now()
      .toZonedDateTimeISO('Europe/Paris')
      .startOfDay()
      .add({ days: Math.floor(chance.next() * 4) });
    const start = day.add({ minutes: 15 * (28 + Math.floor(chance.next() * 48)) }).toInstant();
    const minutes = chance.pick([30, 45, 60, 90, 120, 240]);
    const token = await bookingClient.offer(member, space, start.toString(), minutes, chance.pick([1, 1, 2, 3]));
    if (!token) return count('not offered');
    const key = `random-${codes.length}-${Math.floor(chance.next() * 3)}-key`;
    const answer = await bookingClient.book(member, token, { key, acceptOverCap: chance.next() < 0.5 });
    count(answer.code ?? answer.__typename);
    if (answer.booking) codes.push({ member, code: answer.booking.code });
  };
  const cancel = async (): Promise<void> => {
    if (codes.length === 0) return;
    const { member, code } = chance.pick(codes);
    const who = chance.next() < 0.9 ? member : chance.pick(members);
    const answer = await bookingClient.cancel(who, code);
    if (answer.fee && chance.next() < 0.7) {
      const accepted = await bookingClient.cancel(who, code, undefined, answer.fee);
      count(accepted.code ?? `${accepted.__typename} with a fee`);
    } else count(answer.code ?? answer.__typename);
  };

  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all(
      Array.from({ length: ACTS }, () => (chance.next() < 0.65 ? book(chance.pick(members)) : cancel())),
    );
    api.clock.advance({ minutes: Math.floor(chance.next() * 240) });
    if (chance.next() < 0.5)
      await api.app.get(Database).inTransaction(lyon.id, (tx) => completeEnded(tx, api.clock.now()));
    expect(await violations(database.url)).toEqual([]);
    for (const { used, charged, spent, cents } of (await balance()).rows)
      expect([used, spent]).toEqual([charged, cents]);
  }
  expect(outcomes.get('Confirmed')).toBeGreaterThan(10);
  expect(outcomes.get('Cancelled')).toBeGreaterThan(2);
  expect(outcomes.get('Cancelled with a fee')).toBeGreaterThan(0);

  // Every booking that can still be cancelled free of charge is refunded in full.
  for (const { member, code } of codes) await bookingClient.cancel(member, code);
  expect(await violations(database.url)).toEqual([]);
  for (const { used, charged, spent, cents } of (await balance()).rows) expect([used, spent]).toEqual([charged, cents]);
}, 120_000);
