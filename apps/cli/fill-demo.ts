import pg from 'pg';
import { type DemoSummary, loadDemo, missingDemoNetworks } from '#libs/demo';
import { filesOfInstallation } from './files.js';

/** Whether the demo is in the database, and what was loaded now. It is not loaded beside networks of the operator. */
export type DemoOutcome = { present: true; summary?: DemoSummary } | { present: false };

/**
 * Loads the demo into an empty database, or the missing towns after an interrupted load. An external database gets the demo
 * only when it contains no network.
 */
export async function fillDemo(
  databaseUrl: string,
  embedded: boolean,
  onStep: (text: string) => void,
): Promise<DemoOutcome> {
  const missing = await missingDemoNetworks(databaseUrl);
  if (missing.length === 0) return { present: true };
  if (!embedded && (await hasNetworks(databaseUrl))) return { present: false };
  const summary = await loadDemo(databaseUrl, {
    networks: missing,
    files: filesOfInstallation(databaseUrl),
    onStep: (town, done, total) => onStep(`${town} ${percent(done, total)}`),
  });
  return { present: true, summary };
}

/** In steps of ten: progress is visible, with few lines without a terminal. */
export function percent(done: number, total: number): string {
  return `${total ? Math.floor((done / total) * 10) * 10 : 100} %`;
}

/** For example "4 towns, 612 venues, …". */
export function demoText({ seed, networks }: DemoSummary): string {
  const sum = (name: 'venues' | 'spaces' | 'members' | 'bookings') =>
    `${networks.reduce((total, network) => total + network[name], 0)} ${name}`;
  const towns = networks.map(({ slug }) => slug).join(', ');
  return `Demo: ${towns} with ${sum('venues')}, ${sum('spaces')}, ${sum('members')}, ${sum('bookings')} (seed ${seed})`;
}

async function hasNetworks(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return ((await client.query('select 1 from network limit 1')).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
