import pg from 'pg';
import { registerVocabulary } from '#libs/directory';
import { type FileStore, Sql } from '#libs/platform';
import { bordeaux } from './bordeaux.data.js';
import { drawTown } from './draw-town.js';
import { lyon } from './lyon.data.js';
import { nantes } from './nantes.data.js';
import { toulouse } from './toulouse.data.js';
import { loadPhotos } from './photos.js';
import { type TownStep, loadTown } from './load-town.js';
import { type TownSize } from './town-plan.js';
import { type Town, type TownData, type VenueKind } from './town.js';
import { analyse, writeRows } from './write-rows.js';

export interface DemoOptions {
  /** The same seed and moment draw the same rows. */
  seed?: number;
  now?: Temporal.Instant;
  /** Slugs of networks; by default all four, or Lyon alone when small. */
  networks?: string[];
  /**
   * `small` is for specs: the same rules, a tenth of the rows. A town size is for measuring, by default of Lyon alone.
   */
  size?: 'small' | 'full' | TownSize;
  onStep?: (label: string, done: number, total: number) => void;
  /** Where drawn photos of a few places in Lyon go; without it there are none. */
  files?: FileStore;
}

export interface DemoSummary {
  seed: number;
  durationMs: number;
  networks: { slug: string; venues: number; spaces: number; members: number; bookings: number; rows?: number }[];
}

/** The demo is never mixed with an existing network. */
export class DemoAlreadyLoaded extends Error {
  override readonly name = 'DemoAlreadyLoaded';

  constructor(readonly slugs: readonly string[]) {
    super(`The demo was not loaded: the database already has ${slugs.join(', ')}. Nothing was changed.`);
  }
}

/** A network that the demo does not have. */
export class UnknownDemoNetwork extends Error {
  override readonly name = 'UnknownDemoNetwork';

  constructor(readonly slugs: readonly string[]) {
    super(`The demo has no ${slugs.join(', ')}; it has ${towns.map(({ slug }) => slug).join(', ')}.`);
  }
}

const towns: readonly TownData[] = [lyon, nantes, toulouse, bordeaux];
const defaultSeed = 2026;
const demoLock = 7_262_254;

/**
 * Fills a migrated database with invented towns, in one transaction per network. `databaseUrl` must belong to the
 * owner of the tables. @throws DemoAlreadyLoaded, UnknownDemoNetwork
 */
export async function loadDemo(databaseUrl: string, options: DemoOptions = {}): Promise<DemoSummary> {
  const began = performance.now();
  const { seed = defaultSeed, now = Temporal.Now.instant(), size = 'full', onStep = () => {} } = options;
  const wanted = options.networks ?? (size === 'full' ? towns.map(({ slug }) => slug) : ['lyon']);
  const chosen = wanted.map((slug) => towns.find((town) => town.slug === slug));
  const unknown = wanted.filter((_, i) => !chosen[i]);
  if (unknown.length > 0) throw new UnknownDemoNetwork(unknown);

  return withClient(databaseUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [demoLock]);
    const taken = await existingSlugs(client, wanted);
    if (taken.length > 0) throw new DemoAlreadyLoaded(taken);

    await registerVocabulary(new Sql(client));
    const moment = Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds);
    const networks: DemoSummary['networks'] = [];
    for (const data of chosen as TownData[]) {
      if (typeof size === 'object') {
        const onPart: TownStep = (label, done, total) => onStep(`${data.name}: ${label}`, done, total);
        const counts = await loadTown(client, data, { size: sizeOf(data, size), seed, now: moment, onStep: onPart });
        networks.push({ slug: data.slug, ...counts });
        continue;
      }
      const town = drawTown(size === 'small' ? smallVersionOf(data) : data, seed, moment);
      await writeTown(client, town, onStep);
      if (options.files && data === lyon) await loadPhotos(client, town.networkId, options.files);
      networks.push(summaryOf(town));
    }
    onStep('statistics', 0, 1);
    await analyse(client);
    return { seed, networks, durationMs: Math.round(performance.now() - began) };
  });
}

/** Whether any network of the demo exists. */
export async function isDemoLoaded(databaseUrl: string): Promise<boolean> {
  return (await missingDemoNetworks(databaseUrl)).length < towns.length;
}

/** The networks that do not exist: all of them at first, some after an interrupted load. */
export async function missingDemoNetworks(databaseUrl: string): Promise<string[]> {
  const slugs = towns.map(({ slug }) => slug);
  const there = await withClient(databaseUrl, (client) => existingSlugs(client, slugs));
  return slugs.filter((slug) => !there.includes(slug));
}

async function writeTown(client: pg.Client, town: Town, onStep: NonNullable<DemoOptions['onStep']>): Promise<void> {
  const total = town.rows.count;
  let done = 0;
  const step = (rows: number) => onStep(town.data.name, (done += rows), total);
  step(0);
  await client.query('begin');
  try {
    await writeRows(client, town.rows, step);
    await client.query('select refresh_search($1, null)', [town.networkId]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function existingSlugs(client: pg.Client, slugs: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ slug: string }>('select slug from network where slug = any($1) order by slug', [
    slugs,
  ]);
  return rows.map(({ slug }) => slug);
}

async function withClient<Result>(databaseUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'traboule_demo' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** As large per venue as Lyon. */
function sizeOf({ venues }: TownData, size: TownSize): TownSize {
  const count = (kinds: TownData['venues']) => Object.values(kinds).reduce((sum, number) => sum + number, 0);
  const share = count(venues) / count(lyon.venues);
  const part = (number: number) => Math.round(number * share);
  return { ...size, members: part(size.members), mentors: part(size.mentors), bookings: part(size.bookings) };
}

/** A tenth of the town, with every kind of venue. */
function smallVersionOf(data: TownData): TownData {
  const venues = Object.fromEntries(
    Object.entries(data.venues).map(([kind, count]) => [
      kind,
      Math.max(kind === 'FABLAB' ? 3 : 1, Math.round(count / 9)),
    ]),
  ) as Record<VenueKind, number>;
  return { ...data, venues, members: Math.round(data.members / 7), mentors: Math.round(data.mentors / 7) };
}

function summaryOf({ data, rows }: Town): DemoSummary['networks'][number] {
  const count = (table: string) => rows.of(table).length;
  return {
    slug: data.slug,
    venues: count('venue'),
    spaces: count('space'),
    members: count('member'),
    bookings: count('booking'),
    rows: rows.count,
  };
}
