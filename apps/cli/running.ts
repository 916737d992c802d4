import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './folders.js';

/** What `traboule up` leaves for the other commands to find it by, as long as it runs. Empty texts while it is starting. */
export interface Running {
  pid: number;
  url: string;
  databaseUrl: string;
}

const path = join(dataFolder, 'running.json');

/** Takes this data folder for us alone. @throws when another `traboule up` has it. */
export function claim(): void {
  const other = findRunning();
  if (other) {
    throw new Error(
      `Traboule is already ${other.url ? `running at ${other.url}` : 'starting'} (process ${other.pid}). Stop it first, or give another DATA_DIR.`,
    );
  }
  mkdirSync(dataFolder, { recursive: true });
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify({ pid: process.pid, url: '', databaseUrl: '' }), { mode: 0o600, flag: 'wx' });
}

export function announce(url: string, databaseUrl: string): void {
  writeFileSync(path, JSON.stringify({ pid: process.pid, url, databaseUrl } satisfies Running));
}

export function withdraw(): void {
  rmSync(path, { force: true });
}

/** Undefined when no other server of this data folder is alive. */
export function findRunning(): Running | undefined {
  try {
    const running = JSON.parse(readFileSync(path, 'utf8')) as Running;
    return running.pid !== process.pid && isOurs(running.pid) ? running : undefined;
  } catch {
    return undefined;
  }
}

/** What a report goes by: with another data folder, or in another shell, it may come out otherwise. */
export function lookedAt(): string {
  const running = findRunning();
  const server = running
    ? `The server that runs from there (process ${running.pid}) may have been given other ones.`
    : 'No server runs from there; one that runs from elsewhere is found by its DATA_DIR or TRABOULE_URL.';
  return `Settings of this shell; data folder ${dataFolder} (DATA_DIR). ${server}`;
}

// The number may belong to another program by now, above all in a container that was started again; Linux lets us look.
function isOurs(pid: number): boolean {
  process.kill(pid, 0);
  try {
    return /traboule|apps.cli/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
