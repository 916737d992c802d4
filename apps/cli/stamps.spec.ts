import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { root } from './folders.js';

interface Stamps {
  isPresent: (path: string) => boolean;
  readStamp: (path: string) => string | undefined;
  writeStamp: (path: string, text: string) => void;
}

it('a build stamp counts as absent only when it does not exist, and is written completely or not at all', async () => {
  const { isPresent, readStamp, writeStamp } = (await import(pathToFileURL(join(root, 'scripts/stamps.mjs')).href)) as Stamps; // prettier-ignore
  const folder = await mkdtemp(join(tmpdir(), 'stamps-'));
  try {
    const path = join(folder, 'stamp');
    expect([isPresent(path), readStamp(path)]).toEqual([false, undefined]);
    writeStamp(path, 'done');
    expect([isPresent(path), readStamp(path)]).toEqual([true, 'done']);
    await mkdir(join(folder, 'taken'));
    await symlink('loop', join(folder, 'loop'));
    expect(() => readStamp(join(folder, 'taken'))).toThrow(/taken cannot be read/);
    expect(() => readStamp(join(folder, 'loop'))).toThrow(/loop cannot be examined/);
    expect(() => writeStamp(join(folder, 'taken'), 'done')).toThrow(/taken cannot be written/);
    expect((await readdir(folder)).sort()).toEqual(['loop', 'stamp', 'taken']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
