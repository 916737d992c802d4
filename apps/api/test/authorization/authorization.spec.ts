import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLObjectType, defaultFieldResolver, extendSchema, parse } from 'graphql';
import { declaredPolicies } from '#libs/platform';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing';
import { AuthorizationTown } from './authorization-town.fixture.js';
import { NOW } from './townspeople.fixture.js';
import { fieldMatrix } from './field-matrix.fixture.js';
import { operationMatrix } from './operation-matrix.fixture.js';
import { SAMPLES, withoutSample } from './operation-samples.fixture.js';
import { type Captured, schemaOf } from './probe.fixture.js';
import { objectTypes, rootFields } from '../schema/schema-walk.fixture.js';
import { captureAll, unmet } from './type-samples.fixture.js';
import { VIEWERS, WRITTEN_POLICIES, mayPass, relations } from './who-may-what.fixture.js';

let town: AuthorizationTown;
let database: TestDatabase;
let api: TestApi;
let captured: Captured;

beforeAll(async () => {
  town = await AuthorizationTown.build();
  const copy = await cloneDatabase(town.before);
  const given = await Given.on(copy.url);
  const capturing = await startApi(copy.url, { now: NOW, env: { DEMO: 'true' } });
  try {
    captured = await captureAll(town, given, capturing);
  } finally {
    await capturing.close();
    await given.end();
    await copy.drop();
  }
  database = await cloneDatabase(town.after);
  api = await startApi(database.url, { now: NOW });
}, 180_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
  await town?.drop();
});

const operations = (schema = schemaOf(api)): string[] => rootFields(schema).map(({ at }) => at);
const everybody = (): string[] => [...town.people.keys()];
const print = (what: string, totals: object, wrong: readonly string[]) =>
  console.log(
    `${what}: ${Object.entries({
      ...totals,
      viewers: VIEWERS.length,
      relations: relations.length,
      unexpected: wrong.length,
    })
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  );

describe('the matrix covers', () => {
  it('every policy', () => expect([...WRITTEN_POLICIES].sort()).toEqual(declaredPolicies().sort()));

  it('every operation, and none that is gone', () => {
    expect(withoutSample(operations())).toEqual([]);
    expect(Object.keys(SAMPLES).sort()).toEqual(operations().sort());
  });

  it('every type, and of what belongs to people one of each person’s', () =>
    expect(unmet(schemaOf(api), captured, everybody())).toEqual([]));

  it('nothing new before somebody says how', () => {
    const next = extendSchema(
      schemaOf(api),
      parse(
        `extend type Query { diary: Diary } extend type Mutation { write(text: String): Diary } type Diary { secret: String }`,
      ),
    );
    expect(withoutSample(operations(next)).map((line) => line.split(':')[0])).toEqual([
      'Query.diary',
      'Mutation.write',
    ]);
    expect(unmet(next, captured, everybody())).toEqual([expect.stringMatching(/^Diary: .*add a scenario/)]);
    expect(() => mayPass('friends' as never, 'member', 'own')).toThrow('The policy friends has no column');
  });
});

describe('fields', () => {
  it('are given to whom the table lets in and to nobody else, whatever path the object came by', async () => {
    const { wrong, totals } = await fieldMatrix(town, captured, api, objectTypes(schemaOf(api)));
    print('Authorization of fields', totals, wrong);
    expect(wrong).toEqual([]);
    expect(totals.checks).toBe(totals.fields * VIEWERS.length * relations.length);
  }, 300_000);

  it('a guard that is missing, or too strict, would be found', async () => {
    const booking = schemaOf(api).getType('Booking') as GraphQLObjectType;
    const { code } = booking.getFields();
    const guarded = code!.resolve;
    code!.resolve = defaultFieldResolver;
    const { wrong: open } = await fieldMatrix(town, captured, api, [booking]);
    code!.resolve = () => {
      throw new Error('closed');
    };
    const { wrong: closed } = await fieldMatrix(town, captured, api, [booking]);
    code!.resolve = guarded;
    const owners = VIEWERS.filter((viewer) => mayPass('owner', viewer, 'own'));
    expect(open).toHaveLength(VIEWERS.length * relations.length - owners.length);
    expect(open).toContain('Booking.code (owner), member, network: value');
    expect(closed).toContain('Booking.code (owner), member, own: broke: closed');
  });
});

describe('operations', () => {
  it('answer whom the table lets in, about nobody’s things but their own; what is refused leaves no trace', async () => {
    const { wrong, traces, totals } = await operationMatrix(town, schemaOf(api));
    print('Authorization of operations', totals, wrong);
    expect(wrong).toEqual([]);
    expect(traces).toEqual([]);
  }, 300_000);
});

it('leaves the town in order', async () => expect(await violations(database.url)).toEqual([]));
