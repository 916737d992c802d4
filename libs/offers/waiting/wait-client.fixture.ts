import { DiscoveryService, Reflector } from '@nestjs/core';
import { tendLines } from '#libs/booking';
import { JobRows, Random, SettingsReader, collectHandlers, runJob } from '#libs/platform';
import { type GivenMember, type GivenSpace } from '#libs/testing';
import { type Answered, type Booker, startBooker, wordOf } from '../booker.fixture.js';
import { PROPOSE, type ProposeAnswer } from '../documents.fixture.js';
import { WaitTokens } from './wait-token.js';

export interface WaitAnswer {
  __typename: string;
  code?: string;
  id?: string;
  position?: number | null;
  offeredUntil?: string | null;
  offer?: { token: string; quote: { amountInclVatCents: number } } | null;
}
const FIELDS = `id position offeredUntil start end seats space { id } venue { id } offer { token quote { amountInclVatCents } }`;
const JOIN = `mutation ($token: String!) { result: joinSpaceWaitingList(token: $token) { __typename ... on SpaceWait { ${FIELDS} } ... on Refused { code } } }`;
const LEAVE = `mutation ($id: ID!) { result: leaveSpaceWaitingList(id: $id) { __typename ... on Refused { code } } }`;
const MINE = `query ($first: Int, $after: String) { mySpaceWaits(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node { ${FIELDS} } } } }`;
type Time = readonly [start: string, end: string];

/** Waits for times of spaces through GraphQL as a client does, and runs the jobs of waiting lists. */
export class WaitClient {
  private constructor(
    readonly booker: Booker,
    private readonly tokens: WaitTokens,
  ) {}

  static async start(now: string): Promise<WaitClient> {
    const booker = await startBooker(now);
    return new WaitClient(booker, new WaitTokens(booker.api.env.SECRET));
  }

  async ask<Data>(query: string, variables: object, as: GivenMember): Promise<Data> {
    const { data, errors } = await this.booker.api.ask<Data>('lyon', query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The token for the best taken space of a kind at a time; null when something is free. */
  async propose(as: GivenMember, space: GivenSpace, start: string, minutes = 60): Promise<string | null | undefined> {
    const need = { kind: space.kind, start, minutes, near: { lat: space.lat, lon: space.lon } };
    const { propose } = await this.ask<ProposeAnswer>(PROPOSE, { need, first: 1 }, as);
    return propose.nothing?.waitingListToken;
  }

  token(to: GivenMember, space: GivenSpace, [start, end]: Time, seats = 1): string {
    return this.tokens.seal({
      networkId: this.booker.network.id,
      memberId: to.id,
      spaceId: space.id,
      seats,
      start: Temporal.Instant.from(start),
      end: Temporal.Instant.from(end),
      expiresAt: this.booker.api.clock.now().add({ minutes: 15 }),
    });
  }

  async joinWith(as: GivenMember, token: string): Promise<WaitAnswer> {
    return (await this.ask<{ result: WaitAnswer }>(JOIN, { token }, as)).result;
  }
  join(as: GivenMember, space: GivenSpace, time: Time, seats = 1): Promise<WaitAnswer> {
    return this.joinWith(as, this.token(as, space, time, seats));
  }
  async leave(as: GivenMember, id: string): Promise<string> {
    return wordOf((await this.ask<{ result: Answered }>(LEAVE, { id }, as)).result);
  }
  async mine(as: GivenMember, page: object = {}): Promise<WaitAnswer[]> {
    type Page = { mySpaceWaits: { edges: { node: WaitAnswer }[] } };
    return (await this.ask<Page>(MINE, page, as)).mySpaceWaits.edges.map(({ node }) => node);
  }

  /** Books a time and returns the code. */
  async fill(as: GivenMember, space: GivenSpace, [start, end]: Time, seats = 1): Promise<string> {
    const answer = await this.booker.book(as, this.booker.offer(as, space, start, end, { seats }));
    if (!answer.booking) throw new Error(JSON.stringify(answer));
    return answer.booking.code;
  }
  async book(as: GivenMember, space: GivenSpace, [start, end]: Time, seats = 1): Promise<string> {
    return wordOf(await this.booker.book(as, this.booker.offer(as, space, start, end, { seats })));
  }

  /** Runs the open jobs of a kind. The database gives some of them its own clock. */
  async run(topic: string): Promise<number> {
    const { api, database, given } = this.booker;
    const { rows } = await given.client.query<{ id: string }>(
      `update outbox set run_at = least(run_at, case when topic = 'booking.offerFreedTime' then $2::timestamptz else run_at end)
        where topic = $1 and done_at is null and voided_at is null and (topic = 'booking.offerFreedTime' or run_at <= $2) returning id`,
      [topic, api.clock.now().toString()],
    );
    const handlers = collectHandlers(api.app.get(DiscoveryService), api.app.get(Reflector));
    const run = ({ id }: { id: string }) =>
      runJob(new JobRows(database.open, api.clock), handlers, id, ({ error }) => {
        if (error) throw error as Error;
      });
    await Promise.all(rows.map(run));
    return rows.length;
  }

  async tend(): Promise<number> {
    const now = this.booker.api.clock.now();
    const settings = await this.booker.api.app.get(SettingsReader).at(this.booker.network.id, now);
    return tendLines(this.booker.database, this.booker.network.id, { settings, random: new Random(), now });
  }

  /** Moves the clock, and nobody is signed out by that. */
  async setClock(at: Temporal.Instant | string): Promise<void> {
    this.booker.api.clock.set(at);
    await this.booker.given.client.query(`update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01'`, [
      at.toString(),
    ]);
  }
}
