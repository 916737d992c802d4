import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.js';

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Record<string, Locked> };

describe('package-lock.json', () => {
  it('names no registry, so that everybody installs from their own', () => {
    expect(text).not.toMatch(/"resolved":/);
  });

  it('contains the packages of every platform (otherwise run scripts/complete-lock.mjs)', () => {
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
      .filter(
        ([name, version]) =>
          /^\d/.test(version) && !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
      );
    expect(missing).toEqual([]);
  });
});
