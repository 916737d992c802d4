import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backUp, restore } from '#libs/safekeeping';
import { type seededChance, until } from '#libs/testing';
import { type Audit, audit, missingOf } from './audit.js';
import { Clients } from './clients.js';
import { DISK_FAULTS } from './disk-faults.js';
import { servedDuring } from './during.js';
import { Deployment, SECRET } from './deployment.js';
import { FAULTS, REDIS_FAULTS, drawFaults } from './faults.js';
import { type Sign } from './fault.js';
import { History } from './history.js';

export interface CampaignOptions {
  readonly seconds: number;
  readonly faults: number;
  readonly requestsPerSecond: number;
  readonly members: number;
  /** Bookings made in peace, whose reminders fall due during the campaign. */
  readonly reminded: number;
  readonly leaseSeconds: number;
  readonly longestFreezeMs: number;
  /** NO: the queue stays in PostgreSQL. HALF: it moves to Redis in the middle. YES: it is there from the start. */
  readonly redis: 'NO' | 'HALF' | 'YES';
  readonly folder: string;
  readonly chance: ReturnType<typeof seededChance>;
  readonly say: (line: string) => void;
}

export interface Struck {
  readonly kind: string;
  readonly title: string;
  /** From the fault until what it hit was back. */
  readonly downMs: number;
  /** From then until it showed a sign of life; infinite when it showed none. */
  readonly recoveryMs: number;
  /** How everybody was served while it lasted. */
  readonly served: string;
}
export interface Drill {
  readonly rows: number;
  readonly bytes: number;
  readonly backupMs: number;
  readonly restoreMs: number;
  /** Told of before the backup began, and not in it. */
  readonly missing: string[];
}
export interface Campaign {
  readonly history: History;
  readonly struck: Struck[];
  readonly audit: Audit;
  readonly drill: Drill;
  readonly accidents: string[];
  readonly drainMs: number;
  readonly duplicateMails: number;
}

const RECOVERY_MS = 30_000;
const DRAIN_SECONDS = 150;
const since = (at: number) => `${((performance.now() - at) / 1_000).toFixed(1)} s`;

/** Real processes, real kills, people who do not stop asking; then everything that was said is held against what is there. */
export async function campaign(options: CampaignOptions): Promise<Campaign> {
  const { say, seconds, chance } = options;
  const began = performance.now();
  const estate = await Deployment.open(options.folder, options);
  try {
    const history = new History();
    const clients = new Clients(estate.town, estate.addresses, history, chance);
    if (options.redis === 'YES') await estate.moveToRedis();
    for (let i = 0; i < options.reminded; i++) await clients.contacts(estate.town.members[i % options.members]!);
    await spreadReminders(estate, seconds, chance);
    say(`ready after ${since(began)}: 2 apis, 2 workers, ${history.told.size} bookings to be reminded of`);

    const over = new AbortController();
    const load = clients.load(options.requestsPerSecond, over.signal);
    const struck: Struck[] = [];
    const pauseMs = (seconds * 1_000) / (options.faults + 1);
    const start = performance.now();
    let saved: Saved | undefined;
    const half = Math.ceil(options.faults / 2);
    let kinds: ReturnType<typeof drawFaults> = [];
    for (let i = 0; i < options.faults; i++) {
      if (i === half) {
        saved = await save(estate, options.folder, say);
        if (options.redis === 'HALF') {
          await estate.moveToRedis();
          say('the queue moved to Redis, its workers one after the other');
        }
      }
      await sleep(Math.max(start + (i + 1) * pauseMs - performance.now(), 500));
      if (i === 0 || (i === half && options.redis === 'HALF'))
        kinds = drawFaults({ ...FAULTS, ...(estate.redis && REDIS_FAULTS), ...(estate.unmount && DISK_FAULTS) }, options.faults, chance); // prettier-ignore
      struck.push(await strike(estate, history, kinds.shift()!, options));
      const { title, downMs, recoveryMs, served } = struck.at(-1)!;
      say(`${String(i + 1).padStart(2)}/${options.faults}  ${title.padEnd(38)} down ${(downMs / 1_000).toFixed(1)} s, a sign of life ${Math.round(recoveryMs)} ms later; ${served}; ${history.acts.length} acts`); // prettier-ignore
    }
    await sleep(Math.max(start + seconds * 1_000 - performance.now(), 2_000));
    over.abort();
    await load;
    await clients.settled();
    const drained = performance.now();
    await drain(estate);
    const drainMs = performance.now() - drained;
    say(`no job is left ${since(drained)} after the last answer`);
    const found = await audit(estate, history);
    saved ??= await save(estate, options.folder, say);
    const drill = await restoreDrill(estate, saved, history);
    say(`the backup of the middle is restored and proved in ${(drill.restoreMs / 1_000).toFixed(1)} s`);
    return { history, struck, audit: found, drill, accidents: estate.accidents, drainMs, duplicateMails: estate.mail.duplicates }; // prettier-ignore
  } finally {
    await estate.close();
  }
}

