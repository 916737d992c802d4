import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { seededRandom } from '#libs/testing';
import { runCampaign } from './campaign.js';
import { FAULTS } from './faults.js';
import { formatTable, assess } from './verdict.js';

// A short campaign with every kind of fault once. `npm run chaos` runs the long one.
it('keeps every confirmed booking, repeats no effect and sends every mail when each kind of fault occurs once under load', async () => {
  const chance = seededRandom();
  const folder = await mkdtemp(join(tmpdir(), 'traboule-chaos-'));
  const said: string[] = [`seed ${chance.seed}`];
  try {
    const kinds = Object.keys(FAULTS).length;
    const found = await runCampaign({
      seconds: 20,
      faults: kinds,
      requestsPerSecond: 15,
      members: 60,
      bookingsWithReminders: 12,
      leaseSeconds: 3,
      longestFreezeMs: 4_000,
      redis: 'NO',
      folder,
      chance,
      log: (line) => said.push(line),
    });
    const lines = assess(found, 30); // processes start slowly on a busy machine
    console.log([...said, formatTable(lines)].join('\n'));
    expect(found.unexpectedExits).toEqual([]);
    expect(lines.filter(({ isRight }) => !isRight)).toEqual([]);
    expect(new Set(found.faultReports.map(({ kind }) => kind)).size).toBe(kinds);
    expect(found.history.knownBookings.size).toBeGreaterThan(12);
    expect(found.audit.mails).toBeGreaterThan(24);
    expect(found.restoreReport.rows).toBeGreaterThan(500);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 400_000);
