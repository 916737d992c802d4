import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { installationSecret } from './installation-secret.js';

const main = fileURLToPath(new URL('./main.js', import.meta.url));
const running = new URL('./running.js', import.meta.url).href;
const children = new Set<ChildProcess>();
let folder: string;
jest.setTimeout(180_000); // a process starts in a second, and in ten where the machine is busy

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-folder-'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await rm(folder, { recursive: true, force: true });
});

function run(args: string[], dataDir: string): ChildProcess {
  const { PATH } = process.env;
  const env = { PATH, NODE_ENV: 'test', NODE_NO_WARNINGS: '1', DATA_DIR: dataDir, DATABASE_URL: 'postgresql://127.0.0.1:9/none' }; // prettier-ignore
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  children.add(child);
  return child;
}

/** A process that claims the folder on request, prints the result, and runs until it is killed. */
function claimant(): ChildProcess {
  const code = `const { claimDataFolder } = await import(${JSON.stringify(running)});
    console.log('READY');
    process.stdin.once('data', () => {
      try { claimDataFolder(); console.log('OWNER ' + process.pid); }
      catch (error) { console.log(error.message); process.exit(); }
    });`;
  return run(['--input-type=module', '-e', code], folder);
}

async function nextLine(child: ChildProcess): Promise<string> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return line.toString().trim();
}

/** Lets `count` processes claim the folder at the same time. @returns what each one printed */
async function race(count: number): Promise<string[]> {
  const claimants = Array.from({ length: count }, claimant);
  await Promise.all(claimants.map(nextLine));
  const output = claimants.map(nextLine);
  for (const one of claimants) one.stdin!.write('now');
  return Promise.all(output);
}

describe('the claim of a data folder', () => {
  it.each([
    ['that is new', ''],
    ['whose last owner was killed', '{"pid":4194305,"url":"","databaseUrl":""}'],
    ["whose last owner's number belongs to another process now", `{"pid":${process.pid},"url":"","databaseUrl":""}`],
  ])(
    'has exactly one owner among eight simultaneous starts, named to the others, for a folder %s',
    async (_what, record) => {
      await writeFile(join(folder, 'running.json'), record); // an empty file is what a full disk leaves
      const output = await race(8);
      const owners = output.filter((line) => line.startsWith('OWNER'));
      expect(owners).toHaveLength(1);
      const pid = Number(owners[0]!.split(' ')[1]);
      const others = output.filter((line) => line !== owners[0]);
      expect(others.filter((line) => !line.startsWith(`Traboule is already starting (process ${pid}) with`))).toEqual(
        [],
      );
      expect(JSON.parse(await readFile(join(folder, 'running.json'), 'utf8'))).toMatchObject({ pid });
    },
  );

  it('ends with its owner, however the owner ended', async () => {
    for (const _ of [1, 2]) {
      expect(await race(1)).toEqual([expect.stringMatching(/^OWNER/)]);
      const [owner] = children;
      owner!.kill('SIGKILL');
      await once(owner!, 'exit');
      children.clear();
    }
  });
});

describe('a data folder that cannot be written', () => {
  it.each([
    ['/proc/x', /\/proc\/x cannot be created/],
    ['/dev/null/x', /\/dev\/null\/x cannot be created: there is a file where a folder is needed/],
  ])('stops the start with the reason: %s', async (dataDir, why) => {
    const child = run([main, 'up'], dataDir);
    const late = setTimeout(() => child.kill('SIGKILL'), 150_000);
    const [output, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    clearTimeout(late);
    expect([code, output]).toEqual([1, expect.stringMatching(why)]);
    expect(output).not.toMatch(/\n {4}at /);
  });

  it('does not prevent commands that need none', async () => {
    const child = run([main, 'settings'], '/proc/x');
    const late = setTimeout(() => child.kill('SIGKILL'), 150_000);
    const [[code]] = await Promise.all([once(child, 'exit'), text(child.stdout!)]);
    clearTimeout(late);
    expect(code).toBe(0);
  });
});

describe('the secret of an installation', () => {
  it('is created once and kept', async () => {
    const secret = installationSecret(join(folder, 'new'));
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(installationSecret(join(folder, 'new'))).toBe(secret);
    expect(await readdir(join(folder, 'new'))).toEqual(['secret']);
  });

  it('is used as written by hand', async () => {
    await writeFile(join(folder, 'secret'), 'a passphrase of more than thirty-two characters\n');
    expect(installationSecret(folder)).toBe('a passphrase of more than thirty-two characters\n');
  });

  it.each([
    ['empty', ''],
    ['too short', 'abc'],
    ['blank', ' '.repeat(40)],
    ['zeros left by a power cut', '\0'.repeat(43)],
  ])('is refused with what to do, and not changed, when its file is %s', async (_what, left) => {
    await writeFile(join(folder, 'secret'), left);
    expect(() => installationSecret(folder)).toThrow(/contains no usable secret.*restore it.*delete the file/s);
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe(left);
  });

  it('is refused when its file is a folder', async () => {
    await mkdir(join(folder, 'secret'));
    expect(() => installationSecret(folder)).toThrow(/secret cannot be read: it is a folder/);
  });
});
