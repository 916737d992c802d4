import { describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach, parsePasswd } from './account.js';

const otherAccount = { name: 'stranger', uid: 54_321, gid: 54_321 };

describe('parsePasswd', () => {
  it('reads name, uid and gid', () => {
    expect(parsePasswd('root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n')).toEqual([
      { name: 'root', uid: 0, gid: 0 },
      { name: 'nobody', uid: 65534, gid: 65533 },
    ]);
  });

  it('skips comments, blank lines, network entries and incomplete lines', () => {
    expect(parsePasswd('# users\n\n+::::::\npostgres:x\npostgres:x:abc:1::/:/bin/sh')).toEqual([]);
  });
});

describe('canReach', () => {
  it('is false when any folder above is closed', async () => {
    const home = await mkdtemp(join(tmpdir(), 'home-'));
    const inside = join(home, 'project', 'data');
    await mkdir(inside, { recursive: true });
    for (const folder of [join(home, 'project'), inside]) await chmod(folder, 0o755);
    await chmod(home, 0o700);
    expect(await canReach(otherAccount, inside)).toBe(false);
    await chmod(home, 0o711);
    expect(await canReach(otherAccount, inside)).toBe(true);
    await rm(home, { recursive: true });
  });

  it('is always true when the server runs as the current user', async () => {
    expect(await canReach(undefined, '/anywhere/at/all')).toBe(true);
  });
});
