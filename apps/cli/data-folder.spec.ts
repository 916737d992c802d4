import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ownSecret } from './own-secret.js';

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

/** Claims the folder when it is told to, says what came of it, and stays until it is killed. */
function claimant(): ChildProcess {
  const code = `const { claim } = await import(${JSON.stringify(running)});
    console.log('READY');
    process.stdin.once('data', () => {
      try { claim(); console.log('OWNER ' + process.pid); }
      catch (error) { console.log(error.message); process.exit(); }
    });`;
  return run(['--input-type=module', '-e', code], folder);
}

async function nextLine(child: ChildProcess): Promise<string> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return line.toString().trim();
}

/** Lets `count` processes claim the folder at the same moment. @returns what each said */
async function race(count: number): Promise<string[]> {
  const claimants = Array.from({ length: count }, claimant);
  await Promise.all(claimants.map(nextLine));
  const said = claimants.map(nextLine);
  for (const one of claimants) one.stdin!.write('now');
  return Promise.all(said);
}

describe('the claim of a data folder', () => {
  it.each([
    ['that is new', ''],
    ['whose last owner was killed', '{"pid":4194305,"url":"","databaseUrl":""}'],
    ["whose last owner's number belongs to another process now", `{"pid":${process.pid},"url":"","databaseUrl":""}`],
  ])('%s has exactly one owner among eight simultaneous starts; the others are told who', async (_what, record) => {
    await writeFile(join(folder, 'running.json'), record); // an empty one is what a full disk leaves
    const said = await race(8);
    const owners = said.filter((line) => line.startsWith('OWNER'));
    expect(owners).toHaveLength(1);
    const pid = Number(owners[0]!.split(' ')[1]);
    const others = said.filter((line) => line !== owners[0]);
    expect(others.filter((line) => !line.startsWith(`Traboule is already starting (process ${pid}) with`))).toEqual([]);
    expect(JSON.parse(await readFile(join(folder, 'running.json'), 'utf8'))).toMatchObject({ pid });
  });

  it('ends with its owner, however that ended', async () => {
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
  ])('%s ends a start with the reason', async (dataDir, why) => {
    const child = run([main, 'up'], dataDir);
    const late = setTimeout(() => child.kill('SIGKILL'), 150_000);
    const [said, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    clearTimeout(late);
    expect([code, said]).toEqual([1, expect.stringMatching(why)]);
    expect(said).not.toMatch(/\n {4}at /);
  });

  it('hinders no command that needs none', async () => {
    const child = run([main, 'settings'], '/proc/x');
    const late = setTimeout(() => child.kill('SIGKILL'), 150_000);
    const [[code]] = await Promise.all([once(child, 'exit'), text(child.stdout!)]);
    clearTimeout(late);
    expect(code).toBe(0);
  });
});

describe('the secret of an installation', () => {
  it('is created once and stays', async () => {
    const secret = ownSecret(join(folder, 'new'));
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(ownSecret(join(folder, 'new'))).toBe(secret);
    expect(await readdir(join(folder, 'new'))).toEqual(['secret']);
  });

  it('is used as it is where somebody wrote it by hand', async () => {
    await writeFile(join(folder, 'secret'), 'a passphrase of more than thirty-two characters\n');
    expect(ownSecret(folder)).toBe('a passphrase of more than thirty-two characters\n');
  });

  it.each([
    ['empty', ''],
    ['too short', 'abc'],
    ['blank', ' '.repeat(40)],
    ['zeros left by a power cut', '\0'.repeat(43)],
  ])('that is %s is refused with what to do, and stays as it is', async (_what, left) => {
    await writeFile(join(folder, 'secret'), left);
    expect(() => ownSecret(folder)).toThrow(/holds no usable secret.*put it back.*delete the file/s);
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe(left);
  });

  it('that is a folder is refused', async () => {
    await mkdir(join(folder, 'secret'));
    expect(() => ownSecret(folder)).toThrow(/secret cannot be read: it is a folder/);
  });
});
