import { join } from 'node:path';
import type { ListrTask } from 'listr2';
import { Command, CommandRunner, Option } from 'nest-commander';
import { freePort } from '#libs/local';
import { readEnv, exposureWarnings } from '#libs/platform';
import { embeddedPostgres, prepareDatabase, assertUsable } from './database.js';
import { DatabaseSupervisor } from './database-supervisor.js';
import { demoText, fillDemo } from './fill-demo.js';
import { filesFolder } from './files.js';
import { compiled, dataFolder } from './folders.js';
import { installationSecret } from './installation-secret.js';
import { SupervisedProcess } from './supervised-process.js';
import { changes, progress } from './progress.js';
import { writeRunningFile, claimDataFolder, removeRunningFile } from './running.js';
import { onStop, stopping } from './stopping.js';
import { welcome } from './welcome.js';

interface UpOptions {
  fresh?: boolean;
  demo: boolean;
}

interface Session {
  port: number;
  databaseUrl: string;
  url: string;
  demo: boolean;
}

@Command({ name: 'up', description: 'Start everything: database, demo, api with the web app, worker' })
export class UpCommand extends CommandRunner {
  private readonly database = new DatabaseSupervisor(embeddedPostgres, report);
  private readonly parts: SupervisedProcess[] = [];

  @Option({ flags: '--fresh', description: 'delete the embedded database and start again' })
  fresh(): boolean {
    return true;
  }

  @Option({ flags: '--no-demo', description: 'do not load the demo into an empty database' })
  demo(): boolean {
    return false;
  }

  async run(_: string[], options: UpOptions): Promise<void> {
    const external = process.env.DATABASE_URL || undefined;
    if (options.fresh && external)
      throw new Error('--fresh deletes only the embedded database. Empty the database of DATABASE_URL yourself.');
    claimDataFolder();
    const secret = process.env.SECRET || installationSecret();
    // Reports every error of the environment now rather than after a minute.
    const env = readEnv({ ...process.env, SECRET: secret, DATABASE_URL: external ?? 'postgresql://embedded' });
    onStop(() => this.stop());
    const session: Session = { port: 0, databaseUrl: external ?? '', url: '', demo: false };
    try {
      session.port = await choosePort();
      await progress(session, [
        external ? this.externalDatabase(external) : this.embeddedDatabase(options.fresh ?? false),
        this.migrations(),
        this.demoStep(options.demo, !external),
        {
          title: 'Starting api and worker',
          task: async (_, task) => {
            session.port = await choosePort(session.port); // another program may have taken it since
            return task.newListr([this.part('api', secret), this.part('worker', secret)], { concurrent: true });
          },
        },
      ]);
      writeRunningFile(localUrl(session.port), session.databaseUrl);
    } catch (error) {
      if (stopping.signal.aborted) return forever();
      await this.stop();
      throw error;
    }
    console.log(welcome({ ...session, localUrl: localUrl(session.port) }));
    for (const warning of exposureWarnings({ ...env, DEMO: session.demo })) console.warn(`\nWARNING: ${warning}`);
    return forever();
  }

  private embeddedDatabase(fresh: boolean): ListrTask<Session> {
    return {
      title: fresh ? 'Creating a new PostgreSQL 18' : 'Starting PostgreSQL 18',
      task: async (session, task) => {
        const { url, dataDir } = await this.database.start(fresh);
        session.databaseUrl = url;
        task.title = `PostgreSQL 18 in ${dataDir}`;
      },
    };
  }

  private externalDatabase(url: string): ListrTask<Session> {
    const { host, pathname } = new URL(url);
    const title = `PostgreSQL at ${host}${pathname} (DATABASE_URL)`;
    return { title, task: () => assertUsable(url, title) };
  }

  private migrations(): ListrTask<Session> {
    return {
      title: 'Migrations',
      task: async ({ databaseUrl }, task) => {
        const applied = await prepareDatabase(databaseUrl, (name) => (task.output = name));
        task.title = applied.length ? `Migrations: ${applied.length} applied` : 'Migrations: up to date';
      },
    };
  }

  private demoStep(requested: boolean, embedded: boolean): ListrTask<Session> {
    return {
      title: 'Demo',
      enabled: requested && process.env.NODE_ENV !== 'production',
      task: async (session, task) => {
        const outcome = await fillDemo(
          session.databaseUrl,
          embedded,
          changes((text) => (task.output = text)),
        );
        session.demo = outcome.present;
        if (!outcome.present) task.title = 'Demo: not loaded, because the database has other networks';
        else task.title = outcome.summary ? demoText(outcome.summary) : 'Demo: already loaded';
      },
    };
  }

  private part(name: 'api' | 'worker', secret: string): ListrTask<Session> {
    return {
      title: name,
      task: async (session, task) => {
        const part = new SupervisedProcess({
          name,
          script: compiled(`apps/${name}/main.js`),
          log: join(dataFolder, 'logs', `${name}.log`),
          report,
          env: {
            ...process.env,
            DATABASE_URL: session.databaseUrl,
            SECRET: secret,
            FILES_DIR: filesFolder(),
            PORT: String(session.port),
            DEMO: String(session.demo),
          },
        });
        this.parts.push(part);
        const url = await part.start();
        if (name === 'api') session.url = process.env.PUBLIC_URL || url || localUrl(session.port);
        task.title = name === 'api' ? `api on port ${session.port}` : name;
      },
    };
  }

  private async stop(): Promise<void> {
    process.on('uncaughtException', () => {}); // work under way fails when its database stops, as expected
    removeRunningFile();
    await Promise.all(this.parts.map((part) => part.stop()));
    await this.database.stop();
  }
}

const report = (line: string): void => console.error(`${new Date().toLocaleTimeString('fr-FR')}  ${line}`);

/** PORT if set; otherwise 3000 or, when it is taken, the next free port. */
async function choosePort(requested = Number(process.env.PORT || 3000)): Promise<number> {
  const port = requested ? await freePort(requested) : await freePort();
  if (requested && port !== requested) {
    if (process.env.PORT)
      throw new Error(`Port ${requested} (PORT) is taken by another program. Choose another, or unset PORT.`);
    console.log(`Port ${requested} is taken by another program: using ${port}.`);
  }
  return port;
}

/** The address of the api for programs on this machine, whatever its public address. */
function localUrl(port: number): string {
  const host = process.env.HOST;
  return `http://${!host || ['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
}

/** Never resolves: stopping ends the process. */
function forever(): Promise<never> {
  return new Promise(() => setInterval(() => {}, 2 ** 30));
}
