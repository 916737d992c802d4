import { join } from 'node:path';
import type { ListrTask } from 'listr2';
import { Command, CommandRunner, Option } from 'nest-commander';
import { freePort } from '#libs/local';
import { readEnv, exposureWarnings } from '#libs/platform';
import { ownPostgres, prepareDatabase, usable } from './database.js';
import { DatabaseKeeper } from './database-keeper.js';
import { demoText, fillDemo } from './fill-demo.js';
import { compiled, dataFolder } from './folders.js';
import { ownSecret } from './own-secret.js';
import { Part } from './part.js';
import { changes, progress } from './progress.js';
import { announce, claim, withdraw } from './running.js';
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
  private readonly database = new DatabaseKeeper(ownPostgres, report);
  private readonly parts: Part[] = [];

  @Option({ flags: '--fresh', description: 'throw the embedded database away and start over' })
  fresh(): boolean {
    return true;
  }

  @Option({ flags: '--no-demo', description: 'leave an empty database empty' })
  demo(): boolean {
    return false;
  }

  async run(_: string[], options: UpOptions): Promise<void> {
    const external = process.env.DATABASE_URL || undefined;
    if (options.fresh && external)
      throw new Error('--fresh empties the embedded database only; DATABASE_URL names another: empty it yourself.');
    claim();
    const secret = process.env.SECRET || ownSecret();
    // Every fault of the environment now, not after a minute's work.
    const env = readEnv({ ...process.env, SECRET: secret, DATABASE_URL: external ?? 'postgresql://embedded' });
    onStop(() => this.stop());
    const session: Session = { port: 0, databaseUrl: external ?? '', url: '', demo: false };
    try {
      session.port = await choosePort();
      await progress(session, [
        external ? this.namedDatabase(external) : this.embeddedDatabase(options.fresh ?? false),
        this.migrations(),
        this.demonstration(options.demo, !external),
        {
          title: 'Starting api and worker',
          task: async (_, task) => {
            session.port = await choosePort(session.port); // somebody may have taken it since
            return task.newListr([this.part('api', secret), this.part('worker', secret)], { concurrent: true });
          },
        },
      ]);
      announce(localUrl(session.port), session.databaseUrl);
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
      title: fresh ? 'Making a fresh PostgreSQL 18' : 'Starting PostgreSQL 18',
      task: async (session, task) => {
        const { url, dataDir } = await this.database.start(fresh);
        session.databaseUrl = url;
        task.title = `PostgreSQL 18 in ${dataDir}`;
      },
    };
  }

  private namedDatabase(url: string): ListrTask<Session> {
    const { host, pathname } = new URL(url);
    const title = `PostgreSQL at ${host}${pathname} (DATABASE_URL)`;
    return { title, task: () => usable(url, title) };
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

  private demonstration(wanted: boolean, embedded: boolean): ListrTask<Session> {
    return {
      title: 'Demo',
      enabled: wanted && process.env.NODE_ENV !== 'production',
      task: async (session, task) => {
        const outcome = await fillDemo(
          session.databaseUrl,
          embedded,
          changes((text) => (task.output = text)),
        );
        session.demo = outcome.present;
        if (!outcome.present) task.title = 'Demo: left out, this database has networks of its own';
        else task.title = outcome.summary ? demoText(outcome.summary) : 'Demo: there already';
      },
    };
  }

  private part(name: 'api' | 'worker', secret: string): ListrTask<Session> {
    return {
      title: name,
      task: async (session, task) => {
        const part = new Part({
          name,
          script: compiled(`apps/${name}/main.js`),
          log: join(dataFolder, 'logs', `${name}.log`),
          report,
          env: {
            ...process.env,
            DATABASE_URL: session.databaseUrl,
            SECRET: secret,
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
    process.on('uncaughtException', () => {}); // work under way breaks when its database goes; that is what was asked for
    withdraw();
    await Promise.all(this.parts.map((part) => part.stop()));
    await this.database.stop();
  }
}

const report = (line: string): void => console.error(`${new Date().toLocaleTimeString('fr-FR')}  ${line}`);

/** PORT as given, or 3000 and, when somebody holds it, the next free one. */
async function choosePort(wanted = Number(process.env.PORT || 3000)): Promise<number> {
  const port = wanted ? await freePort(wanted) : await freePort();
  if (wanted && port !== wanted) {
    if (process.env.PORT)
      throw new Error(`Port ${wanted} (PORT) is taken by another program. Choose another, or leave PORT out.`);
    console.log(`Port ${wanted} is taken by another program: using ${port}.`);
  }
  return port;
}

/** Where programs on this machine reach the api, whatever its public address. */
function localUrl(port: number): string {
  const host = process.env.HOST;
  return `http://${!host || ['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
}

/** Until somebody asks us to stop: that ends the process. */
function forever(): Promise<never> {
  return new Promise(() => setInterval(() => {}, 2 ** 30));
}
