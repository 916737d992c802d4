import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '#libs/local';
import { filesFolderOf, type TestDatabase } from '#libs/testing';

const script = fileURLToPath(new URL('../../apps/api/main.js', import.meta.url));

/** An api in a process of its own, which a spec can kill. */
export class ApiProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(database: TestDatabase): Promise<ApiProcess> {
    const port = await freePort();
    const child = fork(script, [], {
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        SECRET: 'a secret of the specs, 32 characters or more',
        PUBLIC_URL: `http://localhost:${port}`,
        PORT: String(port),
        FILES_DIR: filesFolderOf(database.url),
        LOG_LEVEL: 'error',
      },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return new ApiProcess(child, `http://localhost:${port}`);
  }

  async die(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}
