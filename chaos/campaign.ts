import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backUp, restore } from '#libs/safekeeping';
import { type seededRandom, until } from '#libs/testing';
import { type Audit, audit, findMissingBookings } from './audit.js';
import { Clients } from './clients.js';
import { DISK_FAULTS } from './disk-faults.js';
import { summarizeAnswers } from './during.js';
import { Deployment, SECRET } from './deployment.js';
import { FAULTS, REDIS_FAULTS, drawFaults } from './faults.js';
import { type RecoverySign } from './fault.js';
import { History } from './history.js';

export interface CampaignOptions {
  readonly seconds: number;
  readonly faults: number;
  readonly requestsPerSecond: number;
  readonly members: number;
  /** Number of bookings made before the faults, whose reminders are due during the campaign. */
  readonly bookingsWithReminders: number;
  readonly leaseSeconds: number;
  readonly longestFreezeMs: number;
  /** NO: the queue stays in PostgreSQL. HALF: it moves to Redis halfway. YES: it is in Redis from the start. */
  readonly redis: 'NO' | 'HALF' | 'YES';
  readonly folder: string;
  readonly chance: ReturnType<typeof seededRandom>;
  readonly log: (line: string) => void;
}

export interface FaultReport {
  readonly kind: string;
  readonly title: string;
  /** Milliseconds from the fault until the affected part was running again. */
  readonly downMs: number;
  /** Milliseconds from then until its first success; infinite when there was none. */
  readonly recoveryMs: number;
  /** A summary of the answers during the fault. */
  readonly served: string;
}
export interface RestoreReport {
  readonly rows: number;
  readonly bytes: number;
  readonly backupMs: number;
  readonly restoreMs: number;
  /** Bookings confirmed before the backup began that it lacks. */
  readonly missing: string[];
}
export interface Campaign {
  readonly history: History;
  readonly faultReports: FaultReport[];
  readonly audit: Audit;
  readonly restoreReport: RestoreReport;
  readonly unexpectedExits: string[];
  readonly drainMs: number;
  readonly duplicateMails: number;
}

const RECOVERY_MS = 30_000;
const DRAIN_SECONDS = 150;
const since = (at: number) => `${((performance.now() - at) / 1_000).toFixed(1)} s`;

/** Runs real processes under load, injects faults, and then compares all answers with the database. */
export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const { log, seconds, chance } = options;
  const began = performance.now();
  const deployment = await Deployment.open(options.folder, options);
  try {
    const history = new History();
    const clients = new Clients(deployment.town, deployment.addresses, history, chance);
    if (options.redis === 'YES') await deployment.moveToRedis();
    for (let i = 0; i < options.bookingsWithReminders; i++)
      await clients.proposeAndBook(deployment.town.members[i % options.members]!);
    await spreadReminders(deployment, seconds, chance);
    log(`ready after ${since(began)}: 2 apis, 2 workers, ${history.knownBookings.size} bookings with reminders`);

    const stop = new AbortController();
    const load = clients.load(options.requestsPerSecond, stop.signal);
    const faultReports: FaultReport[] = [];
    const pauseMs = (seconds * 1_000) / (options.faults + 1);
    const start = performance.now();
    let saved: SavedBackup | undefined;
    const middle = Math.ceil(options.faults / 2);
    let kinds: ReturnType<typeof drawFaults> = [];
    for (let i = 0; i < options.faults; i++) {
      if (i === middle) {
        saved = await saveBackup(deployment, options.folder, log);
        if (options.redis === 'HALF') {
          await deployment.moveToRedis();
          log('the queue moved to Redis, one worker after the other');
        }
      }
      await sleep(Math.max(start + (i + 1) * pauseMs - performance.now(), 500));
      if (i === 0 || (i === middle && options.redis === 'HALF'))
        kinds = drawFaults({ ...FAULTS, ...(deployment.redis && REDIS_FAULTS), ...(deployment.unmount && DISK_FAULTS) }, options.faults, chance); // prettier-ignore
      faultReports.push(await injectFault(deployment, history, kinds.shift()!, options));
      const { title, downMs, recoveryMs, served } = faultReports.at(-1)!;
      log(`${String(i + 1).padStart(2)}/${options.faults}  ${title.padEnd(38)} down ${(downMs / 1_000).toFixed(1)} s, first success ${Math.round(recoveryMs)} ms later; ${served}; ${history.actions.length} actions`); // prettier-ignore
    }
    await sleep(Math.max(start + seconds * 1_000 - performance.now(), 2_000));
    stop.abort();
    await load;
    await clients.waitForAnswers();
    const drained = performance.now();
    await drain(deployment);
    const drainMs = performance.now() - drained;
    log(`all jobs were done ${since(drained)} after the last answer`);
    const found = await audit(deployment, history);
    saved ??= await saveBackup(deployment, options.folder, log);
    const restoreReport = await restoreBackup(deployment, saved, history);
    log(`the backup was restored and verified in ${(restoreReport.restoreMs / 1_000).toFixed(1)} s`);
    return { history, faultReports, audit: found, restoreReport, unexpectedExits: deployment.unexpectedExits, drainMs, duplicateMails: deployment.mail.duplicates }; // prettier-ignore
  } finally {
    await deployment.close();
  }
}

