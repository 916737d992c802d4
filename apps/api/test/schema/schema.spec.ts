import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { Field, GraphQLModule, GraphQLSchemaHost, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  buildSchema,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import {
  Allow,
  type RateLimits,
  enforcePolicies,
  graphqlConfig,
  limitMutations,
  declaredPolicies,
} from '#libs/platform';
import { type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { printedSchema, unannouncedChanges } from '../../print-schema.js';

let schema: GraphQLSchema;
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
  const api = await startApi(database.url);
  schema = api.app.get(GraphQLSchemaHost).schema;
  await api.close();
});
afterAll(() => database?.drop());

const ours = (): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
describe('policies', () => {
  const isPolicy = (name: unknown) => typeof name === 'string' && declaredPolicies().includes(name);

  it('are declared on every field of every type', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const unguarded = ours()
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter(
            ({ extensions }) =>
              !isPolicy(extensions.allow ?? (roots.includes(type) ? undefined : type.extensions.allow)),
          )
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(unguarded).toEqual([]);
  });

  it('let anonymous visitors and people without a membership call only the operations listed here', () => {
    const callable = (policy: string) =>
      [schema.getQueryType()!, schema.getMutationType()!]
        .flatMap((root) => Object.values(root.getFields()))
        .filter((field) => field.extensions.allow === policy)
        .map(({ name }) => name)
        .sort();
    expect(callable('anyone')).toEqual([
      'answerAsGuardian',
      'answerByLink',
      'capabilities',
      'communes',
      'demoSignIns',
      'enterSecondFactor',
      'equipment',
      'findJobTitles',
      'findSkills',
      'guardianRequest',
      'legalPage',
      'legalPages',
      'me',
      'mentorQuestion',
      'network',
      'networks',
      'plans',
      'profile',
      'project',
      'projectSectors',
      'requestSignIn',
      'searchPeople',
      'searchVenues',
      'session',
      'sessions',
      'signIn',
      'signInAsDemo',
      'signInProvider',
      'signInWithPasskey',
      'signInWithPassword',
      'spokenLanguages',
      'startKiosk',
      'startPasskeySignIn',
      'startProviderSignIn',
      'trainings',
      'understand',
      'venue',
    ]);
    expect(callable('signedIn')).toEqual([
      'acceptInvitation',
      'addPasskey',
      'changeMyName',
      'confirmSecondFactor',
      'endOtherSessions',
      'endSession',
      'eraseMe',
      'exportMyData',
      'markNotificationsRead',
      'markNotificationsReadUpTo',
      'myReceipts',
      'myVenueInvitations',
      'notifications',
      'offerSecondFactor',
      'removePasskey',
      'removePassword',
      'removeSecondFactor',
      'renamePasskey',
      'renewRecoveryCodes',
      'setLocale',
      'setNotificationPreference',
      'setPassword',
      'signOut',
      'startAddingPasskey',
      'startLinkingProvider',
      'unlinkProvider',
      'waitingForMe',
    ]);
  });

  it.each([
    [
      'a field of a type without one',
      `type Query { open: Open } type Open { a: Int b: Int }`,
      'Query.open, Open.a, Open.b',
    ],
    ['an operation', `type Query { a: Int } type Mutation { b: Int }`, 'Query.a, Mutation.b'],
    ['a subscription', `type Query { a: Int } type Subscription { c: Int }`, 'Query.a, Subscription.c'],
  ])('are required: a schema with %s is refused', (_what, sdl, names) => {
    expect(() => enforcePolicies(buildSchema(sdl))).toThrow(`No policy on: ${names}.`);
  });

  it('on a root type cover none of its operations', () => {
    for (const root of ['Query', 'Mutation', 'Subscription']) {
      const loose = buildSchema(`type Query { q: Int } type Mutation { m: Int } type Subscription { s: Int }`);
      Object.assign(loose.getType(root)!, { extensions: { allow: 'anyone' } });
      expect(() => enforcePolicies(loose)).toThrow('No policy on: Query.q, Mutation.m, Subscription.s.');
    }
  });

  it('are required for the server to start', async () => {
    @ObjectType()
    class Unguarded {
      @Field()
      secret!: string;
    }
    @Resolver()
    class UnguardedResolver {
      @Query(() => Unguarded)
      @Allow('anyone')
      unguarded() {
        return { secret: 'x' };
      }
    }
    @Module({
      imports: [
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          ...graphqlConfig({ error: () => {}, warn: () => {} }, false),
        }),
      ],
      providers: [UnguardedResolver],
    })
    class Careless {}
    const module = await Test.createTestingModule({ imports: [Careless] }).compile();
    const app = module.createNestApplication(new FastifyAdapter(), { logger: false });
    await expect(app.init()).rejects.toThrow('Unguarded.secret');
    await app.close();
  });
});

