import { DiscoveryService, Reflector } from '@nestjs/core';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
import { BookingClient, Given, type GivenMember, type GivenNetwork, type GivenSpace, type TestApi, cloneDatabase, startApi } from '#libs/testing'; // prettier-ignore

const SELECT = `{ __typename ... on VenueRequest { bookingCode answer } ... on Refused { code message } }`;
const DOCUMENTS = {
  accept: `mutation ($venueId: ID!, $code: String!, $key: ID!) { result: acceptRequest(venueId: $venueId, code: $code, idempotencyKey: $key) ${SELECT} }`,
  refuse: `mutation ($venueId: ID!, $code: String!, $key: ID!, $reason: String!) {
    result: refuseRequest(venueId: $venueId, code: $code, idempotencyKey: $key, reason: $reason) ${SELECT} }`,
  suggest: `mutation ($venueId: ID!, $code: String!, $key: ID!, $start: Instant!, $words: String!) {
    result: suggestOtherTime(venueId: $venueId, code: $code, idempotencyKey: $key, start: $start, words: $words) ${SELECT} }`,
};
export interface AnswerResult {
  __typename: string;
  code: string;
  answer?: string;
  message?: string;
}
/** The outcome in one word: how the request ended, or the code of the refusal. */
export const wordOf = ({ code, answer }: AnswerResult): string => answer ?? code;

/** A venue with spaces that need its approval, its staff, and everybody’s requests. */
export class RequestClient {
  private keys = 0;

  private constructor(
    readonly url: string,
    readonly given: Given,
    readonly api: TestApi,
    readonly network: GivenNetwork,
    readonly bookings: BookingClient,
    readonly close: () => Promise<void>,
  ) {}

  static async start(now: string, env: Record<string, string> = {}): Promise<RequestClient> {
    const clone = await cloneDatabase();
    const given = await Given.on(clone.url);
    const network = await given.network('lyon');
    const api = await startApi(clone.url, { now, env });
    const bookings = new BookingClient(api, network);
    return new RequestClient(clone.url, given, api, network, bookings, async () => {
      await api.close();
      await given.end();
      await clone.drop();
    });
  }

  async space(options: Parameters<Given['space']>[1] = {}): Promise<GivenSpace> {
    const space = await this.given.space(this.network, options);
    await this.given.client.query(`update space set needs_approval = true where id = $1`, [space.id]);
    return space;
  }

  async ask<Data>(query: string, variables: object, as: Pick<GivenMember, 'secret'>): Promise<Data> {
    const { data, errors } = await this.api.ask<Data>(this.network.slug, query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** @throws unless the request is made @returns its code and deadline */
  async request(member: GivenMember, space: GivenSpace, start: string, minutes = 60, note = '') {
    const token = await this.bookings.offer(member, space, start, minutes);
    if (!token) throw new Error(`not offered: ${start}`);
    const answer = await this.bookings.book(member, token, { note });
    if (answer.__typename !== 'AwaitingVenue') throw new Error(JSON.stringify(answer));
    return { code: answer.booking!.code, id: answer.booking!.id, answerBy: answer.answerBy! };
  }

  async answer(
    how: keyof typeof DOCUMENTS,
    as: GivenMember,
    space: GivenSpace,
    code: string,
    more: Record<string, string> = {},
  ): Promise<AnswerResult> {
    const reasons =
      how === 'refuse' ? { reason: 'Complet ce jour-là' } : how === 'suggest' ? { words: 'Plutôt le matin' } : {};
    const variables = { venueId: space.venueId, code, key: `an-answer-key-${++this.keys}`, ...reasons, ...more };
    return (await this.ask<{ result: AnswerResult }>(DOCUMENTS[how], variables, as)).result;
  }

  /** Moves the clock, and nobody is signed out by that. */
  async setClock(at: Temporal.Instant | string): Promise<void> {
    this.api.clock.set(at);
    await this.given.client.query(`update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01'`, [
      at.toString(),
    ]);
  }

  /** Runs the open jobs of a kind that are due, as the worker does. @returns their number */
  async runDue(topic: string): Promise<number> {
    const { rows } = await this.given.client.query<{ id: string }>(
      `select id from outbox where topic = $1 and done_at is null and voided_at is null and run_at <= $2 order by run_at, id`,
      [topic, this.api.clock.now().toString()],
    );
    for (const { id } of rows) await this.runJob(id);
    return rows.length;
  }

  async runJob(jobId: string): Promise<void> {
    const handlers = collectHandlers(this.api.app.get(DiscoveryService), this.api.app.get(Reflector));
    await runJob(new JobRows(this.api.app.get(Database).open, this.api.clock), handlers, jobId, ({ error }) => {
      if (error) throw error as Error;
    });
  }
}
