import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing';
import { sendRequest } from './operation-matrix.fixture.js';
import { SAMPLES } from './operation-samples.fixture.js';
import { schemaOf } from './probe.fixture.js';
import { documentCalling, selectAll, rootFields } from '../schema/schema-walk.fixture.js';
import { type Exchange, difference, masked } from './transcript.fixture.js';
import {
  NOW,
  type TwoNetworks,
  ONLY_IN_NANTES,
  BOOKED_AT,
  createTwoNetworks,
  withFullOtherNetwork,
} from './two-networks.fixture.js';

type Ask = (query: string, variables?: object) => Promise<Record<string, unknown>>;

let town: TwoNetworks;
let empty: TestDatabase;
let full: TestDatabase;
let alone: Exchange[];
let beside: Exchange[];

beforeAll(async () => {
  town = await createTwoNetworks();
  empty = await cloneDatabase(town.database);
  full = await withFullOtherNetwork(town);
  alone = await transcript(empty);
  beside = await transcript(full);
}, 180_000);
afterAll(async () => {
  for (const database of [empty, full, town?.database]) await database?.drop();
});

const FILTERS: object[] = [
  {},
  { text: 'atelier' },
  { text: 'fabriqe pentes' },
  { text: 'associatoin' },
  { text: 'decoupe laser gerland' },
  { kinds: ['FABLAB'] },
  { spaceKind: 'MEETING_ROOM', seats: 8 },
  { capability: 'laser-cutting' },
  { commune: 'Villeurbanne' },
  { commune: '69266' },
  { near: { lat: 45.75, lon: 4.85 }, withinMeters: 4_000 },
  { freeAt: BOOKED_AT, freeMinutes: 120, spaceKind: 'DESK_AREA' },
];
const NEEDS: object[] = [
  { text: 'découpe laser près de Villeurbanne demain à 14h' },
  { text: 'a meeting room for 6 on Thursday at 10' },
  { text: 'un bureau à la Ruche demain matin' },
  { text: 'atelier 17 vendredi' },
  { kind: 'MEETING_ROOM', start: BOOKED_AT, minutes: 60 },
  { kind: 'DESK_AREA', start: BOOKED_AT, minutes: 240, party: 3, near: { lat: 45.75, lon: 4.85 } },
  { kind: 'EVENT_HALL', start: BOOKED_AT, minutes: 60, party: 80 },
  { capability: 'laser-cutting', start: '2026-11-26T02:00:00Z', minutes: 60 },
  { capability: '3d-printing', start: BOOKED_AT, minutes: 60 },
];
const SEARCH = `query ($filter: VenueFilter, $after: String) { searchVenues(filter: $filter, first: 3, after: $after) {
  totalCount sortedBy points { slug rank kind point { lat lon } } pageInfo { endCursor hasNextPage }
  edges { cursor node { distanceMeters matchingSpaceCount matchingSpaces { id name weight hourlyCents } venue { id slug name address { commune } } } } } }`;
const PROPOSE = `query ($need: NeedInput!) { propose(need: $need, first: 10) {
  understood { kind near { label point { lat lon } } window { start end } party assumed unread faults { code message } }
  offers { token summary quote { creditMinutesFromPass amountInclVatCents passAfter { creditMinutesLeft } } reasons { factor weight text } items { ... on SpaceItem { space { id } venue { id } } } }
  nothing { why text nearest { token summary } } } }`;
const LEDGER = `query ($after: String) { myPass { id spentCents creditMinutesLeft lots { id remainingMinutes }
  ledger(first: 2, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node { id kind at creditMinutes amountCents bookingId } } } } }`;
const MINE = `query ($after: String, $when: BookingsWhen!) { myBookings(first: 2, after: $after, when: $when) {
  totalCount pageInfo { endCursor hasNextPage } edges { cursor node { id code start state access { code } reminders { dueAt state } icsUrl charge { creditMinutes } } } } }`;
const BOOK = `mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) { __typename
  ... on Confirmed { booking { id code start state access { code } icsUrl charge { creditMinutesFromPass amountInclVatCents } reminders { dueAt } } }
  ... on Taken { message alternatives { token summary } } ... on Refused { code } ... on OverCap { spentCents } } }`;
const CANCEL = `mutation ($code: String!, $key: ID!) { cancelBooking(code: $code, idempotencyKey: $key) { __typename
  ... on Cancelled { restoredCents restoredCreditMinutes booking { id code state cancelledAt } } ... on Refused { code } } }`;

