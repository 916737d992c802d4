import { setTimeout as sleep } from 'node:timers/promises';
import { type seededChance, fillDisk, until } from '#libs/testing';
import { type Deployment } from './deployment.js';
import { type Fault } from './fault.js';

type Chance = ReturnType<typeof seededChance>;

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
