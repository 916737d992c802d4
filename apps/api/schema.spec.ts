import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { Field, GraphQLModule, GraphQLSchemaHost, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { Allow, enforcePolicies, graphqlConfig, policies } from '#libs/platform';
import { type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { printed, unannounced } from './print-schema.js';

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
type Named = { at: string; field: GraphQLField<unknown, unknown> };
const outputFields = (): Named[] =>
  ours()
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })));
/** Whatever carries a type: fields, their arguments, and fields of inputs. */
const typedThings = (): {
  at: string;
  thing: GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField;
}[] => [
  ...outputFields().flatMap(({ at, field }) => [
    { at, thing: field },
    ...field.args.map((arg) => ({ at: `${at}(${arg.name})`, thing: arg })),
  ]),
  ...ours()
    .filter(isInputObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, thing: field })),
    ),
];

describe('policies', () => {
  const isPolicy = (name: unknown) => typeof name === 'string' && Object.hasOwn(policies, name);

  it('every field of every type says who may read it', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const open = ours()
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter(
            ({ extensions }) =>
              !isPolicy(extensions.allow ?? (roots.includes(type) ? undefined : type.extensions.allow)),
          )
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(open).toEqual([]);
  });

  it('strangers and persons without a membership may call only what is written here', () => {
    const callable = (policy: string) =>
      [schema.getQueryType()!, schema.getMutationType()!]
        .flatMap((root) => Object.values(root.getFields()))
        .filter((field) => field.extensions.allow === policy)
        .map(({ name }) => name)
        .sort();
    expect(callable('anyone')).toEqual([
      'capabilities',
      'communes',
      'demoSignIns',
      'equipment',
      'me',
      'network',
      'networks',
      'requestSignIn',
      'searchVenues',
      'signIn',
      'signInAsDemo',
      'venue',
    ]);
    expect(callable('signedIn')).toEqual(['setLocale', 'signOut']);
  });

  it.each([
    [
      'a field of a type without one',
      `type Query { open: Open } type Open { a: Int b: Int }`,
      'Query.open, Open.a, Open.b',
    ],
    ['an operation', `type Query { a: Int } type Mutation { b: Int }`, 'Query.a, Mutation.b'],
    ['a subscription', `type Query { a: Int } type Subscription { c: Int }`, 'Query.a, Subscription.c'],
  ])('a schema with %s is refused', (_what, sdl, names) => {
    expect(() => enforcePolicies(buildSchema(sdl))).toThrow(`No policy on: ${names}.`);
  });

  it('a policy on a root type covers none of its operations', () => {
    for (const root of ['Query', 'Mutation', 'Subscription']) {
      const loose = buildSchema(`type Query { q: Int } type Mutation { m: Int } type Subscription { s: Int }`);
      Object.assign(loose.getType(root)!, { extensions: { allow: 'anyone' } });
      expect(() => enforcePolicies(loose)).toThrow('No policy on: Query.q, Mutation.m, Subscription.s.');
    }
  });

  it('a server with such a resolver does not start', async () => {
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
          ...graphqlConfig({ error: () => {} }, false),
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

describe('the committed schema', () => {
  it('is what the code serves', async () => {
    const committed = await readFile('schema.graphql', 'utf8');
    const next = printed(schema);
    if (committed !== next)
      throw new Error('schema.graphql is not what the code serves: run `npm run schema` and commit the result.');
  });

  it('is not broken without a word in the changelog', async () => {
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
    expect(unannounced(base, next, '').sort()).toEqual([...all].sort());
    expect(
      unannounced(base, next, `# Changes\n## Next\n- \`${all[0]}\` Use c.\n## 0.1\n- \`${all[1]}\``).sort(),
    ).toEqual(all.slice(1).sort());
    expect(unannounced(base, next, `## Next\n${all.map((line) => `- \`${line}\``).join('\n')}`)).toEqual([]);
    expect(unannounced(base, buildSchema(`${base} type More { a: Int }`), '')).toEqual([]);
  });
});

/** What a number counts must be in its description. */
const UNIT =
  /\bcents\b|credit-(minutes|hours)|\bminutes\b|\bseconds\b|\bmetres\b|\bdegrees\b|\bseats\b|\bpeople\b|\bhow many\b|\b\d+ to \d+\b|\b1 \w+ to 7\b|\bfrom 1\b/i;

describe('descriptions', () => {
  it('every type, field, argument and input field has one', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()];
    const mute = [
      ...ours()
        .filter((type) => !type.description?.trim() && !roots.includes(type as never))
        .map(({ name }) => name),
      ...typedThings()
        .filter(({ thing }) => !thing.description?.trim())
        .map(({ at }) => at),
    ];
    expect(mute).toEqual([]);
  });

  it('that of a number says what it counts', () => {
    const unitless = typedThings()
      .filter(({ thing }) => ['Int', 'Float'].includes(getNamedType(thing.type).name))
      .filter(({ thing }) => !UNIT.test(thing.description ?? ''))
      .map(({ at, thing }) => `${at}: ${thing.description}`);
    expect(unitless).toEqual([]);
  });

  it('that of an enum explains its values or they speak for themselves', () => {
    const enums = ours().filter(isEnumType);
    expect(enums.length).toBeGreaterThan(5);
    expect(enums.filter(({ description }) => (description ?? '').length < 20).map(({ name }) => name)).toEqual([]);
  });
});

/** Lists that need no paging, and why they stay short. */
const SHORT_LISTS: Record<string, string> = {
  'Booking.items': 'the spaces of one booking',
  'Booking.reminders': 'at most four a booking',
  'Needs.requirements': 'one a kind',
  'Nothing.nearest': 'as many as `first` of propose, 10 at most',
  'Offer.items': 'a space, a person, or both',
  'Offer.reasons': 'one a factor',
  'Offer.requirements': 'one a kind',
  'Me.roles': 'what one person was granted in one network',
  'Pass.lots': 'usable now: an allowance, a carry, a few packs and grants',
  'Proposal.offers': 'as many as `first`, 10 at most',
  'Query.capabilities': 'the vocabulary, written in the code',
  'Query.communes': 'of one metropolis',
  'Query.demoSignIns': 'one a role',
  'Query.equipment': 'the vocabulary, written in the code',
  'Query.networks': 'the metropolises of one deployment',
  'Space.capabilities': 'from the vocabulary',
  'Space.equipment': 'from the vocabulary',
  'Taken.alternatives': 'three at most',
  'UnderstoodNeed.assumed': 'date, hour, minutes, kind',
  'UnderstoodNeed.faults': 'of a text of 500 characters',
  'UnderstoodNeed.unread': 'of a text of 500 characters',
  'Venue.equipment': 'from the vocabulary',
  'Venue.openToday': 'the stretches of one day',
  'Venue.openingHours': 'of one week',
  'VenueHit.matchingSpaces': 'five at most',
  'VenueHitConnection.points': '500 at most, as the description says',
};

describe('lists', () => {
  it('are paged, or short for a written reason', () => {
    const plain = outputFields()
      .filter(({ field }) => isListType(getNullableType(field.type)) && field.name !== 'edges')
      .map(({ at }) => at);
    expect(plain.sort()).toEqual(Object.keys(SHORT_LISTS).sort());
  });

  it('every connection is reached with `first` and `after`, and is made of edges, a count and where the page ends', () => {
    const connections = outputFields().filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(3);
    for (const { field } of connections) {
      expect(field.args.map(({ name }) => name)).toEqual(expect.arrayContaining(['after', 'first']));
      const type = getNamedType(field.type);
      const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
      expect(fields).toEqual(expect.arrayContaining(['edges', 'pageInfo', 'totalCount']));
    }
  });
});

describe('secrets', () => {
  it('no field is named like one, but for the tokens a client must be given', () => {
    const named = outputFields()
      .map(({ at }) => at)
      .filter((at) => /\.\w*(secret|password|hash|salt|token|cookie|private|credential|apikey|session$)/i.test(at));
    expect(named.sort()).toEqual(['How.token', 'Nothing.waitingListToken', 'Offer.token']);
  });

  it('nobody sends price, role, status, or who they are', () => {
    const sent = typedThings()
      .filter(
        ({ at, thing }) =>
          at.includes('(') || ours().some((type) => isInputObjectType(type) && thing === type.getFields()[thing.name]),
      )
      .map(({ at }) => at)
      .filter((at) => /[.(](price|cents|amount|role|state|status|memberId|accountId|networkId)\b/i.test(at));
    expect(sent).toEqual([]);
  });
});
