import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { fillDisk, onSmallDisk, smallDiskOf, until, smallDiskObstacle } from '#libs/testing';

const main = fileURLToPath(new URL('./main.js', import.meta.url));
const MEGABYTES = 200;
const why = smallDiskObstacle();
if (why) console.log(`Skipped: a full disk under the launcher (${why}).`);

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}

(why ? it.skip : it)(
  'a full disk ends PostgreSQL but not the launcher; with space, database and api are back by themselves',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'full-disk-'));
    await chmod(folder, 0o755);
    const { PATH } = process.env;
    const env = { PATH, NODE_ENV: 'test', DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' };
    // The api's log is on a full disk from the start.
    const start = `mkdir '${folder}/logs' && ln -s /dev/full '${folder}/logs/api.log' && exec '${process.execPath}' '${main}' up --no-demo`;
    const launcher = onSmallDisk(folder, MEGABYTES, ['sh', '-c', start], { env, stdio: ['ignore', 'pipe', 'pipe'] }); // prettier-ignore
    let output = '';
    for (const stream of [launcher.stdout!, launcher.stderr!])
      stream.on('data', (part: Buffer) => (output += part.toString()));
    const disk = smallDiskOf(launcher.pid!, folder);
    const alive = () => {
      if (launcher.exitCode !== null || launcher.signalCode !== null) throw new Error(`the launcher ended:\n${output}`);
    };
    try {
      const { url, databaseUrl } = await until('the launcher is up', async () => {
      alive();
      const running = JSON.parse(await readFile(join(disk, 'running.json'), 'utf8').catch(() => '{}')) as Record<string, string>;
      return running.url ? { url: running.url, databaseUrl: running.databaseUrl! } : undefined;
    }, 150); // prettier-ignore

      const makeRoom = fillDisk(disk);
      await until('PostgreSQL has no room for its log', async () => {
      alive();
      await query(databaseUrl, `select pg_logical_emit_message(true, 'fill', repeat('x', 1000000)) from generate_series(1, 100)`).catch(() => {});
      return output.includes('PostgreSQL stopped unexpectedly');
    }, 150); // prettier-ignore
      expect((await fetch(`${url}/health/live`)).status).toBe(200);

      makeRoom();
      await until('the api is ready again', async () => (alive(), (await fetch(`${url}/health/ready`)).ok), 120);
      await query(databaseUrl, 'create table proof ()');
      await until('the launcher says so', async () => output.includes('PostgreSQL is back after'), 30);
      expect(output.match(/log of api .* cannot be written \(ENOSPC/g)).toHaveLength(1);
      launcher.kill('SIGTERM');
      expect((await once(launcher, 'exit'))[0]).toBe(0);
    } finally {
      launcher.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  },
  400_000,
);
