import { OfferTokens } from '#libs/offers';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';

const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
const HOUR = { hours: 1 };
const BOOK = `mutation ($token: String!, $key: ID!) { result: book(token: $token, idempotencyKey: $key, acceptOverCap: true, expressRequest: true) { __typename
  ... on Confirmed { booking { code } } ... on AwaitingVenue { booking { code } } ... on EarlierBooking { booking { code } } ... on Refused { code } } }`;
const SELECT = {
  accept: `mutation ($venueId: ID!, $code: String!, $key: ID!) { result: acceptRequest(venueId: $venueId, code: $code, idempotencyKey: $key) {
    __typename ... on VenueRequest { answer } ... on Refused { code } } }`,
  cancel: `mutation ($code: String!, $key: ID!) { result: cancelBooking(code: $code, idempotencyKey: $key) { __typename ... on Refused { code } } }`,
  move: `mutation ($code: String!, $spaceId: ID!, $start: Instant!, $end: Instant!, $key: ID!) { result: moveBooking(code: $code, spaceId: $spaceId,
    start: $start, end: $end, maxAmountCents: 100000, maxCreditMinutes: 100000, acceptOverCap: true, idempotencyKey: $key) { __typename ... on Refused { code } } }`,
  hold: `mutation ($token: String!, $key: ID!) { result: holdOffer(token: $token, idempotencyKey: $key) { __typename ... on Refused { code } } }`,
};

export interface Result {
  readonly __typename: string;
  readonly code?: string;
  /** Of the venue to a request. */
  readonly answer?: string;
  readonly booking?: { readonly code: string };
}
/** The outcome in one word: the type of the result, the answer of the venue, or the code of the refusal. */
export const wordOf = ({ __typename, code, answer }: Result): string => code ?? answer ?? __typename;
export const count = (results: readonly Result[], word: string): number =>
  results.filter((result) => wordOf(result) === word).length;

/** A network in which many people want the same thing at the same moment, through the mutations. */
export class RaceTown {
  private keys = 0;
  private round = 0;
  private readonly tokens: OfferTokens;

  private constructor(
    readonly database: TestDatabase,
    readonly given: Given,
    readonly api: TestApi,
    readonly network: GivenNetwork,
    readonly members: readonly GivenMember[],
  ) {
    this.tokens = new OfferTokens(api.env.SECRET);
  }

  static async open(people: number): Promise<RaceTown> {
    const database = await cloneDatabase();
    const given = await Given.on(database.url);
    const network = await given.network('lyon');
    for (const [key, value] of [['booking.perHour', '1000000'], ['booking.openRequests', '100']]) // prettier-ignore
      await given.client.query(`insert into network_setting values ($1, $2, $3, '[2020-01-01,)')`, [network.id, key, value]); // prettier-ignore
    const members: GivenMember[] = [];
    while (members.length < people) members.push(await given.member(network, { hours: 10_000 }));
    const api = await startApi(database.url, { now: NOW.toString(), env: { DATABASE_POOL: '16' } });
    return new RaceTown(database, given, api, network, members);
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.given.end();
    await this.database.drop();
  }

  /** The start of a new round: an hour that no other round uses. Counters of attempts begin again. */
  async nextStart(): Promise<Temporal.Instant> {
    const n = this.round++;
    this.api.clock.set(NOW);
    await this.given.client.query('delete from throttle');
    return NOW.add({ hours: 24 * (1 + Math.floor(n / 6)) + 2 * (n % 6) });
  }

  /** A valid offer, as `propose` makes them. */
  token(
    member: GivenMember,
    space: GivenSpace,
    start: Temporal.Instant,
    ceiling = { cents: 100_000, minutes: 100_000 },
  ): string {
    return this.tokens.seal({
      networkId: this.network.id,
      memberId: member.id,
      spaceId: space.id,
      seats: 1,
      ceilingCents: ceiling.cents,
      ceilingCreditMinutes: ceiling.minutes,
      start,
      end: start.add(HOUR),
      expiresAt: start,
    });
  }

  book = (member: GivenMember, token: string): Promise<Result> => this.send(BOOK, { token }, member);
  cancel = (member: GivenMember, code: string): Promise<Result> => this.send(SELECT.cancel, { code }, member);
  accept = (staff: GivenMember, venueId: string, code: string): Promise<Result> =>
    this.send(SELECT.accept, { venueId, code }, staff);
  hold = (member: GivenMember, token: string): Promise<Result> => this.send(SELECT.hold, { token }, member);
  move = (member: GivenMember, code: string, to: GivenSpace, start: Temporal.Instant): Promise<Result> =>
    this.send(SELECT.move, { code, spaceId: to.id, start: start.toString(), end: start.add(HOUR).toString() }, member);

  /** @throws unless the booking is made @returns its code */
  async booked(member: GivenMember, token: string): Promise<string> {
    const { booking, ...result } = await this.book(member, token);
    if (!booking) throw new Error(`not booked: ${JSON.stringify(result)}`);
    return booking.code;
  }

  /** @throws on an error, which no race may cause */
  private async send(query: string, variables: object, as: GivenMember): Promise<Result> {
    const key = `key-of-a-race-${++this.keys}`;
    const { data, errors } = await this.api.ask<{ result: Result }>('lyon', query, { ...variables, key }, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.result;
  }
}
