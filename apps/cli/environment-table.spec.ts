import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './folders.js';
import { withSettingsTable } from './environment-table.js';

describe('docs/operating.md', () => {
  const text = readFileSync(join(root, 'docs/operating.md'), 'utf8');

  it('contains the current settings (otherwise run `npx traboule settings --write`)', () => {
    expect(text).toContain('| `DATABASE_URL` |');
    expect(text).toBe(withSettingsTable(text));
  });

  it('mentions only commands that exist', () => {
    const commands = readFileSync(join(root, 'dist/apps/cli/commands.js'), 'utf8');
    const mentioned = [...text.matchAll(/traboule (\w+)/g)].map(([, name]) => name!);
    const known = [
      'build',
      ...[...commands.matchAll(/import \{ (\w+)Command/g)].map(([, name]) => name!.toLowerCase()),
    ];
    expect(known).toContain('network');
    expect(mentioned.filter((name) => ![...known, 'worker'].includes(name))).toEqual([]);
  });
});
