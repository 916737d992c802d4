import { type SpawnOptions, type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';

const MOUNT = 'mount -t tmpfs -o size="$1"m,mode=755 tmpfs "$2" && shift 2 && exec "$@"';

/** The reason why no small disk can be mounted on this machine; undefined when one can. */
export function smallDiskObstacle(): string | undefined {
  const trial = spawnSync('unshare', ['-m', 'sh', '-c', MOUNT, 'sh', '1', '/mnt', 'true'], { encoding: 'utf8' });
  return (
    trial.error?.message ??
    (trial.status === 0 ? undefined : trial.stderr.trim() || `unshare ended with ${trial.status}`)
  );
}

/** Runs a program with a private disk of that size mounted at `folder`. No other process sees it, and it disappears with the program. */
export function onSmallDisk(folder: string, megabytes: number, command: string[], options: SpawnOptions): ChildProcess {
  return spawn('unshare', ['-m', 'sh', '-c', MOUNT, 'sh', String(megabytes), folder, ...command], options);
}

/** The path of that disk for other processes. */
export const smallDiskOf = (pid: number, folder: string): string => join(`/proc/${pid}/root`, folder);

const LARGEST_SMALL_DISK_BYTES = 2 * 2 ** 30;

/**
 * Fills the small disk under `folder` completely.
 * @returns a function that frees the space again
 * @throws when the folder lies on a larger disk, such as that of the machine
 */
export function fillDisk(folder: string): () => void {
  const { blocks, bsize } = statfsSync(folder);
  if (blocks * bsize > LARGEST_SMALL_DISK_BYTES) throw new Error(`${folder} is not on a small disk; it is left alone.`);
  const path = join(folder, 'ballast');
  writeFileSync(path, '');
  for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 4)) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  return () => rmSync(path, { force: true });
}
