import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLocked, lockFolder, prepareFolder, readIfPresent, replaceFile } from '#libs/local';
import { dataFolder } from './folders.js';

/**
 * The file by which other commands find the running `traboule up`. It is valid only while that process holds the data folder.
 */
export interface Running {
  /** 0 while unknown. */
  pid: number;
  /** Empty while it is starting, like `databaseUrl`. */
  url: string;
  databaseUrl: string;
}

const path = join(dataFolder, 'running.json');
const STARTING: Running = { pid: 0, url: '', databaseUrl: '' };

/** Locks this data folder. @throws when another `traboule up` holds it, or when it cannot be written */
export function claimDataFolder(): void {
  prepareFolder(dataFolder);
  if (lockFolder(dataFolder)) return write({ ...STARTING, pid: process.pid });
  const { url, pid } = findRunning() ?? STARTING;
  const who = pid ? ` (process ${pid})` : '';
  throw new Error(
    `Traboule is already ${url ? `running at ${url}` : 'starting'}${who} with the data folder ${dataFolder}. Stop it first, or set another DATA_DIR.`,
  );
}

export function writeRunningFile(url: string, databaseUrl: string): void {
  write({ pid: process.pid, url, databaseUrl });
}

export function removeRunningFile(): void {
  rmSync(path, { force: true });
}

/** Undefined when no other process holds this data folder. */
export function findRunning(): Running | undefined {
  if (!isLocked(dataFolder)) return undefined;
  const text = readIfPresent(path);
  const running = text === undefined ? undefined : parse(text);
  return running && isAlive(running.pid) ? running : STARTING; // otherwise the file is older than the process that holds the folder
}

/** The source of the settings in a report, which differ in another shell or with another data folder. */
export function settingsSource(): string {
  const running = findRunning();
  const server = running
    ? `|| 'not known yet'}) may have been given other ones.`
    : 'No server runs there. To find another one, set its DATA_DIR or TRABOULE_URL.';
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
