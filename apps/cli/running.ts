import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLocked, lockFolder, prepareFolder, readIfPresent, replaceFile } from '#libs/local';
import { dataFolder } from './folders.js';

/** What `traboule up` leaves for the other commands to find it by. It counts only while its process holds the data folder. */
export interface Running {
  /** 0 when it is not known yet. */
  pid: number;
  /** Empty while it is starting, likewise `databaseUrl`. */
  url: string;
  databaseUrl: string;
}

const path = join(dataFolder, 'running.json');
const STARTING: Running = { pid: 0, url: '', databaseUrl: '' };

/** Takes this data folder for us alone. @throws when another `traboule up` has it, or nothing can be written there */
export function claim(): void {
  prepareFolder(dataFolder);
  if (lockFolder(dataFolder)) return write({ ...STARTING, pid: process.pid });
  const { url, pid } = findRunning() ?? STARTING;
  const who = pid ? ` (process ${pid})` : '';
  throw new Error(
    `Traboule is already ${url ? `running at ${url}` : 'starting'}${who} with the data folder ${dataFolder}. Stop it first, or give another DATA_DIR.`,
  );
}

export function announce(url: string, databaseUrl: string): void {
  write({ pid: process.pid, url, databaseUrl });
}

export function withdraw(): void {
  rmSync(path, { force: true });
}

/** Undefined when no other process runs this data folder. */
export function findRunning(): Running | undefined {
  if (!isLocked(dataFolder)) return undefined;
  const text = readIfPresent(path);
  const running = text === undefined ? undefined : parse(text);
  return running && isAlive(running.pid) ? running : STARTING; // else it is from before: the one that holds the folder has yet to write
}

/** What a report goes by: with another data folder, or in another shell, it may come out otherwise. */
export function lookedAt(): string {
  const running = findRunning();
  const server = running
    ? `The server that runs from there (process ${running.pid || 'not known yet'}) may have been given other ones.`
    : 'No server runs from there; one that runs from elsewhere is found by its DATA_DIR or TRABOULE_URL.';
  return `Settings of this shell; data folder ${dataFolder} (DATA_DIR). ${server}`;
}

const write = (running: Running): void => replaceFile(path, JSON.stringify(running));

function parse(text: string): Running | undefined {
  try {
    return JSON.parse(text) as Running;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
