import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';

const DISK_MEGABYTES = 600;
/** The variable that says that this process has mounts of its own, which end with it. */
const OWN_MOUNTS = 'TRABOULE_CHAOS_OWN_MOUNTS';

/** Mounts a small disk there for the database, where this process has mounts of its own. @returns takes it away again */
export function mountSmallDisk(folder: string): (() => void) | undefined {
  if (!process.env[OWN_MOUNTS]) return undefined;
  mkdirSync(folder, { recursive: true });
  const options = `size=${DISK_MEGABYTES}m,mode=711`;
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`No small disk could be mounted at ${folder}: ${stderr}`);
  return () => void spawnSync('umount', ['-l', folder]);
}

/** Runs `script` as this program, but with mounts of its own. @returns its exit code; undefined when this already is that run */
export async function runWithOwnMounts(script: string): Promise<number | undefined> {
  if (process.env[OWN_MOUNTS]) {
    process.on('disconnect', () => process.exit(130)); // the first run ended, however it did
    process.channel?.unref();
    return undefined;
  }
  const env = { ...process.env, [OWN_MOUNTS]: 'yes' };
  const again = spawn('unshare', ['-m', process.execPath, script, ...process.argv.slice(2)], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }); // prettier-ignore
  const [code] = (await once(again, 'exit')) as [number | null];
  return code ?? 1;
}
