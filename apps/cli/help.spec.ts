import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const script = fileURLToPath(new URL('./main.js', import.meta.url));
const nowhere = join(tmpdir(), 'traboule-no-such-folder');

/** What the command says, started with a data folder of its own that is not there. */
async function said(...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', DATA_DIR: nowhere, LOG_LEVEL: 'warn' };
  return (await promisify(execFile)(process.execPath, [script, ...args], { env })).stdout;
}

describe('the traboule command', () => {
  it('tells of every command in its help, also of those done before anything is compiled', async () => {
    const commands = [...(await said('--help')).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    expect(commands).toEqual(
      expect.arrayContaining(['up', 'doctor', 'backup', 'build', 'test', 'schema', 'bench', 'chaos']),
    );
  });

  it('lists settings with where they were looked for: another shell or data folder may have others', async () => {
    const list = await said('settings');
    expect(list).toMatch(/^Settings of this shell; data folder (.+) \(DATA_DIR\)\. No server runs from there/);
    expect(list).toContain(nowhere);
    expect(list).toMatch(/^LOG_LEVEL +warn$/m);
  });
});
