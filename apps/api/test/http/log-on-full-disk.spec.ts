import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { freePort } from '#libs/local';
import { cloneDatabase } from '#libs/testing';

it('an api that cannot write its log still answers, and stops when asked to', async () => {
  const database = await cloneDatabase();
  const port = await freePort();
  const full = openSync('/dev/full', 'w');
  const { PATH } = process.env;
  const env = { PATH, NODE_ENV: 'test', DATABASE_URL: database.url, PORT: String(port), LOG_LEVEL: 'info' };
  const api = fork(fileURLToPath(new URL('../../main.js', import.meta.url)), [], { env, execArgv: [], stdio: ['ignore', full, full, 'ipc'] }); // prettier-ignore
  try {
    await Promise.race([once(api, 'message'), once(api, 'exit')]);
    for (let i = 0; i < 5; i++) {
      const answer = await fetch(`http://127.0.0.1:${port}/nothing/here`, { signal: AbortSignal.timeout(10_000) });
      expect(answer.ok).toBe(true);
    }
    expect(api.exitCode).toBeNull();
    api.disconnect();
    const late = setTimeout(() => api.kill('SIGKILL'), 15_000);
    const [code] = (await once(api, 'exit')) as [number | null];
    clearTimeout(late);
    expect(code).toBe(0);
  } finally {
    api.kill('SIGKILL');
    await database.drop();
  }
});
