import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { seededChance } from '#libs/testing';
import { campaign } from './campaign.js';
import { FAULTS } from './faults.js';
import { table, verdict } from './verdict.js';

// The campaign in short, so that it stays true: every kind of fault once. `npm run chaos` is the long one.
it('kills and freezes everything once under load: nothing told is missing, nothing is done twice, every mail goes', async () => {
  const chance = seededChance();
  const folder = await mkdtemp(join(tmpdir(), 'traboule-chaos-'));
  const said: string[] = [`seed ${chance.seed}`];
  try {
    const kinds = Object.keys(FAULTS).length;
    const found = await campaign({
      seconds: 20,
      faults: kinds,
      requestsPerSecond: 15,
      members: 60,
      reminded: 12,
      leaseSeconds: 3,
      longestFreezeMs: 4_000,
      redis: 'NO',
      folder,
      chance,
      say: (line) => said.push(line),
    });
    const lines = verdict(found, 30); // on a busy machine a process takes its time to be back
    console.log([...said, table(lines)].join('\n'));
    expect(found.accidents).toEqual([]);
    expect(lines.filter(({ isRight }) => !isRight)).toEqual([]);
    expect(new Set(found.struck.map(({ kind }) => kind)).size).toBe(kinds);
    expect(found.history.told.size).toBeGreaterThan(12);
    expect(found.audit.mails).toBeGreaterThan(24);
    expect(found.drill.rows).toBeGreaterThan(500);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 400_000);
