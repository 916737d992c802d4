import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLSchema, getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { seededRandom } from '#libs/testing';
import {
  type GraphQLRequest,
  type FailureKind,
  type RunContext,
  startServer,
  schemaWithEveryType,
} from './compiled-queries.fixture.js';
import { CompiledOperations } from './compiled-operations.js';
import { compiledQueries } from './compiled-queries.js';
import { formatError } from './graphql.js';
import { randomQuery } from './random-query.fixture.js';

const COMPILE_AT_FIRST_USE = { maxOperations: 1_000, usesBeforeCompiling: 1 };
const format = formatError({ error: () => {}, warn: () => {} });

type Server = Awaited<ReturnType<typeof startServer>>;
interface Body {
  data?: unknown;
  errors?: { message: string; path: (string | number)[]; extensions: { code: string } }[];
}

describe('compiled queries', () => {
  let schema: GraphQLSchema;
  let plain: Server;
  let compiled: Server;
  beforeAll(async () => {
    schema = schemaWithEveryType();
    plain = await startServer(schema, []);
    compiled = await startServer(schema, [compiledQueries(format, COMPILE_AT_FIRST_USE)]);
  });
  afterAll(async () => {
    await plain?.stop();
    await compiled?.stop();
  });

  const world = (faults: FailureKind = 'NONE', seed = 1): RunContext => ({ seed, faults, counted: 0 });
  const both = async (request: GraphQLRequest, faults?: FailureKind, seed?: number) =>
    [await plain.ask(request, world(faults, seed)), await compiled.ask(request, world(faults, seed))] as const;
  const isCompiled = ({ query, operationName }: GraphQLRequest) => {
    const document = parse(query);
    const operation = getOperationAST(document, operationName);
    return (
      operation != null && new CompiledOperations(schema, COMPILE_AT_FIRST_USE).of(document, operation) !== undefined
    );
  };

  it.each<[string, GraphQLRequest]>([
    ['aliases and fields named twice', { query: '{ a: cat { name } b: cat { id } cat { name } cat { lives } }' }],
    [
      'fragments on a union',
      { query: '{ pets { __typename ... on Cat { lives } ...D } } fragment D on Dog { barks grid }' },
    ],
    [
      'fragments on an interface',
      { query: '{ crowd { name ... on Named { id } ... on Dog { weight } friends { __typename } } }' },
    ],
    [
      'a scalar of ours, in and out',
      { query: 'query($at: Instant) { echo(at: $at) { said at } }', variables: { at: '2026-11-23T14:00:00+01:00' } },
    ],
    [
      'an input with its defaults',
      {
        query: 'query($w: Wish) { echo(wish: $w) { said } }',
        variables: { w: { must: true, inner: { must: false, many: 3 } } },
      },
    ],
    [
      'a variable left out',
      { query: 'query($n: Int = 4, $id: ID) { pets(first: 2) { __typename } echo(number: $n, id: $id) { said } }' },
    ],
    ['a null for a variable', { query: 'query($n: Int = 4) { echo(number: $n) { said } }', variables: { n: null } }],
    ['an instant as a default', { query: 'query($at: Instant = "2026-11-23T13:00:00Z") { echo(at: $at) { at } }' }],
    ['one of several operations', { query: 'query A { cat { name } } query B { strict { id } }', operationName: 'B' }],
  ])('give the same answer as graphql-js: %s', async (_what, request) => {
    expect(isCompiled(request)).toBe(true);
    for (const seed of [1, 2, 3]) {
      const [expected, found] = await both(request, 'NONE', seed);
      expect(found).toEqual(expected);
      expect((JSON.parse(found.body) as Body).errors).toBeUndefined();
    }
  });

  it.each<[string, GraphQLRequest]>([
    ['a condition', { query: 'query($f: Boolean!) { cat { name @include(if: $f) } }', variables: { f: false } }],
    [
      'a condition on a shared fragment',
      {
        query: 'query($f: Boolean!) { a: cat { ...F @skip(if: $f) } b: cat { ...F } } fragment F on Cat { name }',
        variables: { f: true },
      },
    ],
    ['an instant in the document', { query: '{ echo(at: "2026-11-23T13:00:00Z") { at } }' }],
    ['names of every object', { query: '{ constructor: cat { toString: name } __proto__: strict { id } }' }],
    ['variables with such names', { query: 'query($constructor: ID!) { cat(id: $constructor) { id } }' }],
    ['names that contain the separator of paths', { query: '{ a_b: cat { id } a: cat { b: mother { id } } }' }],
    ['introspection', { query: getIntrospectionQuery() }],
    ['a mutation', { query: 'mutation { count }' }],
    ['a missing operation', { query: 'query A { cat { id } }', operationName: 'C' }],
    ['several operations without a name', { query: 'query A { cat { id } } query B { cat { id } }' }],
    [
      'more fields than are worth compiling',
      { query: `{ ${Array.from({ length: 401 }, (_, n) => `c${n}: cat { id }`).join(' ')} }` },
    ],
  ])('are left to graphql-js: %s', async (_what, request) => {
    expect(isCompiled(request)).toBe(false);
    const [expected, found] = await both(request);
    expect(found).toEqual(expected);
  });

  it('never run text that a client wrote', async () => {
    const mark = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
    const text = JSON.stringify(`${mark}globalThis.intruded = true`);
    for (const query of [
      `{ echo(text: ${text}) { said } }`,
      `query($t: String = ${text}) { echo(text: $t) { said } }`,
    ]) {
      const [expected, found] = await both({ query });
      expect(found).toEqual(expected);
    }
    expect(globalThis).not.toHaveProperty('intruded');
  });

  it.each<[string, Record<string, unknown>]>([
    ['missing', {}],
    ['null', { n: null }],
    ['of another type', { n: 'three' }],
    ['too large', { n: 2 ** 31 }],
  ])('refuse a variable that is %s, with 400', async (_what, variables) => {
    const [expected, found] = await both({ query: 'query($n: Int!) { pets(first: $n) { __typename } }', variables });
    expect(found).toEqual(expected);
    expect(found.status).toBe(400);
    expect((JSON.parse(found.body) as Body).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuse a null for an argument that has a default', async () => {
    const [expected, found] = await both({
      query: 'query($n: Int) { pets(first: $n) { __typename } }',
      variables: { n: null },
    });
    expect(found).toEqual(expected);
    expect((JSON.parse(found.body) as Body).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('keep the code of a refusal, and reveal nothing of an unexpected error', async () => {
    const query = '{ cat { name } strict { id } pets { __typename } named { name } crowd { id } }';
    const reported = new Set<string>();
    for (let seed = 1; seed < 200; seed++)
      for (const faults of ['REFUSALS', 'ACCIDENTS'] as const) {
        const { body } = await compiled.ask({ query }, world(faults, seed));
        for (const { message, extensions } of (JSON.parse(body) as Body).errors ?? [])
          reported.add(`${extensions.code} ${message}`);
        expect(body).not.toMatch(/secret|password|returned|Cannot|TypeError/);
      }
    expect([...reported].map((one) => one.split(' ')[0])).toEqual(
      expect.arrayContaining(['NOT_FOUND', 'FORBIDDEN', 'INTERNAL_SERVER_ERROR']),
    );
  });

  it('answer random queries as graphql-js does', async () => {
    const chance = seededRandom();
    const counts = { asked: 0, compiled: 0, refused: 0, failed: 0 };
    while (counts.asked < 500) {
      const request = randomQuery(schema, chance);
      const document = parse(request.query);
      if (validate(schema, document).length > 0) continue;
      const faults = chance.pick(['NONE', 'REFUSALS', 'ACCIDENTS'] as const);
      const [expected, found] = await both(request, faults, Math.floor(chance.next() * 1e6));
      const context = `SEED=${chance.seed}: ${JSON.stringify(request)}`;
      const [expectedBody, foundBody] = [JSON.parse(expected.body) as Body, JSON.parse(found.body) as Body];
      counts.asked++;
      if (isCompiled(request)) counts.compiled++;
      if (expectedBody.errors) counts[faults === 'ACCIDENTS' ? 'failed' : 'refused']++;
      expect([context, found.status]).toEqual([context, expected.status]);
      if (faults !== 'ACCIDENTS' || Math.max(expectedBody.errors?.length ?? 0, foundBody.errors?.length ?? 0) < 2)
        expect([context, foundBody.data, agreeOnErrors(foundBody, expectedBody)]).toEqual([
          context,
          expectedBody.data,
          true,
        ]);
      else {
        expect([context, foundBody.data]).toEqual([context, expectedBody.data]);
        const [fewer, more] = [codesOf(foundBody), codesOf(expectedBody)].toSorted((a, b) => a.size - b.size);
        expect([context, [...fewer!].every((code) => more!.has(code))]).toEqual([context, true]);
      }
    }
    expect(counts.compiled).toBeGreaterThan(200);
    expect(counts.refused).toBeGreaterThan(30);
    expect(counts.failed).toBeGreaterThan(30);
  });

  /** Whether both report the same refusals. Below an object that was lost anyway, one may report more than the other, depending on
   *  what was still running when it was lost. */
  const agreeOnErrors = ({ errors: one = [] }: Body, { errors: other = [] }: Body) => {
    const [fewer, more] = [one, other]
      .map((errors) => errors.map((error) => JSON.stringify(error)))
      .toSorted((a, b) => a.length - b.length);
    return fewer!.every((error) => more!.includes(error)) && fewer!.length > 0 === more!.length > 0;
  };

  /** The order of several unexpected errors is not defined, and neither is which errors below a lost object are reported. */
  const codesOf = ({ errors }: Body) => new Set(errors?.map(({ extensions }) => extensions.code));

  it('are limited in number, and the least recently used are evicted first', () => {
    const operations = new CompiledOperations(schema, { maxOperations: 2, usesBeforeCompiling: 2 });
    const seen = ['{ cat { id } }', '{ cat { name } }', '{ cat { lives } }'].map((query) => {
      const document = parse(query);
      return () => operations.of(document, getOperationAST(document)!);
    });
    const [first, second, third] = seen as [() => unknown, () => unknown, () => unknown];
    expect([first(), operations.size]).toEqual([undefined, 0]); // seen once
    const compiledFirst = first();
    expect(compiledFirst).toBeDefined();
    second();
    second();
    expect(first()).toBe(compiledFirst);
    third();
    third();
    expect(operations.size).toBe(2);
    expect(first()).toBe(compiledFirst);
    expect(second()).toBeUndefined(); // evicted, and seen once again
  });
});
