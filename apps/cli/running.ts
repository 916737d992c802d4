import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './folders.js';

/** What `traboule up` leaves for the other commands to find it by, as long as it runs. */
export interface Running {
  pid: number;
  url: string;
  databaseUrl: string;
}

const path = join(dataFolder, 'running.json');

export function announce(running: Running): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(path, JSON.stringify(running), { mode: 0o600 });
}

export function withdraw(): void {
  if (findRunning()?.pid === process.pid) rmSync(path, { force: true });
}

/** Undefined when no server of this data folder is alive. */
export function findRunning(): Running | undefined {
  try {
    const running = JSON.parse(readFileSync(path, 'utf8')) as Running;
    process.kill(running.pid, 0);
    return running;
  } catch {
    return undefined;
  }
}
