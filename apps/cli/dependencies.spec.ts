import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from './folders.js';

type Versions = Record<string, string>;
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const declared = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Versions
>;
const versions = { ...declared.dependencies, ...declared.devDependencies, ...declared.optionalDependencies };

it('every library that the project depends on has its reason in docs/dependencies.md, and no other one is named there', () => {
  const rows = read('docs/dependencies.md').matchAll(/^\| (`.*`) \| \S.* \|$/gm);
  const named = [...rows].flatMap(([, names]) => [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  expect(named.toSorted()).toEqual(Object.keys(versions).toSorted());
});

it('every library has an exact version', () => {
  const loose = Object.entries(versions).filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});
