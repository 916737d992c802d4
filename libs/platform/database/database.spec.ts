import { type EventEmitter } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PoolClient } from 'pg';
import { until } from '#libs/testing';
import { isPoolExhausted } from './transient-errors.js';
import { inSignInLane, reservedPool } from './connection-lanes.js';
import { Database, Rollback } from './database.js';
import { Bench } from '../jobs/outbox.fixture.js';
import { statement } from './sql.js';

const nap = statement('spec.nap', 'select pg_sleep(5)');
const wrong = statement('spec.wrong', 'select 1 / 0');
const where = statement('spec.where', 'select current_network() as network');

let bench: Bench;
beforeAll(async () => void (bench = await Bench.start('traboule_worker')));
afterAll(() => bench?.end());

const cutOff = () =>
  bench.given.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'traboule_worker'`,
  );
const network = async () =>
  (await bench.database.inTransaction(bench.network.id, (tx) => tx.one<{ network: string }>(where))).network;

const pool = () => bench.database.dataSource.pool;

describe('a pool', () => {
  it('that has no connection left for too long is told apart from a database that does not answer', async () => {
    const options = { ...bench.database.dataSource.options, connectTimeoutMS: 500 };
    const small = reservedPool({ options } as Database['dataSource'], 1);
    try {
      const lent = await small.connect();
      const refused = await small.query('select 1').catch((error: unknown) => error);
      lent.release();
      expect(isPoolExhausted(refused)).toBe(true);
    } finally {
      await small.end();
    }
    const nowhere = reservedPool({ options: { ...options, url: 'postgresql://nobody@127.0.0.1:1/x' } } as never, 1);
    expect(isPoolExhausted(await nowhere.query('select 1').catch((error: unknown) => error))).toBe(false);
  });

  it('kept for health and for signing in is there when every other connection is in use', async () => {
    const database = new Database(bench.database.dataSource, { health: 1, signIn: 1 });
    const lent = await Promise.all(Array.from({ length: 10 }, () => pool().connect()));
    try {
      expect(await database.health.one(where)).toEqual({ network: null });
      expect(await inSignInLane(() => database.open.one(where))).toEqual({ network: null });
      const signedIn = inSignInLane(() => database.inTransaction(bench.network.id, (tx) => tx.one(where)));
      expect(await signedIn).toEqual({ network: bench.network.id });
    } finally {
      for (const client of lent) client.release();
      await database.closeReserved();
    }
  });
});

describe('a transaction', () => {
  it('cut off from the server while it asks: it fails, and the next one works', async () => {
    const asking = bench.database.inTransaction(bench.network.id, (tx) => tx.rows(nap));
    asking.catch(() => {});
    await until('the database naps', async () => {
      const { rows } = await bench.given.client.query(
        `select from pg_stat_activity where datname = current_database() and state = 'active' and query = 'select pg_sleep(5)'`,
      );
      return rows.length === 1;
    });
    await cutOff();
    await expect(asking).rejects.toThrow('terminating connection');
    expect(await network()).toBe(bench.network.id);
  });

  it('cut off while it thinks: it fails at its next question, and the next one works', async () => {
    let lent: PoolClient;
    pool().once('acquire', (client) => (lent = client));
    const thinking = bench.database.inTransaction(bench.network.id, async (tx) => {
      await tx.one(where);
      const lost = new Promise<void>((resolve) => void lent.once('end', resolve));
      await cutOff();
      await lost;
      return tx.one(where);
    });
    await expect(thinking).rejects.toThrow('connection error');
    expect(await network()).toBe(bench.network.id);
  });

  it('cut off in the packet that lends it its connection: it fails, and the process lives', async () => {
    pool().once('acquire', (client) =>
      queueMicrotask(() => {
        const { connection } = client as unknown as { connection: EventEmitter };
        connection.emit('errorMessage', new Error('terminating connection due to administrator command'));
      }),
    );
    await expect(network()).rejects.toThrow('connection error');
    for (let i = 0; i < 20; i++) expect(await network()).toBe(bench.network.id);
  });

  it('leaves nothing of its network behind, whether it ends well or not', async () => {
    await network();
    await bench.database.inTransaction(bench.network.id, async () => {
      throw new Rollback(undefined);
    });
    await expect(bench.database.inTransaction(bench.network.id, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    for (let i = 0; i < 20; i++) expect(await bench.database.open.one(where)).toEqual({ network: null });
  });

  it('is no success when a statement failed in it, even where its work says nothing of that', async () => {
    const silent = bench.database.inTransaction(bench.network.id, (tx) => tx.one(wrong).catch(() => 'fine'));
    await expect(silent).rejects.toThrow('had failed before its commit');
  });

  it('is for one network, named by its id and nothing else', async () => {
    for (const odd of ['', 'lyon', `${bench.network.id}'; drop table outbox; --`, bench.network.id.toUpperCase()])
      await expect(bench.database.inTransaction(odd, async () => {})).rejects.toThrow('networkId');
  });
});
