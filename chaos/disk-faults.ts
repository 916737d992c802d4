import { setTimeout as sleep } from 'node:timers/promises';
import { type seededRandom, fillDisk, until } from '#libs/testing';
import { type Deployment } from './deployment.js';
import { type Fault } from './fault.js';

type Chance = ReturnType<typeof seededRandom>;

/** Faults of a full disk of the database: reads continue, writes have to wait. */
export const DISK_FAULTS = {
  'disk full': (deployment: Deployment, chance: Chance, longestMs: number): Fault => {
    const ms = Math.round(Math.min(longestMs, 2_000 + chance.next() * longestMs));
    const stopsServer = chance.next() < 0.5;
    return {
      title: `disk of the database full for ${(ms / 1_000).toFixed(1)} s${stopsServer ? ', which stops it' : ''}`,
      sign: 'ANSWER',
      inject: async () => {
        const makeRoom = fillDisk(deployment.database.files);
        // When the next file of the write-ahead log cannot be created, PostgreSQL stops. Otherwise it only refuses writes.
        if (stopsServer) await deployment.query('select pg_switch_wal()').catch(() => {});
        await sleep(ms);
        makeRoom();
        await deployment.database.restartIfEnded();
        await until('a write', () => deployment.query('create temporary table proof (n int)').then(() => true, () => false)); // prettier-ignore
      },
    };
  },
} as const;

/** Faults of a full disk of the logs, possible on every Linux. */
export const LOG_FAULTS = {
  'log disk full': (deployment: Deployment, chance: Chance, longestMs: number): Fault => {
    const api = Math.floor(chance.next() * 2);
    const ms = Math.round(Math.min(longestMs, 3_000));
    return {
      title: `api ${api + 1} writing its log to a full disk for ${(ms / 1_000).toFixed(1)} s`,
      sign: { api },
      inject: () => deployment.apis[api]!.runWithFullLog(ms),
    };
  },
} as const;
