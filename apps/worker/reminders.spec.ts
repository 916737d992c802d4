import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  queueBackends,
  cloneDatabase,
  redisEnv,
  startApi,
  startWorker,
  until,
  violations,
} from '#libs/testing';
import { bookRoom, cancel, localMails } from './bookings.fixture.js';
import { MailServer } from './mail-server.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
const START = '2026-11-26T13:00:00Z';
const TWO_DAYS_BEFORE = '2026-11-24T13:00:00Z';
const TWO_HOURS_BEFORE = '2026-11-26T11:00:00Z';
const TWO_RELAY_ROUNDS_MS = 700;

describe.each(queueBackends())('jobs with $name', ({ redis }) => {
  let database: TestDatabase;
  let given: Given;
  let network: GivenNetwork;
  let member: GivenMember;
  let api: TestApi;
  let worker: { close(): Promise<void> } | undefined;

  const work = async (more: Record<string, string> = {}) =>
    void (worker = await startWorker(database.url, api.clock, { ...redisEnv(redis), ...more }));
  const rest = async () => {
    await worker?.close();
    worker = undefined;
  };
  const jobs = async (topic: string) =>
    (
      await given.client.query<{
        runAt: string;
        done: boolean;
        voided: boolean;
        attempts: number;
        error: string | null;
      }>(
        `select to_char(run_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "runAt", done_at is not null as done,
                voided_at is not null as voided, attempts, last_error as error from outbox where topic = $1 order by run_at`,
        [topic],
      )
    ).rows;
  const nothingDue = () =>
    until('every due job ended', async () => {
      const { n } = await given.one<{ n: number }>(
        `select count(*)::int n from outbox where done_at is null and voided_at is null and run_at <= $1`,
        [api.clock.now().toString()],
      );
      return n === 0;
    });
  const methods = async () => (await localMails(given, member.email)).map(({ calendar }) => calendar?.method);

  beforeAll(() => redis?.start());
  afterAll(() => redis?.stop());
  beforeEach(async () => {
    database = await cloneDatabase();
    given = await Given.on(database.url);
    network = await given.network('lyon');
    member = await given.member(network, { name: 'Jeanne' });
    await given.space(network, { kind: 'MEETING_ROOM', name: 'Salle Croix-Rousse' });
    api = await startApi(database.url, { now: NOW, env: { LOG_LEVEL: 'silent' } });
  });
  afterEach(async () => {
    await rest();
    await api.close();
    expect(await violations(database.url)).toEqual([]);
    await given.end();
    await database.drop();
  });

  it('a booking sends the invitation at once and each reminder when it is due, with one calendar entry', async () => {
    const booking = await bookRoom(api, network, member, START);
    expect((await jobs('booking.remind')).map(({ runAt }) => runAt)).toEqual([TWO_DAYS_BEFORE, TWO_HOURS_BEFORE]);
    expect((await jobs('booking.confirm')).map(({ runAt }) => runAt)).toEqual([NOW]);
    await work();
    await nothingDue();
    expect((await localMails(given)).map(({ subject, to }) => [subject.split(' :')[0], to])).toEqual([['C’est réservé', member.email]]); // prettier-ignore

    api.clock.set(Temporal.Instant.from(TWO_DAYS_BEFORE).subtract({ seconds: 1 }));
    await sleep(TWO_RELAY_ROUNDS_MS);
    expect(await localMails(given)).toHaveLength(1);
    api.clock.advance({ seconds: 1 });
    await nothingDue();
    expect(await localMails(given)).toHaveLength(2);
    api.clock.set(TWO_HOURS_BEFORE);
    await nothingDue();

    const mails = await localMails(given);
    expect(mails.slice(1).map(({ subject }) => subject.split(' :')[0])).toEqual(['À bientôt', 'À bientôt']);
    const entry = { method: 'REQUEST', uid: `${booking.id}@traboule`, sequence: 0, start: '2026-11-26T13:00:00Z' };
    expect(mails.map(({ calendar }) => calendar)).toEqual([entry, entry, entry]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3);
    const { n } = await given.one<{ n: number }>(
      `select count(*)::int n from message where state = 'SENT' and sent_at is not null and content_hash is not null`,
    );
    expect(n).toBe(3);
  });

  it('a cancelled booking sends no reminder and withdraws the calendar entry under the next sequence number', async () => {
    const booking = await bookRoom(api, network, member, START);
    await work();
    await nothingDue();
    expect(await cancel(api, network, member, booking.code)).toBe('Cancelled');
    await nothingDue();
    expect((await jobs('booking.remind')).map(({ voided, done }) => [voided, done])).toEqual([[true, false], [true, false]]); // prettier-ignore
    const mails = await localMails(given);
    expect(mails.map(({ calendar }) => [calendar?.method, calendar?.sequence])).toEqual([['REQUEST', 0], ['CANCEL', 1]]); // prettier-ignore
    expect(new Set(mails.map(({ calendar }) => calendar?.uid))).toEqual(new Set([`${booking.id}@traboule`]));
    for (const instant of [TWO_DAYS_BEFORE, TWO_HOURS_BEFORE, START]) {
      api.clock.set(instant);
      await sleep(TWO_RELAY_ROUNDS_MS);
    }
    expect(await localMails(given)).toHaveLength(2);
  });

  it('a mail refused temporarily is retried with growing delays and sent once', async () => {
    const server = await new MailServer().start();
    server.refusal = Object.assign(new Error('4.3.2 not now'), { responseCode: 451 });
    try {
      await bookRoom(api, network, member, START);
      await work({ SMTP_URL: server.url });
      for (const [attempt, waitSeconds] of [
        [1, 5],
        [2, 10],
        [3, 20],
      ] as const) {
        await until(`attempt ${attempt}`, async () => (await jobs('booking.confirm'))[0]!.attempts === attempt);
        const [job] = await jobs('booking.confirm');
        expect(job!.error).toContain('4.3.2 not now');
        expect(Temporal.Instant.from(job!.runAt).since(api.clock.now()).total('seconds')).toBe(waitSeconds);
        api.clock.advance({ seconds: waitSeconds - 1 });
        await sleep(TWO_RELAY_ROUNDS_MS);
        expect(server.asked).toBe(attempt);
        if (attempt === 3) server.refusal = undefined;
        api.clock.advance({ seconds: 1 });
      }
      await nothingDue();
      expect(server.taken.map(({ to }) => to)).toEqual([member.email]);
      expect(await jobs('booking.confirm')).toMatchObject([{ done: true, attempts: 3, error: null }]);
      expect(await localMails(given)).toEqual([]);
    } finally {
      await rest();
      await server.stop();
    }
  });

  it('a worker that was down sends late mails afterwards, but no reminder of a booking that has started', async () => {
    await bookRoom(api, network, member, START);
    api.clock.set(Temporal.Instant.from(TWO_DAYS_BEFORE).add({ hours: 5 }));
    await work();
    await nothingDue();
    expect(await methods()).toEqual(['REQUEST', 'REQUEST']);
    await rest();
    api.clock.set(START);
    await work();
    await nothingDue();
    expect(await methods()).toEqual(['REQUEST', 'REQUEST']);
    expect((await jobs('booking.remind')).map(({ done, error }) => [done, error])).toEqual([[true, null], [true, null]]); // prettier-ignore
  });

  it('a booking cancelled while the worker was down is only withdrawn', async () => {
    const booking = await bookRoom(api, network, member, START);
    expect(await cancel(api, network, member, booking.code)).toBe('Cancelled');
    api.clock.set(START);
    await work();
    await nothingDue();
    expect(await methods()).toEqual(['CANCEL']);
  });

  it('a mailed sign-in link works once', async () => {
    await work();
    const SIGN_IN = `mutation ($token: String!) { signIn(token: $token) { __typename ... on SignedIn { me { email } } } }`;
    const requested = await api.ask(
      'lyon',
      `mutation { requestSignIn(email: "nouvelle@spec.example") { __typename } }`,
    );
    expect(requested.data).toEqual({ requestSignIn: { __typename: 'SignInRequested' } });
    await nothingDue();
    const [mail, ...others] = await localMails(given, 'nouvelle@spec.example');
    expect(others).toEqual([]);
    const token = /\/lyon\/sign-in\?token=([\w-]+)/.exec(mail!.text)?.[1];
    const first = await api.ask('lyon', SIGN_IN, { token });
    expect(first.data).toEqual({ signIn: { __typename: 'SignedIn', me: { email: 'nouvelle@spec.example' } } });
    const second = await api.ask('lyon', SIGN_IN, { token });
    expect(second.data).toEqual({ signIn: { __typename: 'SignInLinkInvalid' } });
    const { n } = await given.one<{ n: number }>(`select count(*)::int n from outbox where payload::text like '%' || $1 || '%'`, [token]); // prettier-ignore
    expect(n).toBe(0); // the secret is only in the mail
  });

  it('a link requested while the worker was down longer than its validity is not mailed', async () => {
    await api.ask('lyon', `mutation { requestSignIn(email: "tard@spec.example") { __typename } }`);
    api.clock.advance({ minutes: 16 });
    await work();
    await nothingDue();
    expect(await localMails(given, 'tard@spec.example')).toEqual([]);
  });
});
