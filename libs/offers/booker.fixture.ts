import { Database } from '#libs/platform';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  cloneDatabase,
  startApi,
  testEnv,
} from '#libs/testing';
import { BOOK, type BookAnswer } from './documents.fixture.js';
import { type OfferTerms, OfferTokens } from './offer-token.js';

const CANCEL = `mutation Cancel($code: String!, $key: ID!) { cancelBooking(code: $code, idempotencyKey: $key) {
  __typename ... on Refused { code } ... on Cancelled { restoredCreditMinutes restoredCents } } }`;

/** The fields of a booking or a refusal that the specs read. */
export interface Answered {
  __typename: string;
  code?: string;
  message?: string;
  /** The space that is the cause. */
  spaceId?: string | null;
  alternatives?: { token: string; summary: string }[];
  capCents?: number;
  spentCents?: number;
  quote?: { amountInclVatCents: number };
  offer?: {
    token: string;
    quote?: { amountInclVatCents: number };
    summary: string;
    distanceMeters: number | null;
    travelMinutes: number | null;
    reasons: { factor: string }[];
  } | null;
  booking?: {
    id: string;
    code: string;
    state: string;
    items?: { seats: number; space: { id: string; name: string } }[];
    charge: { creditMinutesFromPass: number; creditMinutesPaid: number; amountInclVatCents: number };
  };
}

/** A network with an api that issues any offer, so that specs about booking need not search first. */
export interface Booker {
  readonly url: string;
  readonly given: Given;
  readonly api: TestApi;
  readonly network: GivenNetwork;
  readonly database: Database;
  offer(to: GivenMember, space: GivenSpace, start: string, end: string, over?: Partial<OfferTerms>): string;
  book(
    as: GivenMember,
    token: string,
    options?: { key?: string; acceptOverCap?: boolean; withTokens?: string[] },
  ): Promise<Answered>;
  cancel(as: GivenMember, code: string, key?: string): Promise<string>;
  close(): Promise<void>;
}

/** The outcome in one word: the type of the answer or the code of the refusal. */
export const wordOf = ({ __typename, code }: Answered): string => code ?? __typename;

export async function startBooker(now: string): Promise<Booker> {
  const clone = await cloneDatabase();
  const given = await Given.on(clone.url);
  const network = await given.network('lyon');
  const api = await startApi(clone.url, { now });
  const tokens = new OfferTokens(testEnv(clone.url).SECRET);
  let keys = 0;
  const freshKey = () => `a-fresh-key-${++keys}`;
  const ask = async <Data>(query: string, variables: object, as: GivenMember): Promise<Data> => {
    const { data, errors } = await api.ask<Data>(network.slug, query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    url: clone.url,
    given,
    api,
    network,
    database: api.app.get(Database),
    offer: (to, space, start, end, over) =>
      tokens.seal({
        networkId: network.id,
        memberId: to.id,
        spaceId: space.id,
        seats: 1,
        start: Temporal.Instant.from(start),
        end: Temporal.Instant.from(end),
        ceilingCents: 1_000_000,
        ceilingCreditMinutes: 1_000_000,
        expiresAt: Temporal.Instant.from('2030-01-01T00:00:00Z'),
        ...over,
      }),
    book: async (as, token, { key = freshKey(), acceptOverCap = false, withTokens = [] } = {}) =>
      (await ask<BookAnswer>(BOOK, { token, key, acceptOverCap, withTokens }, as)).book as Answered,
    cancel: async (as, code, key = freshKey()) =>
      wordOf((await ask<{ cancelBooking: Answered }>(CANCEL, { code, key }, as)).cancelBooking),
    close: async () => {
      await api.close();
      await given.end();
      await clone.drop();
    },
  };
}
