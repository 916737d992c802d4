import { statfs } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { EnvironmentError, pendingMigrations, readEnv } from '#libs/platform';
import { isPresent } from '#libs/local';
import { dataFolder, root } from './folders.js';

/** The result of a check. `todo` says what to do; it is set unless the state is `fine`. */
export interface Finding {
  state: 'fine' | 'doubtful' | 'wrong';
  text: string;
  todo?: string;
}

export type Check = (databaseUrl: string) => Promise<Finding>;

const SKEW_SECONDS = 2;
const LATE_SECONDS = 300;
const ROOM_BYTES = 1e9;
const ANSWER_WITHIN_MS = 5_000;

const fine = (text: string): Finding => ({ state: 'fine', text });
const doubtful = (text: string, todo: string): Finding => ({ state: 'doubtful', text, todo });
const wrong = (text: string, todo: string): Finding => ({ state: 'wrong', text, todo });
const messageOf = (error: unknown): string => {
  const { message, code, errors } = error as AggregateError & { code?: string };
  return message || errors?.map((one: Error) => one.message).join('; ') || code || String(error);
};

/** In the order in which problems should be solved. */
export const checks: Record<string, Check> = {
  settings: async (databaseUrl) => {
    try {
      const env = readEnv({ ...process.env, DATABASE_URL: databaseUrl });
      return fine(`${env.NODE_ENV}, public address ${env.PUBLIC_URL}`);
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      return wrong(error.message, 'Correct these environment variables.');
    }
  },

  node: async () => {
    const paris = Temporal.Instant.from('2027-07-01T12:00Z').toZonedDateTimeISO('Europe/Paris').hour;
    return paris === 14
      ? fine(`${process.version} with time zones`)
      : wrong(
          `${process.version} lacks the time zone data`,
          'Start with `npm start` or `npx traboule`, which use the right Node.',
        );
  },

  database: (databaseUrl) =>
    withConnection(databaseUrl, async (query) => {
      const [row] = await query<{ version: number; zone: string; usage: number }>(
        `select current_setting('server_version_num')::int as version, current_setting('TimeZone') as zone,
                (select count(*) * 100 / current_setting('max_connections')::int from pg_stat_activity)::int as usage`,
      );
      if (!row || row.version < 180_000)
        return wrong(
          'PostgreSQL is older than 18',
          'Upgrade it, or unset DATABASE_URL: npm start has an embedded PostgreSQL.',
        );
      if (row.usage > 80)
        return doubtful(
          `${row.usage} % of the connections are in use`,
          'Lower DATABASE_POOL or raise max_connections.',
        );
      return fine(
        `PostgreSQL ${Math.floor(row.version / 10_000)} is running, ${row.usage} % of its connections are in use`,
      );
    }),

  migrations: async (databaseUrl) => {
    const pending = await pendingMigrations(databaseUrl);
    return pending.length
      ? wrong(`${pending.length} to run: ${pending.join(', ')}`, 'Run `npx traboule migrate` (npm start does so too).')
      : fine('up to date');
  },

  queue: (databaseUrl) => (process.env.REDIS_URL ? redisCheck(process.env.REDIS_URL) : postgresQueueCheck(databaseUrl)),

  jobs: (databaseUrl) =>
    withConnection(databaseUrl, async (query) => {
      const [row] = await query<{ late: number; failing: number; error: string | null }>(
        `select count(*) filter (where run_at < now() - make_interval(secs => ${LATE_SECONDS}))::int as late,
                count(*) filter (where attempts > 2)::int as failing, max(last_error) as error
           from outbox where done_at is null and voided_at is null`,
      );
      if (row?.late)
        return wrong(
          `${row.late} jobs are more than ${LATE_SECONDS / 60} minutes late`,
          'Is the worker running? See logs/worker.log in the data folder.',
        );
      if (row?.failing)
        return doubtful(
          `${row.failing} jobs keep failing. One error: ${row.error}`,
          'See logs/worker.log in the data folder.',
        );
      return fine('no job is late or failing');
    }),

  mail: async () => {
    const url = process.env.SMTP_URL;
    if (!url) return fine('mail stays in the local mailbox at /dev/mail (set SMTP_URL to send it)');
    const transport = createTransport({
      url,
      connectionTimeout: ANSWER_WITHIN_MS,
      greetingTimeout: ANSWER_WITHIN_MS,
      socketTimeout: ANSWER_WITHIN_MS,
    });
    try {
      await transport.verify();
      return fine(`${new URL(url).host} accepts our mail`);
    } catch (error) {
      return wrong(
        `${new URL(url).host}: ${messageOf(error)}`,
        'Correct SMTP_URL (smtp://user:password@host:port), or unset it to use the local mailbox.',
      );
    } finally {
      transport.close();
    }
  },

  clock: (databaseUrl) =>
    withConnection(databaseUrl, async (query) => {
      const before = Date.now();
      const [row] = await query<{ now: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as now');
      const skew = Math.abs((row?.now ?? 0) - (before + Date.now()) / 2) / 1000;
      return skew > SKEW_SECONDS
        ? wrong(
            `the clocks of this machine and the database differ by ${skew.toFixed(1)} s`,
            'Synchronise both clocks with NTP. Bookings and reminders depend on them.',
          )
        : fine(`the clocks of this machine and the database differ by less than ${Math.max(skew, 0.01).toFixed(2)} s`);
    }),

  disk: async () => {
    const { bavail, bsize } = await statfs(isPresent(dataFolder) ? dataFolder : root);
    const gigabytes = (bavail * bsize) / 1e9;
    return bavail * bsize < ROOM_BYTES
      ? doubtful(
          `${gigabytes.toFixed(1)} GB left for ${dataFolder}`,
          'Free some space, or move the folder with DATA_DIR.',
        )
      : fine(`${gigabytes.toFixed(0)} GB left for ${dataFolder}`);
  },
};

/** Whether a server responds and reports that it is ready. */
export async function serverCheck(url: string | undefined): Promise<Finding> {
  if (!url) return doubtful('no server is running here', '`npm start` starts one; TRABOULE_URL points at another.');
  try {
    const answer = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (answer.ok) return fine(`${url} is ready`);
    return wrong(
      `${url} answers ${answer.status}: ${(await answer.text()).slice(0, 200)}`,
      'See logs/api.log in the data folder.',
    );
  } catch (error) {
    return wrong(
      `${url}: ${messageOf((error as Error).cause ?? error)}`,
      'Start it with `npm start`, or correct TRABOULE_URL.',
    );
  }
}

async function withConnection(
  databaseUrl: string,
  work: (query: <Row extends object>(sql: string) => Promise<Row[]>) => Promise<Finding>,
): Promise<Finding> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: ANSWER_WITHIN_MS });
  client.on('error', () => {}); // the running query rejects with the same error
  try {
    await client.connect();
    return await work(async (sql) => (await client.query(sql)).rows);
  } catch (error) {
    return wrong(
      messageOf(error),
      'Check that the database is running, that DATABASE_URL is correct and that the migrations have run.',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function redisCheck(url: string): Promise<Finding> {
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: ANSWER_WITHIN_MS,
  });
  client.on('error', () => {}); // the failing command reports it
  try {
    await client.connect();
    const [memory, file] = await Promise.all([
      client.config('GET', 'maxmemory-policy'),
      client.config('GET', 'appendonly'),
    ]);
    const [policy, appendOnly] = [(memory as string[])[1], (file as string[])[1]];
    if (policy !== 'noeviction')
      return wrong(`Redis may evict jobs (maxmemory-policy ${policy})`, 'Set maxmemory-policy to noeviction.');
    if (appendOnly !== 'yes')
      return doubtful(
        'Redis loses its jobs when it restarts',
        'Set appendonly to yes. Until then, lost jobs are queued again from the outbox.',
      );
    return fine(`Redis at ${new URL(url).host}, append-only, without eviction`);
  } catch (error) {
    return wrong(
      `Redis at ${new URL(url).host}: ${messageOf(error)}`,
      'Start it, correct REDIS_URL, or unset it to keep the queue in PostgreSQL.',
    );
  } finally {
    if (client.status !== 'end') client.disconnect(); // for a connection that was never established, quit would wait two seconds
  }
}

function postgresQueueCheck(databaseUrl: string): Promise<Finding> {
  return withConnection(databaseUrl, async (query) => {
    const tables = await query(`select 1 from information_schema.tables where table_schema = 'bullmq'`);
    return tables.length
      ? fine('in PostgreSQL')
      : wrong('the tables of the queue are missing', 'Run `npx traboule migrate`.');
  });
}
