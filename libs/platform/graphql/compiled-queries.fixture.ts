import { setImmediate } from 'node:timers/promises';
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  type GraphQLFieldResolver,
  GraphQLScalarType,
  type GraphQLSchema,
  buildSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { CodedError } from './errors.js';
import { formatError } from './graphql.js';
import { InstantScalar } from './scalars.js';
import { type RequestContext } from './viewer.js';

const SDL = /* GraphQL */ `
  scalar Instant
  enum Mood {
    CALM
    EAGER
  }
  interface Named {
    id: ID!
    name: String
    friends(first: Int! = 2): [Named]
  }
  type Cat implements Named {
    id: ID!
    name: String
    friends(first: Int! = 2): [Named]
    lives: Int!
    kittens: [Cat!]!
    seen: Instant!
    mother: Cat
    father: Cat!
  }
  type Dog implements Named {
    id: ID!
    name: String
    friends(first: Int! = 2): [Named]
    barks: Boolean
    grid: [[Int!]]
    weight: Float
  }
  union Pet = Cat | Dog
  input Wish {
    mood: Mood = CALM
    at: Instant
    many: [Int!]
    must: Boolean!
    inner: Wish
  }
  type Echo {
    said: String!
    at: Instant
    again: Echo
  }
  type Query {
    cat(id: ID): Cat
    strict: Cat!
    pet(id: ID, mood: Mood = EAGER): Pet
    pets(first: Int! = 3): [Pet!]!
    named: Named
    crowd: [Named]
    echo(
      text: String
      number: Int
      real: Float
      flag: Boolean
      mood: Mood
      at: Instant
      wish: Wish
      list: [Int]
      nested: [[Int!]!]
      id: ID
    ): Echo!
  }
  type Mutation {
    count(by: Int! = 1): Int!
  }
`;

/** The failures that resolvers of a run may produce. */
export type FailureKind = 'NONE' | 'REFUSALS' | 'ACCIDENTS';

export interface RunContext extends Record<string, unknown> {
  readonly seed: number;
  readonly faults: FailureKind;
  counted: number;
}

/** A number from 0 to 1 that depends only on the seed and the path in the answer. */
function randomAt(seed: number, path: string): number {
  let hash = 2_166_136_261 ^ seed;
  for (const character of path) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

type Path = { prev: Path | undefined; key: string | number } | undefined;
const pathText = (path: Path): string => (path ? `${pathText(path.prev)}/${path.key}` : '');

const validCat = { id: 7, name: 'Tom', lives: 9, seen: Temporal.Instant.from('2026-11-23T08:00:00Z') };
const validDog = { id: 'd', name: null, barks: true, weight: 1.5, grid: [[1, 2], null, [3]] };
const invalidFields = (faults: FailureKind, roll: number): object => {
  if (faults !== 'ACCIDENTS' || roll > 0.2) return {};
  return [{ lives: 'many' }, { lives: null }, { barks: 'loud', weight: NaN }, { name: new Error('a name lost') }][
    Math.floor(roll * 20)
  ]!;
};
const animal = (faults: FailureKind, roll: number, kind?: 'Cat' | 'Dog'): object =>
  kind === 'Cat' || (!kind && roll * 10 - Math.floor(roll * 10) < 0.5)
    ? { __typename: 'Cat', ...validCat, ...invalidFields(faults, roll) }
    : { __typename: 'Dog', ...validDog, ...invalidFields(faults, roll) };

/** Arguments as text, sorted by name because their order is not defined. */
const sorted = (args: Record<string, unknown>): string =>
  JSON.stringify(
    Object.keys(args)
      .toSorted()
      .map((name) => [name, args[name]]),
  );

/** Whether all resolvers of a run answer asynchronously. In other runs no resolver inside a list does: when one item throws
 *  synchronously, graphql-js 16 drops the promises of the items before it, and their rejections end the process. */
const isAsynchronous = (seed: number): boolean => seed % 2 === 1;

/** A resolver that answers or fails, synchronously or not, depending on its path. */
const unreliableResolver =
  (field: string, isList: boolean, kind?: 'Cat' | 'Dog'): GraphQLFieldResolver<unknown, RunContext> =>
  (_source, args, { seed, faults }, info) => {
    const path = pathText(info.path as Path);
    const roll = randomAt(seed, path);
    const outcome = () => {
      if (faults === 'REFUSALS' && roll < 0.06) throw new CodedError('NOT_FOUND', `Nothing at ${path}.`);
      if (faults === 'REFUSALS' && roll < 0.1) throw new CodedError('FORBIDDEN', 'Not for you.', 403);
      if (faults === 'ACCIDENTS' && roll < 0.06) throw new TypeError(`secret of ${path}`);
      if (faults === 'ACCIDENTS' && roll < 0.08) return null;
      if (faults === 'ACCIDENTS' && roll < 0.1) return new Error('returned, not thrown');
      if (faults === 'ACCIDENTS' && isList && roll < 0.12) return 'no list';
      const one = (n: number) => animal(isAsynchronous(seed) ? 'NONE' : faults, randomAt(seed, `${path}#${n}`), kind);
      if (field === 'echo') return { said: sorted(args), at: args.at };
      return isList ? [0, 1, 2].map(one) : one(0);
    };
    const isInList = /\/\d/.test(path);
    if (isAsynchronous(seed) || (roll > 0.6 && !isInList)) return setImmediate().then(outcome);
    return outcome();
  };

/** A schema with every kind of type, whose resolvers answer and fail in every possible way. */
export function schemaWithEveryType(): GraphQLSchema {
  const schema = buildSchema(SDL);
  Object.assign(schema.getType('Instant') as GraphQLScalarType, {
    serialize: InstantScalar.serialize,
    parseValue: InstantScalar.parseValue,
    parseLiteral: InstantScalar.parseLiteral,
  });
  const resolved = new Set(['friends', 'kittens', 'mother', 'father']);
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields()))
        if (type.name === 'Query' || resolved.has(field.name)) {
          const nullable = isNonNullType(field.type) ? field.type.ofType : field.type;
          field.resolve = unreliableResolver(
            field.name,
            isListType(nullable),
            String(field.type).includes('Cat') ? 'Cat' : undefined,
          );
        }
  schema.getMutationType()!.getFields().count!.resolve = (_source, { by }, world: RunContext) => (world.counted += by);
  schema.getQueryType()!.getFields().echo!.resolve = unreliableResolver('echo', false);
  return schema;
}

export interface GraphQLRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** Does what Nest does: an answer with data has status 200, whatever its errors request. */
const dataIs200: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http } }) => {
      if (body.kind === 'single' && 'data' in body.singleResult) http.status = 200;
    },
  }),
};

/** A server that returns the status and the body exactly as they are sent. */
export async function startServer(schema: GraphQLSchema, plugins: ApolloServerPlugin<RequestContext>[]) {
  const server = new ApolloServer<RequestContext>({
    schema,
    plugins: [...plugins, dataIs200],
    includeStacktraceInErrorResponses: false,
    introspection: true,
    formatError: formatError({ error: () => {}, warn: () => {} }),
  });
  await server.start();
  return {
    ask: async (graphqlRequest: GraphQLRequest, world: RunContext) => {
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body: graphqlRequest,
        },
        context: async () => world as unknown as RequestContext,
      });
      if (answer.body.kind !== 'complete') throw new Error('the answer is incremental');
      return { status: answer.status ?? 200, body: answer.body.string };
    },
    stop: () => server.stop(),
  };
}