/** Reminders of the bookings made so far fall due all over the time to come. */
async function spreadReminders(estate: Deployment, seconds: number, chance: CampaignOptions['chance']): Promise<void> {
  const rows = await estate.ask<{ id: string }>(`select id from outbox where topic = 'booking.remind' order by id`);
  const afterSeconds = rows.map(() => chance.next() * seconds);
  await estate.ask(
    `update outbox o set run_at = now() + make_interval(secs => w.secs) from unnest($1::uuid[], $2::float8[]) w (id, secs) where o.id = w.id`,
    [rows.map(({ id }) => id), afterSeconds],
  );
}

async function strike(
  estate: Deployment,
  history: History,
  [kind, make]: ReturnType<typeof drawFaults>[number],
  { chance, longestFreezeMs }: CampaignOptions,
): Promise<Struck> {
  const fault = make(estate, chance, longestFreezeMs);
  const at = performance.now();
  await fault.strike();
  const back = performance.now();
  const recoveryMs = await recovery(estate, history, fault.sign, back);
  return { kind, title: fault.title, downMs: back - at, recoveryMs, served: servedDuring(history, at, back) };
}

/** From `back` until the sign: an answer to what was asked after it, or a mail. */
async function recovery(estate: Deployment, history: History, sign: Sign, back: number): Promise<number> {
  while (performance.now() < back + RECOVERY_MS) {
    const seen = (): number | undefined => {
      if (sign === 'MAIL') return estate.mail.lastAt > back ? estate.mail.lastAt : undefined;
      const isIts = (api: number) => sign === 'ANSWER' || sign.api === api;
      return history.signs.findLast(({ api, invokedAt }) => invokedAt > back && isIts(api))?.at;
    };
    const at = seen();
    if (at) return at - back;
    await sleep(10);
  }
  return Infinity;
}

interface Saved {
  readonly file: string;
  readonly invokedAt: number;
  readonly rows: number;
  readonly bytes: number;
  readonly tookMs: number;
}

/** A backup, while everybody goes on. */
async function save(estate: Deployment, folder: string, say: (line: string) => void): Promise<Saved> {
  const file = join(folder, 'backup.traboule');
  const invokedAt = performance.now();
  const { bytes, contents } = await backUp({ databaseUrl: estate.url, file, product: 'chaos', secret: SECRET });
  const tookMs = performance.now() - invokedAt;
  const rows = Object.values(contents).reduce((sum, table) => sum + table.rows, 0);
  say(`backup under load: ${rows} rows, ${Math.round(bytes / 1_000)} kB in ${Math.round(tookMs)} ms`);
  return { file, invokedAt, rows, bytes, tookMs };
}

/** The backup in a database of its own: whole, by the rules, and with all that was told of before it began. */
async function restoreDrill(estate: Deployment, saved: Saved, history: History): Promise<Drill> {
  await estate.ask('create database restored', [], 'postgres');
  const at = performance.now();
  await restore({ databaseUrl: estate.database.url('restored'), file: saved.file, secret: SECRET });
  const restoreMs = performance.now() - at;
  const rows = await estate.ask<{ code: string; state: string }>('select code, state from booking', [], 'restored');
  const { rows: count, bytes, tookMs: backupMs, invokedAt } = saved;
  return { rows: count, bytes, backupMs, restoreMs, missing: missingOf(rows, history, invokedAt) };
}

const drain = (estate: Deployment): Promise<unknown> =>
  until(
    'every due job is done',
    async () => {
      const [open] = await estate.ask<{ count: number }>(
        `select count(*)::int as count from outbox where done_at is null and voided_at is null and (run_at <= now() or attempts > 0)`,
      );
      return open!.count === 0;
    },
    DRAIN_SECONDS,
  ).catch(() => {}); // the audit names what is left
