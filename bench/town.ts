import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type TownSize, loadDemo } from '#libs/demo';
import { startPostgres } from '#libs/local';
import { migrate } from '#libs/platform';
import { migrations } from '#migrations';
import { pinPostgres } from './processes.js';
import { prepareBookers, readBookers, readFreeHours } from './slots.js';
import { type Slot, type Town } from './town.types.js';

export type Postgres = Awaited<ReturnType<typeof openPostgres>>;
const SLUG = 'lyon';
const TEMPLATE_DAYS = 7;

/** Starts the database server, which flushes every commit. */
export async function openPostgres() {
  const postgres = await startPostgres({ dataDir: '.data/bench', durable: true });
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  return {
    folder: postgres.dataDir,
    admin,
    urlOf: (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href,
    stop: async () => {
      await admin.end();
      await postgres.stop();
    },
  };
}

/** Creates a town for one run, copied from one that is kept for a week, so that only the first run has to create it. */
export async function openTown(server: Postgres, size: TownSize, say: (line: string) => void): Promise<Town> {
  const template = await templateTown(server, size, say);
  const name = template.replace('town_', 'run_');
  await server.admin.query(`drop database if exists ${name} with (force)`);
  await server.admin.query(`create database ${name} template ${template} strategy file_copy`);
  return connectTown(server, name, size);
}

/** Creates a town for this run only, because there is no space for two copies. */
export async function makeTown(server: Postgres, size: TownSize, say: (line: string) => void): Promise<Town> {
  const name = `run_${size.bookings}`;
  await server.admin.query(`drop database if exists ${name} with (force)`);
  await fillTown(server, name, size, say);
  return connectTown(server, name, size);
}

async function templateTown(server: Postgres, size: TownSize, say: (line: string) => void): Promise<string> {
  const { admin } = server;
  const prefix = `town_${fingerprint()}_`;
  const today = Temporal.Now.plainDateISO('UTC');
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'town\\_%' order by 1`,
  );
  const isFresh = (name: string) =>
    name.startsWith(prefix) && today.since(Temporal.PlainDate.from(name.split('_')[2]!)).days < TEMPLATE_DAYS;
  for (const { name } of rows) if (!isFresh(name)) await admin.query(`drop database ${name} with (force)`);
  const found = rows.find(({ name }) => isFresh(name) && name.endsWith(`_${size.bookings}`));
  if (found) return found.name;
  await admin.query(`drop database if exists draft_town with (force)`);
  await fillTown(server, 'draft_town', size, say);
  const name = `${prefix}${today.toString({ calendarName: 'never' }).replaceAll('-', '')}_${size.bookings}`;
  await admin.query(`alter database draft_town rename to ${name}`);
  return name;
}

/** A hash of everything that determines a town. When it changes, the town is created again. */
function fingerprint(): string {
  const folder = join(import.meta.dirname, '../libs/demo');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js') && !name.endsWith('.spec.js'));
  const hash = createHash('sha256').update(JSON.stringify(migrations.map(({ name }) => name)));
  for (const name of files.sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

async function fillTown(server: Postgres, name: string, size: TownSize, say: (line: string) => void): Promise<void> {
  await server.admin.query(`create database ${name}`);
  const url = server.urlOf(name);
  await migrate(url);
  const since = performance.now();
  let last = '';
  const onStep = (label: string) => {
    if (label !== last)
      say(`town of ${size.bookings} bookings: ${label} (${Math.round((performance.now() - since) / 1000)} s)`);
    last = label;
  };
  await loadDemo(url, { networks: [SLUG], size, onStep });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await prepareBookers(client);
  await client.query('vacuum (analyze)');
  await client.end();
}

async function connectTown(server: Postgres, name: string, size: TownSize): Promise<Town> {
  const url = server.urlOf(name);
  const client = new pg.Client({ connectionString: url, application_name: 'traboule_bench' });
  client.on('error', () => {}); // the failed run reports the reason itself
  await client.connect();
  // Mark all sessions as just used, so that none needs an update, and drop jobs that became due since the town was created.
  await client.query(`update sign_in_session set last_seen_at = now(), expires_at = now() + interval '30 days'`);
  await client.query(
    `update outbox set voided_at = now() where done_at is null and voided_at is null and run_at < now() + interval '2 hours'`,
  );
  await client.query('vacuum analyze sign_in_session, outbox');
  await client.query('checkpoint');
  const { rows } = await client.query<{ id: string; backend: number }>(
    `select id, pg_backend_pid() backend from network`,
  );
  const { id: networkId, backend } = rows[0]!;
  pinPostgres(backend);
  const members = await readBookers(client);
  const tomorrow = Temporal.Now.zonedDateTimeISO('UTC').add({ days: 1 }).startOfDay().toInstant();
  let hours: Promise<readonly Slot[]> | undefined;
  return {
    url,
    networkId,
    slug: SLUG,
    size,
    tomorrow,
    members,
    freeHours: () => (hours ??= readFreeHours(client, members)),
    client,
    backend,
    drop: async () => {
      await client.end();
      await server.admin.query(`drop database ${name} with (force)`);
    },
  };
}
