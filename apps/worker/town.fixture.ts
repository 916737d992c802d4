import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { Clock, type Failpoint } from '#libs/platform';
import { Given, type TestDatabase, cloneDatabase, startApi, startWorker, until, violations } from '#libs/testing';
import { bookRoom } from './bookings.fixture.js';
import { MailServer } from './mail-server.fixture.js';
import { WorkerProcess } from './worker-process.fixture.js';

/** A database in which `members` have a reminder that is due, and no other job is. */
export async function dueReminders(members: number): Promise<TestDatabase> {
  const now = Temporal.Now.instant();
  const start = now.round({ smallestUnit: 'minute', roundingIncrement: 15, roundingMode: 'ceil' }).add({ minutes: 45 });
  const open = [-36, -12, 12].map((hours) => ({
    start: now.add({ hours }).toString(),
    end: now.add({ hours: hours + 24 }).toString(),
  }));
  const from = now.subtract({ hours: 72 }).toString().slice(0, 10);
  const database = await cloneDatabase();
  const given = await Given.on(database.url);
  const network = await given.network('lyon');
  const api = await startApi(database.url, { now: start.subtract({ hours: 10 }).toString() });
  for (let i = 0; i < members; i++) {
    await given.space(network, { kind: 'MEETING_ROOM', open, from });
    const member = await given.member(network, { at: now.subtract({ hours: 240 }).toString() });
    const { reminders } = await bookRoom(api, network, member, start.toString());
    expect(reminders).toHaveLength(1); // it was booked too late for the reminder two days before
  }
  await api.close();
  await given.client.query(`update outbox set voided_at = now() where topic = 'booking.confirm'`);
  await given.end();
  return database;
}

/** A network with due reminders, its mail server and its workers. */
export class Town {
  private readonly workers: WorkerProcess[] = [];
  private readonly localWorkers: { close(): Promise<void> }[] = [];

  private constructor(
    readonly given: Given,
    readonly server: MailServer,
    private readonly database: TestDatabase,
    private readonly env: Record<string, string>,
  ) {}

  /** @param prepared a database of `dueReminders`, which is cloned */
  static async like(
    prepared: TestDatabase,
    env: Record<string, string>,
    mail: 'SMTP' | 'local' = 'SMTP',
  ): Promise<Town> {
    const database = await cloneDatabase(prepared);
    const server = await new MailServer().start();
    const smtp: Record<string, string> = mail === 'SMTP' ? { SMTP_URL: server.url } : {};
    return new Town(await Given.on(database.url), server, database, { ...env, ...smtp });
  }

  worker(more: { FAIL_AT?: Failpoint } = {}): WorkerProcess {
    const worker = new WorkerProcess(this.database, { ...this.env, ...more });
    this.workers.push(worker);
    return worker;
  }

  /** Starts a worker in this process, which takes over what a dead one left. */
  async takeOver(): Promise<void> {
    this.localWorkers.push(
      await startWorker(this.database.url, new Clock(), { ...this.env, JOB_LEASE_SECONDS: '1', LOG_LEVEL: 'silent' }),
    );
  }

  taken = (count: number): Promise<unknown> =>
    until(`${count} mails taken`, () => this.server.taken.length >= count, 60);

  /** Ages the claims of messages until their senders count as dead. */
  claimsAge = (): Promise<unknown> =>
    this.given.client.query(`update message set claimed_at = claimed_at - interval '26 seconds'`);

  /** The jobs that have not ended, from the database. */
  async open(): Promise<object[]> {
    const { rows } = await this.given.client.query<{ error: string | null }>(
      `select attempts, last_error as error, published_at from outbox where done_at is null and voided_at is null`,
    );
    return rows;
  }

  /** Waits until every job has ended, and then for one more lease. */
  async settled(): Promise<void> {
    const { given, database } = this;
    await until('every job ended', async () => (await this.open()).length === 0, 100).catch(async (error: Error) => {
      const said = this.workers.map((worker) => worker.said);
      throw new Error([error.message, JSON.stringify(await this.open()), ...said].join('\n'));
    });
    await sleep(2_500);
    const { rows } = await given.client.query<{ state: string }>(`select state from message`);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['SENT']));
    expect(await violations(database.url)).toEqual([]);
  }

  /** The number of copies of each mail that the server received, by Message-ID. */
  copies = (): number[] =>
    [...Map.groupBy(this.server.taken, ({ messageId }) => messageId).values()].map(({ length }) => length);

  async end(): Promise<void> {
    await Promise.all([
      ...this.workers.map((worker) => worker.die()),
      ...this.localWorkers.map((worker) => worker.close()),
    ]);
    await this.server.stop();
    await this.given.end();
    await this.database.drop();
  }
}
