import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLObjectType, defaultFieldResolver, extendSchema, parse } from 'graphql';
import { declaredPolicies } from '#libs/platform';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { AuthorizationTown } from './authorization-town.fixture.js';
import { NOW } from './townspeople.fixture.js';
import { checkFields } from './field-matrix.fixture.js';
import { SAMPLES, operationsWithoutSample } from './operation-samples.fixture.js';
import { type CapturedObjects, schemaOf } from './probe.fixture.js';
import { objectTypes, rootFields } from '../schema/schema-walk.fixture.js';
import { captureObjects, typesWithoutSample } from './sample-objects.fixture.js';
import { totalsText } from './totals.fixture.js';
import { VIEWERS, EXPECTED_POLICIES, isAllowed, relations } from './expected-permissions.fixture.js';

let town: AuthorizationTown;
let database: TestDatabase;
let api: TestApi;
let captured: CapturedObjects;

beforeAll(async () => {
  town = await AuthorizationTown.shared();
  const copy = await cloneDatabase(town.before);
  const given = await Given.on(copy.url);
  const capturing = await startApi(copy.url, { now: NOW, env: { DEMO: 'true' } });
  try {
    captured = await captureObjects(town, given, capturing);
  } finally {
    await capturing.close();
    await given.end();
    await copy.drop();
  }
  database = await cloneDatabase(town.after);
  api = await startApi(database.url, { now: NOW });
}, 600_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const operations = (schema = schemaOf(api)): string[] => rootFields(schema).map(({ at }) => at);
const everybody = (): string[] => [...town.people.keys()];

describe('the authorization matrix', () => {
  it('has a column for every policy', () => expect([...EXPECTED_POLICIES].sort()).toEqual(declaredPolicies().sort()));

  it('has a sample for every operation and for nothing else', () => {
    expect(operationsWithoutSample(operations())).toEqual([]);
    expect(Object.keys(SAMPLES).sort()).toEqual(operations().sort());
  });

  it('has an object of every type, and one per person where objects belong to people', () =>
    expect(typesWithoutSample(schemaOf(api), captured, everybody())).toEqual([]));

  it('reports new operations, types and policies that have no entry', () => {
    const next = extendSchema(
      schemaOf(api),
      parse(
        `extend type Query { diary: Diary } extend type Mutation { write(text: String): Diary } type Diary { secret: String }`,
      ),
    );
    expect(operationsWithoutSample(operations(next)).map((line) => line.split(':')[0])).toEqual([
      'Query.diary',
      'Mutation.write',
    ]);
    expect(typesWithoutSample(next, captured, everybody())).toEqual([
      expect.stringMatching(/^Diary: .*add a scenario/),
    ]);
    expect(() => isAllowed('friends' as never, 'member', 'own')).toThrow('The policy friends has no column');
  });
});

describe('fields', () => {
  it('are readable by exactly the viewers in the table, whichever path the object was reached by', async () => {
    const { wrong, totals } = await checkFields(town, captured, api, objectTypes(schemaOf(api)));
    console.log(totalsText('Authorization of fields', totals, wrong));
    expect(wrong).toEqual([]);
    expect(totals.checks).toBe(totals.fields * VIEWERS.length * relations.length);
  }, 600_000);

  it('are reported when a guard is missing or too strict', async () => {
    const booking = schemaOf(api).getType('Booking') as GraphQLObjectType;
    const { code } = booking.getFields();
    const guarded = code!.resolve;
    code!.resolve = defaultFieldResolver;
    const { wrong: open } = await checkFields(town, captured, api, [booking]);
    code!.resolve = () => {
      throw new Error('closed');
    };
    const { wrong: closed } = await checkFields(town, captured, api, [booking]);
    code!.resolve = guarded;
    const owners = VIEWERS.filter((viewer) => isAllowed('owner', viewer, 'own'));
    expect(open).toHaveLength(VIEWERS.length * relations.length - owners.length);
    expect(open).toContain('Booking.code (owner), member, network: value');
    expect(closed).toContain('Booking.code (owner), member, own: broke: closed');
  });
});
