import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '#migrations';

/** Tables whose rows are only ever added: the app may not change or delete them even if a trigger were missing. */
export const APPEND_ONLY = ['charge', 'hours_transaction', 'hours_entry', 'tariff_weight', 'audit_entry'];
/** Prices and settings are never edited in place: a row may only be ended, and another one begun. */
export const DATED = ['tariff', 'plan', 'network_setting'];
export const QUEUE_SCHEMA = 'bullmq';
export const QUEUE_NAME = 'traboule';
const ROLES = ['traboule_app', 'traboule_worker'];
const MIGRATION_LOCK = 7_262_253;

const rolesSql = `
  do $$ begin
    ${ROLES.map((role) => `if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;`).join('\n')}
  exception when duplicate_object or unique_violation then null; end $$;
  ${ROLES.map((role) => `grant ${role} to current_user;`).join('\n')}`;

const grantsSql = ROLES.map(
  (role) => `
  grant usage on schema public, ${QUEUE_SCHEMA} to ${role};
  grant select, insert, update, delete on all tables in schema public to ${role};
  grant select on migrations to ${role};
  revoke insert, update, delete on migrations from ${role};
  revoke update, delete on ${APPEND_ONLY.join(', ')} from ${role};
  revoke update, delete on ${DATED.join(', ')} from ${role};
  ${DATED.map((table) => `grant update (valid) on ${table} to ${role};`).join(' ')}
  grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${role};
  grant usage, select on all sequences in schema ${QUEUE_SCHEMA} to ${role};
  grant execute on all functions in schema ${QUEUE_SCHEMA} to ${role};`,
).join('\n');

/**
 * Brings a database to the current schema: roles, our migrations, the queue's own schema, grants. Several starters at
 * once wait for one another. `databaseUrl` must name a role that may create roles and extensions.
 * @param only stops at an earlier schema, for data of that time to be put in: these migrations, and nothing that serves processes
 * @returns the names of the migrations applied, oldest first.
 */
export async function migrate(
  databaseUrl: string,
  onStep: (name: string) => void = () => {},
  only?: readonly string[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'traboule_migrator' });
  client.on('error', () => {}); // the statement under way rejects with the same fault
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(rolesSql);
    const source = new DataSource({
      type: 'postgres',
      url: databaseUrl,
      migrations: only ? migrations.filter(({ name }) => only.includes(name)) : migrations,
      migrationsTransactionMode: 'each',
      applicationName: 'traboule_migrator',
    });
    await source.initialize();
    try {
      const applied = await source.runMigrations();
      for (const { name } of applied) onStep(name);
      if (only) return applied.map(({ name }) => name);
      await client.query(`create schema if not exists ${QUEUE_SCHEMA}`);
      const { runMigrations: migrateQueue } = await import('bullmq');
      await migrateQueue(client as never, QUEUE_SCHEMA);
      await client.query('reset search_path');
      // The queue would make its sequence with its first job, which the worker's role may not.
      await client.query(`select ${QUEUE_SCHEMA}.next_job_id($1)`, [QUEUE_NAME]);
      await client.query(grantsSql);
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
    const done = await source
      .query<{ name: string }[]>('select name from migrations')
      .catch(() => [] as { name: string }[]);
    const names = new Set(done.map(({ name }) => name));
    return knownMigrations().filter((name) => !names.has(name));
  } finally {
    await source.destroy();
  }
}
