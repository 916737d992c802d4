import { setTimeout as sleep } from 'node:timers/promises';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { type seededChance, fillDisk, until } from '#libs/testing';
import { type Deployment } from './deployment.js';
import { type Fault } from './faults.js';

type Chance = ReturnType<typeof seededChance>;

const DISK_MEGABYTES = 600;
/** The variable that says that this process has mounts of its own, which end with it. */
const OWN_MOUNTS = 'TRABOULE_CHAOS_OWN_MOUNTS';

/** Mounts a small disk there for the database, where this process has mounts of its own. @returns takes it away again */
export function mountSmallDisk(folder: string): (() => void) | undefined {
  if (!process.env[OWN_MOUNTS]) return undefined;
  mkdirSync(folder, { recursive: true });
  const options = `size=${DISK_MEGABYTES}m,mode=711`;
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`No small disk could be mounted at ${folder}: ${stderr}`);
  return () => void spawnSync('umount', ['-l', folder]);
}

/** Runs `script` as this program, but with mounts of its own. @returns its exit code; undefined when this already is that run */
export async function runWithOwnMounts(script: string): Promise<number | undefined> {
  if (process.env[OWN_MOUNTS]) {
    process.on('disconnect', () => process.exit(130)); // the first run ended, however it did
    process.channel?.unref();
    return undefined;
  }
  const env = { ...process.env, [OWN_MOUNTS]: 'yes' };
  const again = spawn('unshare', ['-m', process.execPath, script, ...process.argv.slice(2)], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }); // prettier-ignore
  const [code] = (await once(again, 'exit')) as [number | null];
  return code ?? 1;
}

/** Those of a machine whose disk is full. Of the first, only the database suffers: reads go on, what writes has to wait. */
export const DISK_FAULTS = {
  'disk full': (estate: Deployment, chance: Chance, longestMs: number): Fault => {
    const ms = Math.round(Math.min(longestMs, 2_000 + chance.next() * longestMs));
    const endsIt = chance.next() < 0.5;
    return {
      title: `the database's disk full for ${(ms / 1_000).toFixed(1)} s${endsIt ? ', which ends it' : ''}`,
      sign: 'ANSWER',
      strike: async () => {
        const makeRoom = fillDisk(estate.database.files);
        // Its log goes on in a file that cannot be created: then PostgreSQL stops itself. Else it refuses what needs room.
        if (endsIt) await estate.ask('select pg_switch_wal()').catch(() => {});
        await sleep(ms);
        makeRoom();
        await estate.database.backAfterItsEnd();
        await until('a write', () => estate.ask('create temporary table proof (n int)').then(() => true, () => false)); // prettier-ignore
      },
    };
  },
} as const;

/** Possible on every Linux. */
export const LOG_FAULTS = {
  'log disk full': (estate: Deployment, chance: Chance, longestMs: number): Fault => {
    const api = Math.floor(chance.next() * 2);
    const ms = Math.round(Math.min(longestMs, 3_000));
    return {
      title: `api ${api + 1} with its log on a full disk for ${(ms / 1_000).toFixed(1)} s`,
      sign: { api },
      strike: () => estate.apis[api]!.withFullLog(ms),
    };
  },
} as const;
