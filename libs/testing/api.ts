import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from '../../apps/api/api.module.js';
import { configureApp, fastifyAdapter } from '../../apps/api/api.js';
import { WorkerModule } from '../../apps/worker/worker.module.js';
import { Clock, type Env, readEnv } from '#libs/platform';
import { type GivenMember } from './given.js';
import { filesFolderOf } from './template.js';
import { TestClock } from './test-clock.js';

/** The name of the session cookie over plain http, which the specs use. */
const COOKIE = 'traboule';

export interface Answer<Data> {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
  status: number;
}

/** The real api, on a database and a clock of the spec. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly env: Env;
  readonly clock: TestClock;
  /** Starts to listen, for specs that need a socket. @returns the address */
  listen(port?: number): Promise<string>;
  /** Sends one GraphQL request. */
  ask<Data = Record<string, unknown>>(
    network: string,
    query: string,
    variables?: object,
    as?: Pick<GivenMember, 'secret'>,
  ): Promise<Answer<Data>>;
  close(): Promise<void>;
}

export const testEnv = (databaseUrl: string, more: Record<string, string> = {}): Env =>
  readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'error',
    SECRET: 'a secret of the specs, 32 characters or more',
    PUBLIC_URL: 'http://localhost:3000',
    FILES_DIR: filesFolderOf(databaseUrl),
    ALLOWED_HOSTS: 'localhost', // the host that `inject` sends when a spec names none
    // All requests of a spec come from one address, and races need many of them at once.
    ADMISSION_LIMITS: '*.*=100000',
    ...more,
  });

export async function startApi(
  databaseUrl: string,
  options: { now?: string; env?: Record<string, string> } = {},
): Promise<TestApi> {
  const env = testEnv(databaseUrl, options.env);
  const clock = new TestClock(Temporal.Instant.from(options.now ?? '2026-11-23T08:00:00Z'));
  const module = await Test.createTestingModule({ imports: [ApiModule.for(env)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(env), { logger: false });
  await configureApp(app, env);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    env,
    clock,
    listen: async (port = 0) => {
      await app.listen(port, '127.0.0.1');
      return (await app.getUrl()).replace('[::1]', 'localhost');
    },
    ask: async <Data>(network: string, query: string, variables: object = {}, as?: Pick<GivenMember, 'secret'>) => {
      for (let attempt = 1; ; attempt++) {
        const response = await app.inject({
          method: 'POST',
          url: `/${network}/graphql`,
          headers: { 'content-type': 'application/json', ...(as && { cookie: `${COOKIE}=${as.secret}` }) },
          payload: JSON.stringify({ query, variables }),
        });
        const answer = response.json() as Answer<Data>;
        // On a slow machine some of several hundred simultaneous requests get 503. Like real clients, they are sent again.
        const isBusy =
          answer.errors?.[0]?.extensions.code === 'OVERLOADED' && options.env?.ADMISSION_LIMITS === undefined;
        if (!isBusy || attempt === 5) return { ...answer, status: response.statusCode };
        await sleep(1_000);
      }
    },
    close: () => app.close(),
  };
}

/** Starts a worker on the same database, with the clock of the spec or a real one. */
export async function startWorker(
  databaseUrl: string,
  clock: Clock,
  more: Record<string, string> = {},
): Promise<{ close(): Promise<void> }> {
  const imports: DynamicModule[] = [WorkerModule.for(testEnv(databaseUrl, more))];
  const module = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock).compile();
  await module.init();
  return { close: () => module.close() };
}
