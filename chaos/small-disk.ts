import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';

const DISK_MEGABYTES = 600;
/** Environment variable that marks a process with private mounts, which disappear with it. */
const PRIVATE_MOUNTS = 'TRABOULE_CHAOS_OWN_MOUNTS';

/** Mounts a small disk for the database, if this process has private mounts. @returns a function that unmounts it */
export function mountSmallDisk(folder: string): (() => void) | undefined {
  if (!process.env[PRIVATE_MOUNTS]) return undefined;
  mkdirSync(folder, { recursive: true });
  const options = `size=${DISK_MEGABYTES}m,mode=711`;
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`No small disk could be mounted at ${folder}: ${stderr}`);
  return () => void spawnSync('umount', ['-l', folder]);
}

/** Runs this program again with private mounts. @returns its exit code; undefined in that second run */
export async function runWithPrivateMounts(script: string): Promise<number | undefined> {
  if (process.env[PRIVATE_MOUNTS]) {
    process.on('disconnect', () => process.exit(130)); // the first run has ended
    process.channel?.unref();
    return undefined;
  }
  const env = { ...process.env, [PRIVATE_MOUNTS]: 'yes' };
  const child = spawn('unshare', ['-m', process.execPath, script, ...process.argv.slice(2)], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }); // prettier-ignore
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
