import { createHash } from 'node:crypto';
import pg from 'pg';
import { registerVocabulary } from '#libs/directory';
import { startPostgres } from '#libs/local';
import { Sql, migrate } from '#libs/platform';
import { migrations } from '#migrations';
import { pinPostgres } from './processes.js';
import { LYON, SLUG, townSql } from './town.sql.js';

export interface TownSpace {
  readonly id: string;
  readonly resourceId: string;
  readonly venueId: string;
  readonly weight: number;
}
export interface TownMember {
  readonly id: string;
  /** Value of the session cookie. */
  readonly secret: string;
}

/** A network with a past and a future, in a PostgreSQL that flushes every commit to the disk. */
export interface Town {
  readonly url: string;
  readonly networkId: string;
  readonly slug: string;
  /** Midnight, UTC, of tomorrow. */
  readonly tomorrow: Temporal.Instant;
  /** Of one party at a time, free at `FREE_HOURS` of the next `FREE_DAYS` days. */
  readonly spaces: readonly TownSpace[];
  /** Like these, and never booked by the town itself. */
  readonly hotSpaces: readonly TownSpace[];
  readonly members: readonly TownMember[];
  readonly client: pg.Client;
  /** Process id of one of the server's backends. */
  readonly backend: number;
  stop(): Promise<void>;
}

/** The town's, for one run. The filled database is kept under `.data/bench` and copied, so that only a day's first run makes it. */
export async function openTown(): Promise<Town> {
  const tomorrow = Temporal.Now.instant().toZonedDateTimeISO('UTC').add({ days: 1 }).startOfDay().toInstant();
  const steps = townSql(LYON, tomorrow);
  const fingerprint = createHash('sha256').update(JSON.stringify([steps, migrations.map(({ name }) => name)]));
  const kept = `town_${fingerprint.digest('hex').slice(0, 12)}`;

  const postgres = await startPostgres({ dataDir: '.data/bench', durable: true });
  const urlOf = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const { rows: databases } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'town\\_%'`,
  );
  for (const { name } of databases) if (name !== kept) await admin.query(`drop database ${name} with (force)`);
  if (!databases.some(({ name }) => name === kept)) {
    await admin.query(`create database town_draft`);
    await fill(urlOf('town_draft'), steps);
    await admin.query(`alter database town_draft rename to ${kept}`);
  }
  await admin.query(`create database town_run template ${kept} strategy file_copy`);

  const client = new pg.Client({ connectionString: urlOf('town_run'), application_name: 'traboule_bench' });
  await client.connect();
  // Everybody was here a moment ago: their sessions need no touch.
  await client.query(`update session set last_seen_at = now()`);
  const rows = async <Row extends pg.QueryResultRow>(text: string) => (await client.query<Row>(text)).rows;
  const [network] = await rows<{ id: string; backend: number }>(`select id, pg_backend_pid() backend from network`);
  const spaces = await rows<TownSpace & { hot: boolean }>(
    `select s.id, s.resource_id "resourceId", s.venue_id "venueId", w.weight, s.name like 'Salle prisée %' hot
       from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
       join tariff_weight w on w.network_id = s.network_id and w.tariff_class = s.tariff_class where r.exclusive order by s.id`,
  );
  const members = await rows<TownMember>(
    `select m.id, 'session of ' || a.email secret from member m join account a on a.id = m.account_id order by m.id`,
  );
  await client.query('vacuum analyze session');
  await client.query('checkpoint');
  pinPostgres(network!.backend);
  return {
    url: urlOf('town_run'),
    networkId: network!.id,
    slug: SLUG,
    tomorrow,
    spaces: spaces.filter(({ hot }) => !hot),
    hotSpaces: spaces.filter(({ hot }) => hot),
    members,
    client,
    backend: network!.backend,
    stop: async () => {
      await client.end();
      await admin.query(`drop database town_run with (force)`);
      await admin.end();
      await postgres.stop();
    },
  };
}

async function fill(url: string, steps: ReturnType<typeof townSql>): Promise<void> {
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await registerVocabulary(new Sql(client));
  // An index on overlaps is built three times faster over rows that are there already.
  const { rows: exclusions } = await client.query<{ name: string; of: string; rule: string }>(
    `select conname name, conrelid::regclass of, pg_get_constraintdef(oid) rule from pg_constraint
      where conrelid in ('allocation'::regclass, 'attendance'::regclass) and contype = 'x'`,
  );
  for (const { name, of } of exclusions) await client.query(`alter table ${of} drop constraint ${name}`);
  for (const step of steps) await client.query(step);
  for (const { name, of, rule } of exclusions) await client.query(`alter table ${of} add constraint ${name} ${rule}`);
  await client.query('vacuum analyze');
  await client.end();
}
