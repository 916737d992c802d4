import { type SpawnOptions, type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';

const MOUNT = 'mount -t tmpfs -o size="$1"m,mode=755 tmpfs "$2" && shift 2 && exec "$@"';

/** Why no small disk can be mounted on this machine; undefined when one can. */
export function whyNoSmallDisk(): string | undefined {
  const tried = spawnSync('unshare', ['-m', 'sh', '-c', MOUNT, 'sh', '1', '/mnt', 'true'], { encoding: 'utf8' });
  return (
    tried.error?.message ??
    (tried.status === 0 ? undefined : tried.stderr.trim() || `unshare ended with ${tried.status}`)
  );
}

/** Runs a program that sees a disk of its own, of that size, at `folder`. Nobody else sees it, and it goes with the program. */
export function onSmallDisk(folder: string, megabytes: number, command: string[], options: SpawnOptions): ChildProcess {
  return spawn('unshare', ['-m', 'sh', '-c', MOUNT, 'sh', String(megabytes), folder, ...command], options);
}

/** That disk as this process reaches it. */
export const smallDiskOf = (pid: number, folder: string): string => join(`/proc/${pid}/root`, folder);

/** Fills the disk under `folder` to the last byte. @returns makes room again */
export function fillDisk(folder: string): () => void {
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