/** Spreads the reminders of the bookings made so far over the campaign. */
async function spreadReminders(
  deployment: Deployment,
  seconds: number,
  chance: CampaignOptions['chance'],
): Promise<void> {
  const rows = await deployment.query<{ id: string }>(
    `select id from outbox where topic = 'booking.remind' order by id`,
  );
  const afterSeconds = rows.map(() => chance.next() * seconds);
  await deployment.query(
    `update outbox o set run_at = now() + make_interval(secs => w.secs) from unnest($1::uuid[], $2::float8[]) w (id, secs) where o.id = w.id`,
    [rows.map(({ id }) => id), afterSeconds],
  );
}

async function injectFault(
  deployment: Deployment,
  history: History,
  [kind, make]: ReturnType<typeof drawFaults>[number],
  { chance, longestFreezeMs }: CampaignOptions,
): Promise<FaultReport> {
  const fault = make(deployment, chance, longestFreezeMs);
  const at = performance.now();
  await fault.inject();
  const restoredAt = performance.now();
  const recoveryMs = await measureRecovery(deployment, history, fault.sign, restoredAt);
  return {
    kind,
    title: fault.title,
    downMs: restoredAt - at,
    recoveryMs,
    served: summarizeAnswers(history, at, restoredAt),
  };
}

/** Milliseconds from `back` until an answer to a request sent after it, or a mail. */
async function measureRecovery(
  deployment: Deployment,
  history: History,
  sign: RecoverySign,
  restoredAt: number,
): Promise<number> {
  while (performance.now() < restoredAt + RECOVERY_MS) {
    const seen = (): number | undefined => {
      if (sign === 'MAIL') return deployment.mail.lastAt > restoredAt ? deployment.mail.lastAt : undefined;
      const isExpectedApi = (api: number) => sign === 'ANSWER' || sign.api === api;
      return history.successes.findLast(({ api, invokedAt }) => invokedAt > restoredAt && isExpectedApi(api))?.at;
    };
    const at = seen();
    if (at) return at - restoredAt;
    await sleep(10);
  }
  return Infinity;
}

interface SavedBackup {
  readonly file: string;
  readonly invokedAt: number;
  readonly rows: number;
  readonly bytes: number;
  readonly tookMs: number;
}

/** Makes a backup under load. */
async function saveBackup(deployment: Deployment, folder: string, say: (line: string) => void): Promise<SavedBackup> {
  const file = join(folder, 'backup.traboule');
  const invokedAt = performance.now();
  const { url: databaseUrl, files } = deployment;
  const { bytes, contents } = await backUp({ databaseUrl, file, files, product: 'chaos', secret: SECRET });
  const tookMs = performance.now() - invokedAt;
  const rows = Object.values(contents).reduce((sum, table) => sum + table.rows, 0);
  say(`backup under load: ${rows} rows, ${Math.round(bytes / 1_000)} kB in ${Math.round(tookMs)} ms`);
  return { file, invokedAt, rows, bytes, tookMs };
}

/** Restores the backup into a new database and looks for bookings confirmed before it that are missing. */
async function restoreBackup(deployment: Deployment, saved: SavedBackup, history: History): Promise<RestoreReport> {
  await deployment.query('create database restored', [], 'postgres');
  const at = performance.now();
  const databaseUrl = deployment.database.url('restored');
  await restore({ databaseUrl, file: saved.file, files: deployment.files, secret: SECRET });
  const restoreMs = performance.now() - at;
  const rows = await deployment.query<{ code: string; state: string }>(
    'select code, state from booking',
    [],
    'restored',
  );
  const { rows: count, bytes, tookMs: backupMs, invokedAt } = saved;
  return { rows: count, bytes, backupMs, restoreMs, missing: findMissingBookings(rows, history, invokedAt) };
}

const drain = (deployment: Deployment): Promise<unknown> =>
  until(
    'every due job is done',
    async () => {
      const [open] = await deployment.query<{ count: number }>(
        `select count(*)::int as count from outbox where done_at is null and voided_at is null and (run_at <= now() or attempts > 0)`,
      );
      return open!.count === 0;
    },
    DRAIN_SECONDS,
  ).catch(() => {}); // the audit reports the remaining jobs
