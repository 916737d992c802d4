import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing';
import { AuthorizationTown } from './authorization-town.fixture.js';
import { NOW, type Townsperson } from './townspeople.fixture.js';
import { IDENTIFIERS, type Identifier, type Name, WORDS, namesOf, unknownLike } from './identifiers.fixture.js';
import { contents, send } from './operation-matrix.fixture.js';
import { schemaOf } from './probe.fixture.js';
import { calling, everything, wordOf, writableTexts } from '../schema/schema-walk.fixture.js';
import { type Relation, VIEWERS } from './who-may-what.fixture.js';

let town: AuthorizationTown;
let database: TestDatabase;
let given: Given;
let api: TestApi;
let schema: GraphQLSchema;

beforeAll(async () => {
  town = await AuthorizationTown.build();
  database = await cloneDatabase(town.after);
  given = await Given.on(database.url);
  api = await startApi(database.url, { now: NOW });
  schema = schemaOf(api);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
  await town?.drop();
});

it('every argument that takes text is known for an identifier or for words', () => {
  const known = [...Object.keys(IDENTIFIERS), ...Object.keys(WORDS)].sort();
  const strange = writableTexts(schema).filter((at) => !known.includes(at));
  if (strange.length > 0)
    throw new Error(
      `Say in apps/api/test/authorization/identifiers.fixture.ts what may be written into ${strange.join(', ')}.`,
    );
  expect(known).toEqual(writableTexts(schema));
});

const SOMEBODY_ELSES: readonly Relation[] = ['venue', 'network', 'other', 'gone'];
/** A name that does not belong in an argument is tried by few at few: neither rights nor places play a part. */
const isCurious = (viewer: string, relation: Relation): boolean =>
  ['member', 'network admin'].includes(viewer) && ['network', 'other'].includes(relation);

interface Attack {
  viewer: string;
  relation: Relation;
  name: Name;
  value: string;
  /** It names something of the network that is asked. */
  isOfHere: boolean;
}

function attacks({ names, isPublic }: Identifier): Attack[] {
  return VIEWERS.flatMap((viewer) =>
    SOMEBODY_ELSES.flatMap((relation) => {
      const target = town.target(viewer, relation)!;
      const isOfHere = target.network === addressOf(viewer);
      return Object.entries(namesOf(target, town.networkIds[target.network]!))
        .map(([name, value]) => ({ viewer, relation, name: name as Name, value, isOfHere }))
        .filter(({ name }) =>
          names.includes(name) ? !(isPublic && isOfHere && isThere(name, relation)) : isCurious(viewer, relation),
        );
    }),
  );
}

/** A withdrawn venue is gone; its commune is not, and who left is remembered. */
const isThere = (name: Name, relation: Relation): boolean =>
  relation !== 'gone' || name === 'commune' || name === 'email';

const addressOf = (viewer: string): string => town.people.get(viewer)?.network ?? 'lyon';
const ownOf = (viewer: string): Townsperson => town.people.get(viewer) ?? town.people.get('member')!;

/** Asks with a value in that place. What comes back is whole, but for the value itself where it is said again. */
function asking(at: string, identifier: Identifier): (viewer: string, value: string) => Promise<string> {
  const [, root, operation, argument] = /^(\w+)\.(\w+)\((\w+)/.exec(at)!;
  const field = (schema.getType(root!) as GraphQLObjectType).getFields()[operation!]!;
  const query = identifier.query ?? calling(root as 'Query', field, (type) => everything(type, 4));
  return async (viewer, value) => {
    const variables = identifier.query ? { value } : { ...identifier.beside?.(ownOf(viewer)), [argument!]: value };
    if (root === 'Mutation') await given.client.query('delete from throttle'); // each attempt is the first
    const { data, errors } = await send(api, addressOf(viewer), query, variables, town.session(viewer)?.secret);
    const codes = (errors ?? []).map(({ extensions }) => extensions.code);
    if (codes.some((code) => /^(GRAPHQL|OPERATION|INTERNAL|UNAVAILABLE)/.test(code)))
      throw new Error(`${at} as ${viewer}: ${JSON.stringify(errors)}`);
    const answer = { data, errors: errors?.map(({ message, extensions }) => [extensions.code, message]) };
    return JSON.stringify(answer).replaceAll(JSON.stringify(value).slice(1, -1), '…');
  };
}

describe('somebody else’s name of a thing', () => {
  it.each(Object.entries(IDENTIFIERS))(
    'in %s: answered as if nothing had that name, and nothing is done',
    async (at, identifier) => {
      const before = await contents(given);
      const told: string[] = [];
      const ask = asking(at, identifier);
      const unknown = new Map<string, string>();
      for (const { viewer, relation, name, value, isOfHere } of attacks(identifier)) {
        const got = await ask(viewer, value);
        // A page begins where its cursor says, and tries are counted by address: those are compared one by one.
        const alike = /cursor|email/i.test(name) ? value : `${viewer} ${name}`;
        const ofUnknown = unknown.get(alike) ?? (await ask(viewer, unknownLike(name, value)));
        if (alike !== value) unknown.set(alike, ofUnknown);
        const isAdmitted =
          identifier.tells &&
          isOfHere &&
          identifier.names.includes(name) &&
          wordOf((JSON.parse(got) as { data: Record<string, unknown> | null }).data?.book) ===
            `Refused ${identifier.tells.code}`;
        if (got !== ofUnknown && !isAdmitted)
          told.push(`${viewer}, ${relation}, ${name}: ${got.slice(0, 300)} instead of ${ofUnknown.slice(0, 300)}`);
      }
      expect(told).toEqual([]);
      const changed = Object.entries(await contents(given)).filter(([table, hash]) => before[table] !== hash);
      const mayChange = at === 'Mutation.requestSignIn(email)' ? ['outbox', 'sign_in_token'] : [];
      expect(changed.map(([table]) => table)).toEqual(mayChange);
    },
    60_000,
  );

  it('of another network is not even one’s own where one is a member of both', async () => {
    const both = town.people.get('member of both networks')!;
    const query = `query ($code: String!) { booking(code: $code) { id } myBookings { totalCount } }`;
    const here = await send(api, 'lyon', query, { code: both.code }, both.secret);
    const there = await send(api, 'nantes', query, { code: both.code }, both.secret);
    expect(here.data).toEqual({ booking: { id: both.bookingId }, myBookings: { totalCount: 1 } });
    expect(there.data).toEqual({ booking: null, myBookings: { totalCount: 0 } });
  });
});

it('leaves the town in order', async () => expect(await violations(database.url)).toEqual([]));
