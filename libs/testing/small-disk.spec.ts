import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { fillDisk } from './small-disk.js';

it('refuses to fill the disk of the machine', () => {
  expect(() => fillDisk(process.cwd())).toThrow(/not on a small disk/);
  expect(existsSync(join(process.cwd(), 'ballast'))).toBe(false);
});
