import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type GivenMember, type GivenNetwork, type GivenSpace, type TestApi, type TestDatabase, BookingClient, cloneDatabase, startApi, startWorker, until, violations } from '#libs/testing'; // prettier-ignore
import { MailServer } from './mail-server.fixture.js';

const CHOOSE = `mutation { setNotificationPreference(topic: BOOKINGS, channel: MAIL, delivery: WEEKLY) { __typename } }`;
const RECEIPTS = `{ myReceipts(first: 10) { edges { node { title topic state } } } }`;

let database: TestDatabase;
let given: Given;
let network: GivenNetwork;
let member: GivenMember;
let room: GivenSpace;
let api: TestApi;
let server: MailServer;
let worker: { close(): Promise<void> } | undefined;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('lyon');
  room = await given.space(network, { kind: 'MEETING_ROOM', name: 'Salle Croix-Rousse' });
  member = await given.member(network, { name: 'Jeanne' });
  server = await new MailServer().start();
  // Wednesday
  api = await startApi(database.url, { now: '2026-11-25T09:00:00Z', env: { SMTP_URL: server.url } });
});
afterAll(async () => {
  await worker?.close();
  await api.close();
  expect(await violations(database.url)).toEqual([]);
  await server.stop();
  await given.end();
  await database.drop();
});

const workAt = async (now: string) => {
  await worker?.close();
  api.clock.set(now);
  worker = await startWorker(database.url, api.clock, { SMTP_URL: server.url });
};
/** Every job that is due has ended. */
const nothingDue = () =>
  until('every due job ended', async () => {
    const { n } = await given.one<{ n: number }>(
      `select count(*)::int n from outbox where done_at is null and voided_at is null and run_at <= $1`,
      [api.clock.now().toString()],
    );
    return n === 0;
  });

describe('the weekly digest', () => {
  it('goes through the mail server on Monday morning, once, with what was not read, and is among the receipts', async () => {
    expect((await api.ask('lyon', CHOOSE, {}, member)).errors).toBeUndefined();
    await new BookingClient(api, network).proposeAndBook(member, room, '2026-12-02T13:00:00Z');
    await workAt('2026-11-25T09:01:00Z');
    await nothingDue();
    await workAt('2026-11-29T22:00:00Z');
    await nothingDue();
    expect(server.taken).toEqual([]);

    await workAt('2026-11-30T07:05:00Z');
    const mail = await until('the digest arrived', () => server.taken[0]);
    expect(mail.subject).toBe('Un message sur Lyon');
    expect(mail.text).toContain('Votre semaine');
    expect(mail.text).toContain('Salle Croix-Rousse');
    await workAt('2026-11-30T12:00:00Z');
    await nothingDue();
    expect(server.taken).toHaveLength(1);
    const { data } = await api.ask('lyon', RECEIPTS, {}, member);
    expect(data).toEqual({ myReceipts: { edges: [{ node: { title: null, topic: null, state: 'SENT' } }] } });
  });
});