/** Everything that members of Lyon are answered when they run every query, then book, cancel and query again. */
async function transcript(database: TestDatabase): Promise<Exchange[]> {
  const given = await Given.on(database.url);
  const { since } = await given.one<{ since: string }>(`select uuidv7()::text as since`);
  const api = await startApi(database.url, { now: NOW });
  const lines: Exchange[] = [];
  try {
    const asker =
      (who: string, secret?: string): Ask =>
      async (query, variables = {}) => {
        const answer = await sendRequest(api, 'lyon', query, variables, secret);
        lines.push({
          request: `${who}: ${query.slice(0, 60)} ${JSON.stringify(variables)}`,
          answer: JSON.stringify(answer),
        });
        return answer.data ?? {};
      };
    const { member, admin, both } = town.people;
    const asks = {
      anonymous: asker('anonymous'),
      member: asker('member', member.secret),
      admin: asker('admin', admin.secret),
    };
    for (const [who, ask] of Object.entries({ ...asks, both: asker('both', both.secret) })) {
      await runEveryQuery(ask, api);
      if (who !== 'anonymous') await queryOwnData(ask);
    }
    await files(api, lines);
    const log = `query ($email: String!) { auditEntries(email: $email, first: 1) { edges { node { action actorName subjectName } } } }`;
    await asks.admin(log, { email: ONLY_IN_NANTES.email });
    await runScript(asker('both', both.secret), asks.member);
    for (const ask of [asks.member, asker('both', both.secret)]) await queryOwnData(ask);
    for (const need of NEEDS) await asks.member(PROPOSE, { need });
  } finally {
    await api.close();
    await given.end();
  }
  return masked(lines, since, new Set(Object.values(town.codes)));
}

/** Every query of the schema with its sample arguments, and the larger ones page by page. */
async function runEveryQuery(ask: Ask, api: TestApi): Promise<void> {
  const noVenue = () => Promise.reject(new Error('A query needs no new venue'));
  const supplies = {
    freshKey: () => '',
    freshEmail: () => '',
    freshLink: async () => '',
    freshTime: () => ({ start: '', end: '' }),
    fresh: noVenue,
    freshKiosk: async () => '',
  };
  for (const { at, root, field } of rootFields(schemaOf(api)).filter((one) => one.root === 'Query')) {
    const { argsFor, args } = SAMPLES[at]!;
    const variables = argsFor
      ? {
          slug: town.spaces[0]!.venueSlug,
          code: town.codes.member,
          venueId: town.spaces[0]!.venueId,
          spaceId: town.spaces[0]!.id,
          id: town.sessionId,
          sessionId: town.sessionId,
          near: '2026-11-24T18:00:00Z',
          day: '2026-11-24',
          from: '2026-11-23T00:00:00Z',
          until: '2026-11-30T00:00:00Z',
          keptId: town.people.member.id,
          mergedId: town.people.both.id,
          count: 3,
          step: 'WEEK',
          scope: 'ALL',
          start: '2026-12-02T18:00:00Z',
          end: '2026-12-02T19:00:00Z',
          token: 'no-offer',
        }
      : ((await args?.(supplies)) ?? {});
    await ask(
      documentCalling(root, field, (type) => selectAll(type, 3)),
      variables,
    );
  }
  for (const filter of FILTERS) await everyPage(ask, SEARCH, { filter }, ({ searchVenues }) => searchVenues);
  for (const need of NEEDS) await ask(PROPOSE, { need });
  for (const slug of ONLY_IN_NANTES.slugs)
    await ask(`query ($slug: String!) { venue(slug: $slug) { id name } }`, { slug });
  await everyPage(ask, SEARCH, { filter: { text: ONLY_IN_NANTES.words } }, ({ searchVenues }) => searchVenues);
  await ask(PROPOSE, { need: { text: `un bureau à l’${ONLY_IN_NANTES.words} demain à 10h` } });
}

async function queryOwnData(ask: Ask): Promise<void> {
  for (const when of ['UPCOMING', 'PAST']) await everyPage(ask, MINE, { when }, ({ myBookings }) => myBookings);
  await everyPage(ask, LEDGER, {}, ({ myPass }) => (myPass as { ledger: unknown }).ledger);
}

