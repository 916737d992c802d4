import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onSmallDisk, smallDiskObstacle } from '#libs/testing';
import { FileError, createFile, isPresent, makeFolder, prepareFolder, readIfPresent, replaceFile } from './files.js';

const module = new URL('./files.js', import.meta.url).href;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  await writeFile(join(folder, 'file'), 'text');
  await mkdir(join(folder, 'folder'));
  await symlink(join(folder, 'loop'), join(folder, 'loop'));
  await symlink(join(folder, 'nowhere'), join(folder, 'broken'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const node = (code: string): string[] => [process.execPath, '--input-type=module', '-e', code];
const env = { ...process.env, NODE_OPTIONS: '' };

describe('whether a file or folder is there', () => {
  it('a file that does not exist counts as absent', () => {
    expect(readIfPresent(join(folder, 'file'))).toBe('text');
    expect(readIfPresent(join(folder, 'none'))).toBeUndefined();
  });

  it.each([
    ['folder', /folder cannot be read: it is a folder/],
    ['file/below', /below cannot be read: there is a file where a folder is needed/],
    ['loop', /loop cannot be read: its symbolic links form a loop/],
  ])('a path that exists but cannot be read is an error: %s', (name, message) => {
    expect(() => readIfPresent(join(folder, name))).toThrow(message);
  });

  it('a broken link counts as present', () => {
    expect([isPresent(join(folder, 'broken')), isPresent(join(folder, 'none'))]).toEqual([true, false]);
  });
});

describe('a folder', () => {
  it('is created with the folders above it, even if it exists already', () => {
    makeFolder(join(folder, 'a', 'b', 'c'));
    makeFolder(join(folder, 'a', 'b', 'c'));
    expect(existsSync(join(folder, 'a', 'b', 'c'))).toBe(true);
  });

  it.each([
    ['/proc/x/y', /\/proc\/x cannot be created/],
    ['/dev/full', /\/dev\/full cannot be used: it is a file, a folder is needed/],
    ['/dev/full/x', /\/dev\/full\/x cannot be created: there is a file where a folder is needed/],
    ['/sys/x', /\/sys\/x cannot be created/],
    ['/proc', /\/proc cannot be written to/],
  ])('is refused with the reason when nothing can be created in it: %s', (path, message) => {
    expect(() => prepareFolder(path)).toThrow(message);
    expect(() => prepareFolder(path)).toThrow(FileError);
  });

  it('is refused when its path is a broken link', () => {
    expect(() => makeFolder(join(folder, 'broken'))).toThrow(/it is a broken link/);
  });
});

describe('a file', () => {
  it('is created by exactly one of many simultaneous processes, and all of them read its text', async () => {
    const path = join(folder, 'contested');
    const race = node(`import { createFile, readIfPresent } from ${JSON.stringify(module)};
      const at = Number(process.argv.at(-1)); while (Date.now() < at);
      console.log(JSON.stringify([createFile(${JSON.stringify(path)}, String(process.pid).repeat(5_000)), readIfPresent(${JSON.stringify(path)})]));`);
    const at = String(Date.now() + 1_500);
    const answers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const child = spawn(race[0]!, [...race.slice(1), at], { stdio: ['ignore', 'pipe', 'inherit'], env });
        return JSON.parse(await text(child.stdout)) as [boolean, string];
      }),
    );
    expect(answers.filter(([won]) => won)).toHaveLength(1);
    expect(new Set(answers.map(([, read]) => read)).size).toBe(1);
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('is readable by its owner only, and is replaced atomically', async () => {
    const path = join(folder, 'private');
    expect([createFile(path, 'one'), createFile(path, 'two')]).toEqual([true, false]);
    expect(await readFile(path, 'utf8')).toBe('one');
    replaceFile(path, 'three');
    expect(await readFile(path, 'utf8')).toBe('three');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  const skipReason = smallDiskObstacle();
  if (skipReason) console.log(`Skipped: files on a full disk (${skipReason}).`);
  (skipReason ? it.skip : it)('is neither created nor changed on a full disk, and leaves no part behind', async () => {
    const disk = join(folder, 'folder');
    const child = onSmallDisk(disk, 1, node(`
      import { appendFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
      import { createFile, prepareFolder, replaceFile } from ${JSON.stringify(module)};
      const disk = ${JSON.stringify(disk)};
      createFile(disk + '/old', 'precious');
      writeFileSync(disk + '/ballast', '');
      try { for (;;) appendFileSync(disk + '/ballast', Buffer.alloc(4_096)); } catch {}
      const messages = [() => createFile(disk + '/new', 'x'.repeat(50)), () => replaceFile(disk + '/old', 'y'.repeat(50)), () => prepareFolder(disk)]
        .map((work) => { try { work(); return 'done'; } catch (error) { return error.message; } });
      console.log(JSON.stringify({ messages, names: readdirSync(disk).sort(), old: readFileSync(disk + '/old', 'utf8') }));
    `), { stdio: ['ignore', 'pipe', 'inherit'], env }); // prettier-ignore
    const [found] = await Promise.all([text(child.stdout!), once(child, 'exit')]);
    expect(JSON.parse(found)).toEqual({
      messages: [
        `${disk}/new cannot be written: no space is left on the disk.`,
        `${disk}/old cannot be written: no space is left on the disk.`,
        `${disk} cannot be written to: no space is left on the disk.`,
      ],
      names: ['ballast', 'old'],
      old: 'precious',
    });
  });
});
