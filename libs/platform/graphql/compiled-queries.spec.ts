import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLSchema, getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { seededChance } from '#libs/testing';
import { type Asked, type Faults, type World, serverOf, strangeSchema } from './compiled-queries.fixture.js';
import { CompiledOperations } from './compiled-operations.js';
import { compiledQueries } from './compiled-queries.js';
import { formatError } from './graphql.js';
import { randomQuery } from './random-query.fixture.js';

const AT_ONCE = { mostKept: 1_000, sightings: 1 };
const format = formatError({ error: () => {}, warn: () => {} });

type Server = Awaited<ReturnType<typeof serverOf>>;
interface Body {
  data?: unknown;
  errors?: { message: string; path: (string | number)[]; extensions: { code: string } }[];
}

describe('compiled queries', () => {
  let schema: GraphQLSchema;
  let plain: Server;
  let compiled: Server;
  beforeAll(async () => {
    schema = strangeSchema();
    plain = await serverOf(schema, []);
    compiled = await serverOf(schema, [compiledQueries(format, AT_ONCE)]);
  });
  afterAll(async () => {
    await plain?.stop();
    await compiled?.stop();
  });

  const world = (faults: Faults = 'NONE', seed = 1): World => ({ seed, faults, counted: 0 });
  const both = async (asked: Asked, faults?: Faults, seed?: number) =>
    [await plain.ask(asked, world(faults, seed)), await compiled.ask(asked, world(faults, seed))] as const;
  const isCompiled = ({ query, operationName }: Asked) => {
    const document = parse(query);
    const operation = getOperationAST(document, operationName);
    return operation != null && new CompiledOperations(schema, AT_ONCE).of(document, operation) !== undefined;
  };

  it.each<[string, Asked]>([
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
  ])('answer alike: %s', async (_what, asked) => {
    expect(isCompiled(asked)).toBe(true);
    for (const seed of [1, 2, 3]) {
      const [expected, found] = await both(asked, 'NONE', seed);
      expect(found).toEqual(expected);
      expect((JSON.parse(found.body) as Body).errors).toBeUndefined();
    }
  });

  it.each<[string, Asked]>([
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
    ['variables named like these', { query: 'query($constructor: ID!) { cat(id: $constructor) { id } }' }],
    ['names that paths are joined by', { query: '{ a_b: cat { id } a: cat { b: mother { id } } }' }],
    ['introspection', { query: getIntrospectionQuery() }],
    ['a mutation', { query: 'mutation { count }' }],
    ['an operation that is not there', { query: 'query A { cat { id } }', operationName: 'C' }],
    ['an operation not named', { query: 'query A { cat { id } } query B { cat { id } }' }],
    [
      'more fields than are worth it',
      { query: `{ ${Array.from({ length: 401 }, (_, n) => `c${n}: cat { id }`).join(' ')} }` },
    ],
  ])('are left to graphql-js: %s', async (_what, asked) => {
    expect(isCompiled(asked)).toBe(false);
    const [expected, found] = await both(asked);
    expect(found).toEqual(expected);
  });

  it('run nothing that a client wrote', async () => {
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

  it('keep a refusal’s code, and say nothing of an accident', async () => {
    const query = '{ cat { name } strict { id } pets { __typename } named { name } crowd { id } }';
    const told = new Set<string>();
    for (let seed = 1; seed < 200; seed++)
      for (const faults of ['REFUSALS', 'ACCIDENTS'] as const) {
        const { body } = await compiled.ask({ query }, world(faults, seed));
        for (const { message, extensions } of (JSON.parse(body) as Body).errors ?? [])
          told.add(`${extensions.code} ${message}`);
        expect(body).not.toMatch(/secret|password|returned|Cannot|TypeError/);
      }
    expect([...told].map((one) => one.split(' ')[0])).toEqual(
      expect.arrayContaining(['NOT_FOUND', 'FORBIDDEN', 'INTERNAL_SERVER_ERROR']),
    );
  });

  it('answer whatever is asked as graphql-js does', async () => {
    const chance = seededChance();
    const seen = { asked: 0, compiled: 0, refused: 0, failed: 0 };
    while (seen.asked < 500) {
      const asked = randomQuery(schema, chance);
      const document = parse(asked.query);
      if (validate(schema, document).length > 0) continue;
      const faults = chance.pick(['NONE', 'REFUSALS', 'ACCIDENTS'] as const);
      const [expected, found] = await both(asked, faults, Math.floor(chance.next() * 1e6));
      const told = `SEED=${chance.seed}: ${JSON.stringify(asked)}`;
      const [wanted, given] = [JSON.parse(expected.body) as Body, JSON.parse(found.body) as Body];
      seen.asked++;
      if (isCompiled(asked)) seen.compiled++;
      if (wanted.errors) seen[faults === 'ACCIDENTS' ? 'failed' : 'refused']++;
      expect([told, found.status]).toEqual([told, expected.status]);
      if (faults !== 'ACCIDENTS' || Math.max(wanted.errors?.length ?? 0, given.errors?.length ?? 0) < 2)
        expect([told, given.data, toldTwice(given, wanted)]).toEqual([told, wanted.data, true]);
      else {
        expect([told, given.data]).toEqual([told, wanted.data]);
        const [fewer, more] = [codesOf(given), codesOf(wanted)].toSorted((a, b) => a.size - b.size);
        expect([told, [...fewer!].every((code) => more!.has(code))]).toEqual([told, true]);
      }
    }
    expect(seen.compiled).toBeGreaterThan(200);
    expect(seen.refused).toBeGreaterThan(30);
    expect(seen.failed).toBeGreaterThan(30);
  });

  /** Whether both tell the same refusals. Of those beneath an object that was lost anyway, one may tell more than the other:
   *  it depends on what was still under way when it was lost. */
  const toldTwice = ({ errors: one = [] }: Body, { errors: other = [] }: Body) => {
    const [fewer, more] = [one, other]
      .map((errors) => errors.map((error) => JSON.stringify(error)))
      .toSorted((a, b) => a.length - b.length);
    return fewer!.every((error) => more!.includes(error)) && fewer!.length > 0 === more!.length > 0;
  };

  /** Of several accidents the order is open, and so is which of those beneath one lost object are told. */
  const codesOf = ({ errors }: Body) => new Set(errors?.map(({ extensions }) => extensions.code));

  it('are kept within bounds, the least used forgotten first', () => {
    const kept = new CompiledOperations(schema, { mostKept: 2, sightings: 2 });
    const seen = ['{ cat { id } }', '{ cat { name } }', '{ cat { lives } }'].map((query) => {
      const document = parse(query);
      return () => kept.of(document, getOperationAST(document)!);
    });
    const [first, second, third] = seen as [() => unknown, () => unknown, () => unknown];
    expect([first(), kept.size]).toEqual([undefined, 0]); // seen once
    const compiledFirst = first();
    expect(compiledFirst).toBeDefined();
    second();
    second();
    expect(first()).toBe(compiledFirst);
    third();
    third();
    expect(kept.size).toBe(2);
    expect(first()).toBe(compiledFirst);
    expect(second()).toBeUndefined(); // forgotten, and seen once again
  });
});
