import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const script = fileURLToPath(new URL('./main.js', import.meta.url));
const nowhere = join(tmpdir(), 'traboule-no-such-folder');

/** The output of the command with a data folder that does not exist. */
async function outputOf(...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', DATA_DIR: nowhere, LOG_LEVEL: 'warn' };
  return (await promisify(execFile)(process.execPath, [script, ...args], { env })).stdout;
}

describe('the traboule command', () => {
  it('lists every command in its help, including those that run before anything is compiled', async () => {
    const commands = [...(await outputOf('--help')).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    expect(commands).toEqual(
      expect.arrayContaining(['up', 'doctor', 'backup', 'build', 'test', 'schema', 'bench', 'chaos']),
    );
  });

  it('prints the source of the settings, which differ with another shell or data folder', async () => {
    const list = await outputOf('settings');
    expect(list).toMatch(/^Settings of this shell; data folder (.+) \(DATA_DIR\)\. No server runs there/);
    expect(list).toContain(nowhere);
    expect(list).toMatch(/^LOG_LEVEL +warn$/m);
  });
});
