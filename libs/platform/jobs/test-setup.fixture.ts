import { setTimeout as sleep } from 'node:timers/promises';
import { Given, type GivenNetwork, TestClock, type TestDatabase, cloneDatabase, testEnv, until } from '#libs/testing';
import { Database, type DatabaseRole, dataSourceFor } from '../database/database.js';
import { z } from 'zod';
import { job } from './jobs.js';

export const greet = job('test.greet', z.object({ guestId: z.uuid() }));
export const wake = job('test.wake', z.object({ guestId: z.uuid(), minutesBefore: z.int() }));

export interface OutboxRow {
  key: string;
  published: boolean;
  done: boolean;
  voided: boolean;
  attempts: number;
  error: string | null;
}

/** A database with two networks, used with the privileges of `role`, and a clock that can be set. */
export class DatabaseTestSetup {
  readonly clock = new TestClock(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  private count = 0;

  private constructor(
    readonly given: Given,
    readonly network: GivenNetwork,
    readonly other: GivenNetwork,
    readonly database: Database,
    private readonly copy: TestDatabase,
  ) {}

  static async start(role: DatabaseRole, more: Record<string, string> = {}): Promise<DatabaseTestSetup> {
    const copy = await cloneDatabase();
    const given = await Given.on(copy.url);
    const source = dataSourceFor(testEnv(copy.url, more), role);
    await source.initialize();
    return new DatabaseTestSetup(
      given,
      await given.network('lyon'),
      await given.network('nantes'),
      new Database(source),
      copy,
    );
  }

  get url(): string {
    return this.copy.url;
  }

  /** Opens that many connections, so that a race does not begin by waiting for them on a busy machine. */
  async openConnections(count: number): Promise<void> {
    const wait = () => this.database.inTransaction(this.network.id, () => sleep(100));
    await until(`${count} connections`, () => Promise.all(Array.from({ length: count }, wait)).then(() => true, () => false)); // prettier-ignore
  }

  async end(): Promise<void> {
    await this.database.onModuleDestroy();
    await this.given.end();
    await this.copy.drop();
  }

  uuid = (): string => `00000000-0000-4000-8000-${String(++this.count).padStart(12, '0')}`;

  async rows(): Promise<OutboxRow[]> {
    const { rows } = await this.given.client.query<OutboxRow>(
      `select key, published_at is not null as published, done_at is not null as done, voided_at is not null as voided,
              attempts, last_error as error from outbox order by key`,
    );
    return rows;
  }

  /** Inserts many outbox rows as `enqueue` would. @returns their ids */
  async insertDue(count: number, topic = greet.name, runAt = this.clock.now()): Promise<string[]> {
    const { rows } = await this.given.client.query<{ id: string }>(
      `insert into outbox (network_id, topic, subject_id, key, payload, run_at, request_id)
       select $1, $2, gen_random_uuid(), 'key-' || n || '-' || gen_random_uuid(), jsonb_build_object('guestId', gen_random_uuid()), $4, 'request-' || n
         from generate_series(1, $3::int) n returning id`,
      [this.network.id, topic, count, runAt.toString()],
    );
    return rows.map(({ id }) => id);
  }
}