async function everyPage(ask: Ask, query: string, variables: object, read: (data: Record<string, unknown>) => unknown) {
  for (let after: string | null = null, page = 0; page < 10; page++) {
    const connection = read(await ask(query, { ...variables, after })) as
      { pageInfo: { endCursor: string | null; hasNextPage: boolean } } | undefined;
    if (!connection?.pageInfo.hasNextPage) return;
    after = connection.pageInfo.endCursor;
  }
}

async function files(api: TestApi, lines: Exchange[]): Promise<void> {
  for (const url of ['/lyon/territories.geojson', `/lyon/bookings/${town.codes.both}.ics`]) {
    const { statusCode, body } = await api.app.inject({
      url,
      headers: { cookie: `traboule=${town.people.both.secret}` },
    });
    lines.push({ request: url, answer: `${statusCode} ${body}` });
  }
}

/**
 * Books while busy in the other network, reuses keys from there, loses a slot to a colleague, cancels and repeats
 * requests.
 */
async function runScript(both: Ask, member: Ask): Promise<void> {
  const offers = async (ask: Ask, need: object): Promise<string[]> => {
    const { propose } = (await ask(PROPOSE, { need })) as { propose: { offers: { token: string }[] } };
    return propose.offers.map(({ token }) => token);
  };
  const need = { kind: 'MEETING_ROOM', start: BOOKED_AT, minutes: 60 };
  const [mine, theirs] = [await offers(both, need), await offers(member, need)];
  const booked = (await both(BOOK, { token: mine[0], key: 'script-key-0' })) as { book: { booking: { code: string } } };
  await both(BOOK, { token: mine[0], key: 'script-key-0' });
  await both(BOOK, { token: mine[1], key: 'script-key-1' });
  for (const token of theirs.slice(0, 2)) await member(BOOK, { token, key: `member-key-${token.slice(-8)}` });
  for (let hour = 1; hour < 5; hour++) {
    const start = Temporal.Instant.from(BOOKED_AT)
      .add({ hours: 24 + hour })
      .toString();
    const [token] = await offers(both, { kind: 'DESK_AREA', start, minutes: 60 });
    await both(BOOK, { token, key: `script-key-${hour + 1}` });
  }
  for (const code of [booked.book.booking.code, town.codes.both, town.codes.member, ONLY_IN_NANTES.code])
    await both(CANCEL, { code, key: `script-key-cancel-${code!.slice(-2)}` });
  for (const ask of [both, member])
    await ask(`query ($code: String!) { booking(code: $code) { id start } }`, { code: ONLY_IN_NANTES.code });
  await both(`mutation { setLocale(locale: EN) { locale roles { role } member { id } } }`);
  for (const email of ['new@spec.example', ONLY_IN_NANTES.email])
    await member(`mutation ($email: String!) { requestSignIn(email: $email) { __typename } }`, { email });
}

describe('the answers of a network', () => {
  it('are byte for byte the same whether the other network is empty or full', () => {
    console.log(
      `Non-interference: ${alone.length} answers, ${alone.reduce((sum, { answer }) => sum + answer.length, 0)} bytes compared`,
    );
    expect(alone.length).toBeGreaterThan(200);
    const differing = alone.flatMap((line, n) =>
      line.answer === beside[n]?.answer && line.request === beside[n].request ? [] : [difference(line, beside[n])],
    );
    expect(differing).toEqual([]);
    expect(beside).toHaveLength(alone.length);
  });

  it('are compared on requests that succeeded', () => {
    const failed = alone.filter(
      ({ request, answer }) =>
        answer.includes('"errors"') && !answer.includes('"FORBIDDEN"') && !request.startsWith('anonymous'),
    );
    expect(failed).toEqual([]);
    for (const word of ['Confirmed', 'Taken', 'Cancelled', 'ALREADY_BOOKED_THEN', 'NOT_FOUND', 'NONE_WITH_CAPABILITY'])
      expect(alone.filter(({ answer }) => answer.includes(word))).not.toEqual([]);
  });

  it('are compared with a full other network whose invariants still hold', async () => {
    const given = await Given.on(full.url);
    const { venues, bookings } = await given.one<{ venues: number; bookings: number }>(
      `select (select count(*)::int from venue where network_id = $1) venues, (select count(*)::int from booking where network_id = $1) bookings`,
      [town.nantes.id],
    );
    await given.end();
    expect(venues).toBeGreaterThan(200);
    expect(bookings).toBeGreaterThan(2_000);
    expect(await violations(empty.url)).toEqual([]);
  });
});
