import { createHash } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { functions, migrations } from '#migrations';

export const QUEUE_SCHEMA = 'bullmq';
export const QUEUE_NAME = 'traboule';
const ROLES = ['traboule_app', 'traboule_worker'];
const MIGRATION_LOCK = 7_262_253;

const rolesSql = `
  do $$ begin
    ${ROLES.map((role) => `if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;`).join('\n')}
  exception when duplicate_object or unique_violation then null; end $$;
  ${ROLES.map((role) => `grant ${role} to current_user;`).join('\n')}`;

/** Tables whose rows are only added, protected by `make_append_only`. */
export async function appendOnlyTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'append_only' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Tables of prices and settings with one valid row at any time. A row may be ended and a new one added, nothing else. */
export async function datedTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint where conperiod and contype in ('p', 'u') order by 1`,
  );
  return rows.map(({ name }) => name);
}

async function grantPrivileges(role: string, client: pg.Client): Promise<void> {
  const [appendOnly, dated] = [await appendOnlyTables(client), await datedTables(client)];
  await client.query(`
    grant usage on schema public, ${QUEUE_SCHEMA} to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    revoke insert, update, delete on migrations, sql_function from ${role};
    revoke update, delete on ${[...appendOnly, ...dated].join(', ')} from ${role};
    ${dated.map((table) => `grant update (valid) on ${table} to ${role};`).join(' ')}
    grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${role};
    grant usage, select on all sequences in schema ${QUEUE_SCHEMA} to ${role};
    grant execute on all functions in schema ${QUEUE_SCHEMA} to ${role};`);
}

/** Applies the functions whose text changed since the last time. */
async function applyFunctions(client: pg.Client): Promise<void> {
  await client.query('create table if not exists sql_function (name text primary key, checksum text not null)');
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from sql_function');
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  for (const { name, text } of functions) {
    const checksum = createHash('sha256').update(text).digest('hex');
    if (applied.get(name) === checksum) continue;
    await client.query('begin');
    try {
      await client.query(text);
      await client.query(
        'insert into sql_function values ($1, $2) on conflict (name) do update set checksum = excluded.checksum',
        [name, checksum],
      );
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`migrations/functions/${name}.sql could not be applied`, { cause: error });
    }
  }
}

/**
 * Brings a database to the current schema: roles, migrations, the schema of the queue, functions and grants. Simultaneous calls wait
 * for one another. `databaseUrl` must name a role that may create roles and extensions.
 * @param onlyMigrations applies these migrations and nothing else, so that specs can load data into an earlier schema
 * @returns the names of the migrations applied, oldest first.
 */
export async function migrate(
  databaseUrl: string,
  onStep: (name: string) => void = () => {},
  onlyMigrations?: readonly string[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'traboule_migrator' });
  client.on('error', () => {}); // the running statement rejects with the same error
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(rolesSql);
    const source = new DataSource({
      type: 'postgres',
      url: databaseUrl,
      migrations: onlyMigrations ? migrations.filter(({ name }) => onlyMigrations.includes(name)) : migrations,
      migrationsTransactionMode: 'each',
      applicationName: 'traboule_migrator',
    });
    await source.initialize();
    try {
      const applied = await source.runMigrations();
      for (const { name } of applied) onStep(name);
      if (onlyMigrations) return applied.map(({ name }) => name);
      await client.query(`create schema if not exists ${QUEUE_SCHEMA}`);
      const { runMigrations: migrateQueue } = await import('bullmq');
      await migrateQueue(client as never, QUEUE_SCHEMA);
      await client.query('reset search_path');
      // BullMQ would create this sequence with its first job, which the worker's role is not allowed to do.
      await client.query(`select ${QUEUE_SCHEMA}.next_job_id($1)`, [QUEUE_NAME]);
      await applyFunctions(client);
      for (const role of ROLES) await grantPrivileges(role, client);
      return applied.map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end();
  }
}

/** Names of the migrations this build knows, oldest first. */
export const knownMigrations = (): string[] => migrations.map(({ name }) => name);

/** Names of migrations this build knows and the database has not run. */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  const source = new DataSource({ type: 'postgres', url: databaseUrl, migrations });
  await source.initialize();
  try {
    const applied = await source
      .query<{ name: string }[]>('select name from migrations')
      .catch(() => [] as { name: string }[]);
    const names = new Set(applied.map(({ name }) => name));
    return knownMigrations().filter((name) => !names.has(name));
  } finally {
    await source.destroy();
  }
}
