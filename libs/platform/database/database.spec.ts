import { type EventEmitter } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PoolClient } from 'pg';
import { until } from '#libs/testing';
import { isPoolExhausted } from './transient-errors.js';
import { inSignInLane, reservedPool } from './connection-lanes.js';
import { Database, Rollback } from './database.js';
import { DatabaseTestSetup } from '../jobs/test-setup.fixture.js';
import { statement } from './sql.js';

const sleepStatement = statement('spec.nap', 'select pg_sleep(5)');
const failingStatement = statement('spec.wrong', 'select 1 / 0');
const networkStatement = statement('spec.where', 'select current_network() as network');

let setup: DatabaseTestSetup;
beforeAll(async () => void (setup = await DatabaseTestSetup.start('traboule_worker')));
afterAll(() => setup?.end());

const terminateConnections = () =>
  setup.given.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'traboule_worker'`,
  );
const currentNetwork = async () =>
  (await setup.database.inTransaction(setup.network.id, (tx) => tx.one<{ network: string }>(networkStatement))).network;

const pool = () => setup.database.dataSource.pool;

describe('a pool of connections', () => {
  it('reports that it is exhausted differently from a database that does not answer', async () => {
    const options = { ...setup.database.dataSource.options, connectTimeoutMS: 500 };
    const small = reservedPool({ options } as Database['dataSource'], 1);
    try {
      const acquired = await small.connect();
      const error = await small.query('select 1').catch((error: unknown) => error);
      acquired.release();
      expect(isPoolExhausted(error)).toBe(true);
    } finally {
      await small.end();
    }
    const unreachable = reservedPool({ options: { ...options, url: 'postgresql://nobody@127.0.0.1:1/x' } } as never, 1);
    expect(isPoolExhausted(await unreachable.query('select 1').catch((error: unknown) => error))).toBe(false);
  });

  it('has connections for health checks and sign-in when every other connection is in use', async () => {
    const database = new Database(setup.database.dataSource, { health: 1, signIn: 1 });
    const acquired = await Promise.all(Array.from({ length: 10 }, () => pool().connect()));
    try {
      expect(await database.health.one(networkStatement)).toEqual({ network: null });
      expect(await inSignInLane(() => database.open.one(networkStatement))).toEqual({ network: null });
      const signedIn = inSignInLane(() => database.inTransaction(setup.network.id, (tx) => tx.one(networkStatement)));
      expect(await signedIn).toEqual({ network: setup.network.id });
    } finally {
      for (const client of acquired) client.release();
      await database.closeReserved();
    }
  });
});

describe('a transaction', () => {
  it('fails when the connection is cut during a statement, and the next transaction works', async () => {
    const running = setup.database.inTransaction(setup.network.id, (tx) => tx.rows(sleepStatement));
    running.catch(() => {});
    await until('the statement sleeps', async () => {
      const { rows } = await setup.given.client.query(
        `select from pg_stat_activity where datname = current_database() and state = 'active' and query = 'select pg_sleep(5)'`,
      );
      return rows.length === 1;
    });
    await terminateConnections();
    await expect(running).rejects.toThrow('terminating connection');
    // Another connection of the pool was cut, too, and may not have noticed it yet.
    await until('a new connection works', async () => (await currentNetwork().catch(() => '')) === setup.network.id);
  });

  it('fails at its next statement when the connection is cut between statements, and the next transaction works', async () => {
    let acquired: PoolClient;
    pool().once('acquire', (client) => (acquired = client));
    const running = setup.database.inTransaction(setup.network.id, async (tx) => {
      await tx.one(networkStatement);
      const lost = new Promise<void>((resolve) => void acquired.once('end', resolve));
      await terminateConnections();
      await lost;
      return tx.one(networkStatement);
    });
    await expect(running).rejects.toThrow('connection error');
    expect(await currentNetwork()).toBe(setup.network.id);
  });

  it('fails without ending the process when the connection is cut at the moment it is acquired', async () => {
    pool().once('acquire', (client) =>
      queueMicrotask(() => {
        const { connection } = client as unknown as { connection: EventEmitter };
        connection.emit('errorMessage', new Error('terminating connection due to administrator command'));
      }),
    );
    await expect(currentNetwork()).rejects.toThrow('connection error');
    for (let i = 0; i < 20; i++) expect(await currentNetwork()).toBe(setup.network.id);
  });

  it('resets the network of its connection, whether it commits or fails', async () => {
    await currentNetwork();
    await setup.database.inTransaction(setup.network.id, async () => {
      throw new Rollback(undefined);
    });
    await expect(setup.database.inTransaction(setup.network.id, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    for (let i = 0; i < 20; i++) expect(await setup.database.open.one(networkStatement)).toEqual({ network: null });
  });

  it('is reported as failed when one of its statements failed, even if the work ignored the error', async () => {
    const committed = setup.database.inTransaction(setup.network.id, (tx) =>
      tx.one(failingStatement).catch(() => 'fine'),
    );
    await expect(committed).rejects.toThrow('had failed before its commit');
  });

  it('accepts nothing but the id of one network', async () => {
    for (const invalid of ['', 'lyon', `${setup.network.id}'; drop table outbox; --`, setup.network.id.toUpperCase()])
      await expect(setup.database.inTransaction(invalid, async () => {})).rejects.toThrow('networkId');
  });
});
