import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { type ReservedConnections, isInSignInLane, reservedPool } from './connection-lanes.js';
import { declaredEntities } from './entities.js';
import { type Env } from '../env.js';
import { type TransactionName, failpoint } from '../failpoint.js';
import { pgTypes } from './pg-types.js';
import { Sql, Transaction } from './sql.js';
import { instrument } from '../telemetry/instrument.js';

export type DatabaseRole = 'traboule_app' | 'traboule_worker';

/**
 * A connection whose loss never ends the process. The pool listens for errors on idle connections only, and a connection may break
 * at the moment it is acquired. The next statement on it fails, and the pool discards it.
 */
export class Connection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

/** A data source that knows its pool: TypeORM makes it from the class given here, and keeps it to itself. */
export class PooledDataSource extends DataSource {
  private readonly pools: readonly pg.Pool[];

  constructor(options: Extract<DataSourceOptions, { type: 'postgres' }>) {
    const pools: pg.Pool[] = [];
    class Pool extends pg.Pool {
      constructor(config?: pg.PoolConfig) {
        super(config);
        pools.push(this);
      }
    }
    super({ ...options, driver: { ...pg, Pool } });
    this.pools = pools;
  }

  /** @throws before the data source is initialized */
  get pool(): pg.Pool {
    const pool = this.pools.at(-1);
    if (!pool) throw new Error('The data source is not initialized');
    return pool;
  }
}

/** The only way to connect to PostgreSQL. `role` is the database role whose privileges the process runs with. */
export function dataSourceFor(env: Env, role: DatabaseRole): PooledDataSource {
  return new PooledDataSource({
    type: 'postgres',
    url: env.DATABASE_URL,
    applicationName: role,
    poolSize: env.DATABASE_POOL,
    connectTimeoutMS: 5_000,
    synchronize: false,
    installExtensions: false,
    entities: declaredEntities(),
    extra: {
      Client: Connection,
      types: pgTypes,
      keepAlive: true,
      options: [
        `-c role=${role}`,
        '-c statement_timeout=8s',
        '-c lock_timeout=4s',
        '-c idle_in_transaction_session_timeout=15s',
        '-c timezone=UTC',
        '-c jit=off',
        // Batched statements of the worker would otherwise be planned again for each batch size.
        ...(role === 'traboule_worker' ? ['-c plan_cache_mode=force_generic_plan'] : []),
      ].join(' '),
    },
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RETRYABLE = new Set(['40001', '40P01']);

/** Thrown inside a transaction to roll it back and return `answer`. It marks a refusal, not an error. */
export class Rollback<Answer> extends Error {
  constructor(readonly answer: Answer) {
    super('rolled back on purpose');
  }
}

@Injectable()
export class Database implements OnModuleDestroy {
  private readonly mainPool: pg.Pool;
  private readonly reserved: { readonly health: pg.Pool; readonly signIn: pg.Pool } | undefined;
  /** Autocommit statements without a network: row-level security shows them only public rows, such as the directory and free time. */
  readonly open: Sql;
  /** As `open`, over the connection reserved for health checks. */
  readonly health: Sql;

  /** @param reserved connections beside the pool; when omitted, all work shares the pool */
  constructor(
    readonly dataSource: PooledDataSource,
    reserved?: ReservedConnections,
  ) {
    this.mainPool = dataSource.pool;
    this.mainPool.on('error', () => {}); // an idle connection died with the server; the pool opens another
    this.reserved = reserved && {
      health: reservedPool(dataSource, reserved.health),
      signIn: reservedPool(dataSource, reserved.signIn),
    };
    this.open = new Sql({ query: ((config: pg.QueryConfig) => this.pool.query(config)) as pg.Pool['query'] });
    this.health = new Sql(this.reserved?.health ?? this.mainPool);
  }

  private get pool(): pg.Pool {
    return this.reserved && isInSignInLane() ? this.reserved.signIn : this.mainPool;
  }

  /** The connections of the pool in use, idle and waited for. */
  connections(): { used: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.mainPool;
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /**
   * Runs `work` in one transaction that can read and write the rows of one network only. It is retried after serialization failures
   * and deadlocks, so everything `work` does outside `tx` must be safe to repeat.
   * @param transactionName names the failpoints of this transaction, for specs that stop it between its steps
   */
  async inTransaction<Result>(
    networkId: string,
    work: (tx: Transaction) => Promise<Result>,
    transactionName?: TransactionName,
  ): Promise<Result> {
    if (!uuid.test(networkId)) throw new TypeError('networkId must be a lower-case uuid');
    for (let attempt = 1; ; attempt++) {
      const client = await this.pool.connect();
      let broken: Error | undefined;
      try {
        await client.query(`begin; set local app.network = '${networkId}'`);
        if (transactionName) failpoint(`${transactionName}:begun`);
        const result = await work(new Transaction(client, () => this.entitiesOn(client)));
        if (transactionName) failpoint(`${transactionName}:written`);
        const { command } = await instrument({ kind: 'sql', name: 'commit' }, () => client.query('commit'));
        // When `work` ignored the error of a statement, PostgreSQL answers the commit with ROLLBACK and no error.
        if (command !== 'COMMIT') throw new Error('the transaction had failed before its commit');
        if (transactionName) failpoint(`${transactionName}:committed`);
        return result;
      } catch (error) {
        await client.query('rollback').catch((fault: Error) => (broken = fault));
        if (error instanceof Rollback) return error.answer as Result;
        if (attempt >= 3 || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error;
      } finally {
        client.release(broken);
      }
    }
  }

  /** TypeORM's view of a transaction: its query runner asks for a connection only while it has none. */
  private entitiesOn(client: pg.PoolClient): EntityManager {
    // The transaction was begun above; TypeORM refuses to lock a row in a runner that does not know of one.
    const begun = { databaseConnection: client, isTransactionActive: true };
    return Object.assign(this.dataSource.createQueryRunner(), begun).manager;
  }

  async closeReserved(): Promise<void> {
    await Promise.all([this.reserved?.health.end(), this.reserved?.signIn.end()]);
  }

  async onModuleDestroy(): Promise<void> {
    await this.closeReserved();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
