import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import {
  Clock,
  Database,
  type Locale,
  Networks,
  PlatformModule,
  type RequestContext,
  dataSourceFor,
  graphqlConfig,
  readEnv,
} from '#libs/platform';
import { Given, type GivenNetwork, type GivenSpace, TestClock, type TestDatabase, cloneDatabase } from '#libs/testing';
import { DirectoryModule } from './directory.module.js';
import { registerVocabulary } from './vocabulary.js';

const HOLDER = '00000000-0000-7000-8000-000000000001';

/** A database with the vocabulary, in which specs create venues and bookings. */
export class DirectoryBench {
  protected constructor(
    readonly test: TestDatabase,
    readonly given: Given,
    readonly database: Database,
  ) {}

  static async start(): Promise<DirectoryBench> {
    const test = await cloneDatabase();
    const given = await Given.on(test.url);
    const source = await dataSourceFor(readEnv({ DATABASE_URL: test.url }), 'traboule_app').initialize();
    const database = new Database(source);
    await registerVocabulary(database.open);
    return new DirectoryBench(test, given, database);
  }

  async end(): Promise<void> {
    await this.database.onModuleDestroy();
    await this.given.end();
    await this.test.drop();
  }

  /** Books a space from `start` to `end`, buffer included. */
  async taken(
    network: GivenNetwork,
    space: GivenSpace,
    start: string,
    end: string,
    options: { state?: string; expiresAt?: string; seats?: number } = {},
  ): Promise<void> {
    await this.given.client.query(
      `insert into allocation (network_id, resource_id, exclusive, holder_id, during, seats, state, expires_at)
       select network_id, id, exclusive, $3, tstzrange($4, $5), $6, $7, $8 from resource where network_id = $1 and id = $2`,
      [
        network.id,
        space.resourceId,
        HOLDER,
        start,
        end,
        options.seats ?? 1,
        options.state ?? 'CONFIRMED',
        options.expiresAt,
      ],
    );
  }

  async seatsUsed(network: GivenNetwork, space: GivenSpace, quarter: string, used: number, cap: number): Promise<void> {
    await this.given.client.query(`insert into seat_bucket values ($1, $2, $3, $4, $5)`, [
      network.id,
      space.resourceId,
      quarter,
      used,
      cap,
    ]);
  }

  async part(network: GivenNetwork, whole: GivenSpace, of: GivenSpace): Promise<void> {
    await this.given.client.query(`insert into resource_part values ($1, $2, $3)`, [
      network.id,
      whole.resourceId,
      of.resourceId,
    ]);
  }

  /** A digest of every row of every table, which proves that nothing was written. */
  async everything(): Promise<Record<string, unknown>> {
    const { client } = this.given;
    const { rows } = await client.query<{ name: string }>(
      `select tablename name from pg_tables where schemaname = 'public'`,
    );
    const digests: Record<string, unknown> = {};
    for (const { name } of rows)
      digests[name] = (
        await client.query(`select md5(string_agg(t::text, '|' order by t::text)) from ${name} t`)
      ).rows[0];
    return digests;
  }

  async equipped(
    network: GivenNetwork,
    of: { spaceId: string } | { venueId: string },
    ...codes: string[]
  ): Promise<void> {
    const [table, id] = 'spaceId' in of ? ['space_equipment', of.spaceId] : ['venue_equipment', of.venueId];
    await this.given.client.query(`insert into ${table} select $1, $2, unnest($3::text[])`, [network.id, id, codes]);
  }
}

export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors?: { message: string; extensions?: { code?: string } }[];
}

/** The directory over HTTP and GraphQL, for an anonymous visitor. */
export class DirectoryServer {
  /** Names of the statements that ran since `statements.length = 0`. */
  readonly statements: string[] = [];

  private constructor(
    private readonly app: NestFastifyApplication,
    readonly clock: TestClock,
  ) {}

  static async start(url: string): Promise<DirectoryServer> {
    const env = readEnv({ DATABASE_URL: url });
    const silent = { error: () => {}, warn: () => {} };

    @Module({
      imports: [
        PlatformModule.for(env, 'traboule_app'),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Networks],
          useFactory: (networks: Networks) => ({
            ...graphqlConfig(silent, false, () => Promise.resolve(0)),
            context: async (request: FastifyRequest): Promise<RequestContext> => ({
              viewer: {
                network: await networks.bySlug((request.params as { network: string }).network),
                locale: (request.headers['accept-language'] ?? 'fr') as Locale,
                requestId: 'spec',
                address: '127.0.0.1',
                account: null,
                member: null,
              },
              reply: {
                setSession: () => {},
                clearSession: () => {},
                browser: () => undefined,
                bindBrowser: (fresh) => fresh,
              },
              isLocal: true,
              userAgent: 'spec',
              loaders: new Map(),
            }),
          }),
        }),
        DirectoryModule,
      ],
    })
    class ServerModule {}

    const app = await NestFactory.create<NestFastifyApplication>(ServerModule, new FastifyAdapter(), { logger: false });
    app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
    const clock = new TestClock(Temporal.Instant.from('2026-11-23T08:00:00Z'));
    app.get(Clock).now = () => clock.now();
    await app.init();
    const server = new DirectoryServer(app, clock);
    server.watch(app.get(Database));
    return server;
  }

  async end(): Promise<void> {
    await this.app.close();
  }

  /** Every statement of the api goes through its pool, so the pool can record them. */
  private watch(database: Database): void {
    const pool = database.dataSource.pool;
    const query = pool.query.bind(pool) as (sent: { name: string }) => unknown;
    pool.query = ((sent: { name: string }) => {
      this.statements.push(sent.name);
      return query(sent);
    }) as typeof pool.query;
  }

  async ask<Data>(
    slug: string,
    query: string,
    variables: Record<string, unknown> = {},
    language: Locale = 'fr',
  ): Promise<Answer<Data>> {
    const { body } = await this.app.inject({
      method: 'POST',
      url: `/${slug}/graphql`,
      headers: { 'accept-language': language },
      payload: { query, variables },
    });
    return JSON.parse(body) as Answer<Data>;
  }

  get(url: string, headers: Record<string, string> = {}) {
    return this.app.inject({ method: 'GET', url, headers });
  }
}
