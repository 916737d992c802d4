import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { LIMITS } from '#libs/platform';
import {
  Given,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  seededRandom,
  startApi,
  violations,
} from '#libs/testing';
import { AuthorizationTown } from './authorization-town.fixture.js';
import { NOW, type Townsperson } from './townspeople.fixture.js';
import { type Identifier, type IdentifierKind, identifiersOf } from './identifier-kinds.fixture.js';
import { IDENTIFIER_ARGUMENTS, TEXT_ARGUMENTS, unknownLike } from './identifiers.fixture.js';
import { sendRequest } from './operation-matrix.fixture.js';
import { changedTables, tableDigests } from './table-contents.fixture.js';
import { schemaOf } from './probe.fixture.js';
import { documentCalling, selectAll, summaryOf, tokensOf, writableTexts } from '../schema/schema-walk.fixture.js';
import { EXPECTED_POLICIES, type Relation, VIEWERS, isAllowed, relations } from './expected-permissions.fixture.js';

let town: AuthorizationTown;
let database: TestDatabase;
let given: Given;
let api: TestApi;
let schema: GraphQLSchema;
/** Of all tables, after the latest attempts. */
let contents: Record<string, string>;

beforeAll(async () => {
  town = await AuthorizationTown.shared();
  database = await cloneDatabase(town.after);
  given = await Given.on(database.url);
  api = await startApi(database.url, { now: NOW });
  schema = schemaOf(api);
  contents = await tableDigests(given);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

it('every text argument is declared as an identifier or as free text', () => {
  const known = [...Object.keys(IDENTIFIER_ARGUMENTS), ...Object.keys(TEXT_ARGUMENTS)].sort();
  const strange = writableTexts(schema).filter((at) => !known.includes(at));
  if (strange.length > 0)
    throw new Error(
      `Add ${strange.join(', ')} to IDENTIFIER_ARGUMENTS or TEXT_ARGUMENTS in apps/api/test/authorization/identifiers.fixture.ts.`,
    );
  expect(known).toEqual(writableTexts(schema));
});

const SOMEBODY_ELSES: readonly Relation[] = ['venue', 'network', 'other', 'gone'];
/**
 * How many identifiers of the wrong kind each argument gets, and how many of the viewers who have the same rights send them;
 * ID_SWAP_KINDS=1000 tries all.
 */
const WRONG_KINDS = Number(process.env.ID_SWAP_KINDS ?? 8);
const SAME_RIGHTS = WRONG_KINDS > 8 ? Infinity : 2;
const chance = seededRandom();
/** Identifiers of the wrong kind are tried by few viewers only: neither roles nor venues change the answer. */
const isCurious = (viewer: string, relation: Relation): boolean =>
  ['member', 'network admin'].includes(viewer) && ['network', 'other'].includes(relation);

/** The first of the viewers who pass the same policies in the same relations, and others of them by chance. */
function someViewers(): string[] {
  const alike = Map.groupBy(VIEWERS, (viewer) =>
    EXPECTED_POLICIES.map((policy) => relations.filter((relation) => isAllowed(policy, viewer, relation))).join('|'),
  );
  return [...alike.values()].flatMap(([first, ...others]) => [
    first!,
    ...chance.shuffle(others).slice(0, SAME_RIGHTS - 1),
  ]);
}

interface Attack {
  viewer: string;
  relation: Relation;
  name: IdentifierKind;
  value: string;
  /** Whether the value names something in the network that receives the request. */
  isOfHere: boolean;
}

const STAFF = ['venue staff', 'venue manager'];

/** Whether the viewer works for the venue of somebody’s object. */
const isOfTheTeam = (viewer: string, relation: Relation): boolean =>
  viewer === 'network admin'
    ? relation !== 'other'
    : ['venue staff', 'venue manager'].includes(viewer) && relation === 'venue';

function attacks(policy: string, { kinds, isPublic, isForTeam, isForStaff, isForDoor }: Identifier): Attack[] {
  const isAllowedTo = (viewer: string, relation: Relation) =>
    relation === 'venue' &&
    ((isForStaff === true && STAFF.includes(viewer)) || (isForDoor === true && viewer === 'kiosk of a venue'));
  const wrongKinds = new Set(chance.shuffle(Object.keys(identifiersOf(ownOf('member'), '')).filter((name) => !kinds.includes(name as IdentifierKind))).slice(0, WRONG_KINDS)); // prettier-ignore
  return someViewers().flatMap((viewer) => {
    const all = SOMEBODY_ELSES.flatMap((relation) => {
      const target = town.target(viewer, relation)!;
      const isOfHere = target.network === addressOf(viewer);
      return Object.entries(identifiersOf(target, town.networkIds[target.network]!))
        .map(([name, value]) => ({ viewer, relation, name: name as IdentifierKind, value, isOfHere }))
        .filter(({ name }) =>
          kinds.includes(name)
            ? !(isPublic && isOfHere && isThere(name, relation)) &&
              !(isForTeam && isOfTheTeam(viewer, relation)) &&
              !isAllowedTo(viewer, relation)
            : wrongKinds.has(name) && isCurious(viewer, relation),
        );
    });
    // Who does not pass the policy is refused before any argument is read.
    return isAllowed(policy, viewer, 'own') ? all : all.slice(0, 1);
  });
}

/** A withdrawn venue cannot be found, but its commune can, and a member who left is remembered. */
const isThere = (name: IdentifierKind, relation: Relation): boolean =>
  relation !== 'gone' || name === 'commune' || name === 'email';

const addressOf = (viewer: string): string => town.people.get(viewer)?.network ?? 'lyon';
const ownOf = (viewer: string): Townsperson => town.people.get(viewer) ?? town.people.get('member')!;

/** A document that reads as many levels of the answer as a request may. */
function wholeAnswer(root: 'Query' | 'Mutation', field: Parameters<typeof documentCalling>[1]): string {
  const documents = [4, 3, 2].map((levels) => documentCalling(root, field, (type) => selectAll(type, levels)));
  return documents.find((document) => tokensOf(document) <= LIMITS.tokens)!;
}

const fieldAt = (at: string) => {
  const [, root, operation, argument] = /^(\w+)\.(\w+)\((\w+)/.exec(at)!;
  const field = (schema.getType(root!) as GraphQLObjectType).getFields()[operation!]!;
  return { root: root!, field, argument: argument! };
};
/** The policy that is asked before the argument is read; arguments below the root are reached by everyone. */
const policyAt = (at: string): string => {
  const { root, field } = fieldAt(at);
  return ['Query', 'Mutation'].includes(root) ? (field.extensions.allow as string) : 'anyone';
};

/** Sends the value as that argument. The value itself is masked in the answer, because some answers repeat it. */
function requestWith(at: string, identifier: Identifier): (viewer: string, value: string) => Promise<string> {
  const { root, field, argument } = fieldAt(at);
  const query = identifier.query ?? wholeAnswer(root as 'Query' | 'Mutation', field);
  return async (viewer, value) => {
    const variables = identifier.query ? { value } : { ...identifier.otherArgs?.(ownOf(viewer)), [argument]: value };
    if (root === 'Mutation') await given.client.query('delete from throttle'); // removes the counters, so that each attempt is the first
    const { data, errors } = await sendRequest(api, addressOf(viewer), query, variables, town.session(viewer)?.secret);
    const codes = (errors ?? []).map(({ extensions }) => extensions.code);
    if (codes.some((code) => /^(GRAPHQL|OPERATION|INTERNAL|UNAVAILABLE)/.test(code)))
      throw new Error(`${at} as ${viewer}: ${JSON.stringify(errors)}`);
    const answer = { data, errors: errors?.map(({ message, extensions }) => [extensions.code, message]) };
    return JSON.stringify(answer).replaceAll(JSON.stringify(value).slice(1, -1), '…');
  };
}

/** What operations write about addresses that nobody has. */
const WRITTEN_FOR_STRANGERS: Record<string, string[]> = {
  'Mutation.requestSignIn(email)': ['outbox', 'sign_in_token'],
  'Mutation.inviteMembers(people.email)': ['member_invitation', 'outbox'],
};

describe(`another person’s identifier (seed ${chance.seed})`, () => {
  it.each(Object.entries(IDENTIFIER_ARGUMENTS))(
    'in %s gets the answer of an unknown identifier and changes nothing',
    async (at, identifier) => {
      const differences: string[] = [];
      const ask = requestWith(at, identifier);
      const unknown = new Map<string, string>();
      for (const { viewer, relation, name, value, isOfHere } of attacks(policyAt(at), identifier)) {
        const got = await ask(viewer, value);
        // The answer to a cursor starts at the cursor, and attempts are counted per address: these answers are compared
        // one by one.
        const key = /cursor|email/i.test(name) ? value : `${viewer} ${name}`;
        const ofUnknown = unknown.get(key) ?? (await ask(viewer, unknownLike(name, value)));
        if (key !== value) unknown.set(key, ofUnknown);
        const isAdmitted =
          identifier.allowedRefusal &&
          isOfHere &&
          identifier.kinds.includes(name) &&
          summaryOf(Object.values((JSON.parse(got) as { data: object | null }).data ?? {})[0]) ===
            `Refused ${identifier.allowedRefusal.code}`;
        if (got !== ofUnknown && !isAdmitted)
          differences.push(
            `${viewer}, ${relation}, ${name}: ${got.slice(0, 300)} instead of ${ofUnknown.slice(0, 300)}`,
          );
      }
      expect(differences).toEqual([]);
      const before = contents;
      contents = await tableDigests(given);
      expect(changedTables(before, contents)).toEqual(WRITTEN_FOR_STRANGERS[at] ?? []);
    },
    60_000,
  );

  it('an id of another network is unknown even to a member of both networks', async () => {
    const both = town.people.get('member of both networks')!;
    const query = `query ($code: String!) { booking(code: $code) { id } myBookings { totalCount } }`;
    const here = await sendRequest(api, 'lyon', query, { code: both.code }, both.secret);
    const there = await sendRequest(api, 'nantes', query, { code: both.code }, both.secret);
    expect(here.data).toEqual({ booking: { id: both.bookingId }, myBookings: { totalCount: 1 } });
    expect(there.data).toEqual({ booking: null, myBookings: { totalCount: 0 } });
  });
});

it('the invariants hold after all attempts', async () => expect(await violations(database.url)).toEqual([]));
