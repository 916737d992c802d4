import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MAX_ATTEMPTS } from '#libs/platform';
import { BookingClient, Given, type GivenMember, type GivenNetwork, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing'; // prettier-ignore

const START = '2026-11-26T09:00:00Z';
const REMINDERS = `query ($code: String!) { booking(code: $code) { reminders { minutesBefore state } } }`;

let database: TestDatabase;
let given: Given;
let api: TestApi;
let network: GivenNetwork;
let member: GivenMember;
let booking: { id: string; code: string };

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('lyon');
  const room = await given.space(network, { kind: 'MEETING_ROOM' });
  member = await given.member(network);
  api = await startApi(database.url);
  booking = await new BookingClient(api, network).proposeAndBook(member, room, START);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** The states of the reminders two days and two hours before, with each job and each receipt as given. */
async function statesWith(jobs: string, receipt?: 'SENT' | 'FAILED'): Promise<Record<number, string>> {
  await given.client.query(`delete from message`);
  await given.client.query(
    `update outbox set done_at = null, voided_at = null, attempts = 0 where subject_id = $1 and topic = 'booking.remind'`,
    [booking.id],
  );
  await given.client.query(`update outbox set ${jobs} where subject_id = $1 and topic = 'booking.remind'`, [
    booking.id,
  ]);
  if (receipt)
    await given.client.query(
      `insert into message (network_id, kind, subject_id, recipient_id, due_at, message_id, state, claimed_at)
       select $1, 'booking.reminder', $2, $3, $4::timestamptz - make_interval(mins => (payload->>'minutesBefore')::int),
              gen_random_uuid()::text, $5, now()
         from outbox where subject_id = $2 and topic = 'booking.remind'`,
      [network.id, booking.id, member.accountId, START, receipt],
    );
  const { data } = await api.ask<{ booking: { reminders: { minutesBefore: number; state: string }[] } }>(
    'lyon',
    REMINDERS,
    { code: booking.code },
    member,
  );
  return Object.fromEntries(data.booking.reminders.map(({ minutesBefore, state }) => [minutesBefore, state]));
}

it.each<[string, string, 'SENT' | 'FAILED' | undefined, string]>([
  ['is to come while its job is open', `attempts = 1`, undefined, 'QUEUED'],
  ['is sent when its mail was', `done_at = now()`, 'SENT', 'SENT'],
  ['failed when its mail was refused for good, though its job is done', `done_at = now()`, 'FAILED', 'FAILED'],
  ['failed when its job was given up', `attempts = ${MAX_ATTEMPTS}`, undefined, 'FAILED'],
  ['is void when its job ended without a mail', `done_at = now()`, undefined, 'VOIDED'],
  ['is void when its job was', `voided_at = now()`, undefined, 'VOIDED'],
])('a reminder %s', async (_rule, jobs, receipt, state) => {
  const states = await statesWith(jobs, receipt);
  expect(Object.keys(states).length).toBeGreaterThan(0);
  expect(new Set(Object.values(states))).toEqual(new Set([state]));
});