describe('rate limits', () => {
  const counting = () => Promise.resolve(0);
  const withLimit = (extensions: object) => {
    const made = buildSchema(`type Query { q: Int } type Mutation { m: Int n: Int }`);
    Object.assign(made.getMutationType()!.getFields()['m']!, { extensions });
    Object.assign(made.getMutationType()!.getFields()['n']!, {
      extensions: { allow: 'member', rateLimit: { perAccount: 1, minutes: 1 } },
    });
    return made;
  };

  it('are declared for every mutation, including for anonymous visitors where they may call it', () => {
    const declared = Object.values(schema.getMutationType()!.getFields()).map(({ name, extensions }) => {
      const { rateLimit, allow } = extensions as { rateLimit?: RateLimits; allow?: string };
      const isComplete = rateLimit && rateLimit.perAccount > 0 && rateLimit.minutes > 0;
      return [name, Boolean(isComplete && (allow !== 'anyone' || rateLimit.perClientNetwork))];
    });
    expect(declared.length).toBeGreaterThan(20);
    expect(declared.filter(([, isDeclared]) => !isDeclared)).toEqual([]);
  });

  it('are low for operations that hash passwords', () => {
    expect(schema.getMutationType()!.getFields()['setPassword']!.extensions.rateLimit).toEqual({
      perAccount: 10,
      minutes: 60,
    });
  });

  it.each([
    ['without a limit', { allow: 'member' }],
    [
      'that anyone may call, without a limit per client network',
      { allow: 'anyone', rateLimit: { perAccount: 1, minutes: 1 } },
    ],
  ])('are required: a schema with a mutation %s is refused', (_what, extensions) => {
    expect(() => limitMutations(withLimit(extensions), counting)).toThrow('No rate limit on: Mutation.m.');
  });

  it('are required for every mutation of a schema', () => {
    const limits = { allow: 'member', rateLimit: { perAccount: 1, minutes: 1 } };
    expect(() => limitMutations(withLimit(limits))).toThrow('counts');
    expect(() => limitMutations(buildSchema(`type Query { q: Int }`))).not.toThrow();
  });
});

describe('the committed schema', () => {
  it('is what the code serves', async () => {
    const committed = await readFile('schema.graphql', 'utf8');
    const next = printedSchema(schema);
    if (committed !== next)
      throw new Error('schema.graphql is not what the code serves: run `npm run schema` and commit the result.');
  });

  it('has no breaking change that the changelog does not announce', async () => {
    const base = `type Query { a(b: Int): Int c: Kind } enum Kind { X Y } input In { d: Int }  type Mutation { e(in: In): Int }`;
    const next = buildSchema(
      `type Query { c: Kind } enum Kind { X } input In { d: Int f: Int! } type Mutation { e(in: In g: Int!): Int }`,
    );
    const all = [
      'Query.a was removed.',
      'Y was removed from enum type Kind.',
      'A required field f on input type In was added.',
      'A required arg g on Mutation.e was added.',
    ];
    expect(unannouncedChanges(base, next, '').sort()).toEqual([...all].sort());
    expect(
      unannouncedChanges(base, next, `# Changes\n## Next\n- \`${all[0]}\` Use c.\n## 0.1\n- \`${all[1]}\``).sort(),
    ).toEqual(all.slice(1).sort());
    expect(unannouncedChanges(base, next, `## Next\n${all.map((line) => `- \`${line}\``).join('\n')}`)).toEqual([]);
    expect(unannouncedChanges(base, buildSchema(`${base} type More { a: Int }`), '')).toEqual([]);
  });
});
