import { DiscoveryService, Reflector } from '@nestjs/core';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
import { Given, type GivenMember, type GivenNetwork, type TestApi, cloneDatabase, startApi } from '#libs/testing';

const SESSION = `session { id state places placesLeft waiting positionInLine version myPlace { id state attendance } myOffer { id expiresAt } }`;
const REFUSED = `... on SessionRefused { code message }`;
const DOCUMENTS = {
  scheduleSession: `mutation ($input: ScheduleSessionInput!, $key: ID!) { result: scheduleSession(input: $input, idempotencyKey: $key) {
    __typename ... on SessionScheduled { ${SESSION} } ${REFUSED} } }`,
  editSession: `mutation ($input: EditSessionInput!) { result: editSession(input: $input) { __typename ... on SessionChanged { ${SESSION} } ${REFUSED} } }`,
  cancelSession: `mutation ($id: ID!) { result: cancelSession(sessionId: $id) { __typename ... on SessionChanged { ${SESSION} } ${REFUSED} } }`,
  takePlace: `mutation ($id: ID!, $key: ID!) { result: takePlace(sessionId: $id, idempotencyKey: $key) {
    __typename ... on PlaceTaken { place { id state } ${SESSION} } ... on SessionFull { waiting message ${SESSION} } ${REFUSED} } }`,
  acceptWaitingOffer: `mutation ($id: ID!) { result: acceptWaitingOffer(offerId: $id) {
    __typename ... on PlaceTaken { place { id state } ${SESSION} } ... on SessionFull { waiting message ${SESSION} } ${REFUSED} } }`,
  leaveSession: `mutation ($id: ID!) { result: leaveSession(sessionId: $id) { __typename ... on PlaceLeft { ${SESSION} } ${REFUSED} } }`,
  joinWaitingList: `mutation ($id: ID!, $key: ID!) { result: joinWaitingList(sessionId: $id, idempotencyKey: $key) {
    __typename ... on WaitingListChanged { ${SESSION} } ${REFUSED} } }`,
  leaveWaitingList: `mutation ($id: ID!) { result: leaveWaitingList(sessionId: $id) { __typename ... on WaitingListChanged { ${SESSION} } ${REFUSED} } }`,
  recordAttendance: `mutation ($id: ID!, $attendances: [AttendanceInput!]!) { result: recordAttendance(sessionId: $id, attendances: $attendances) {
    __typename ... on AttendanceRecorded { recorded certified ${SESSION} } ${REFUSED} } }`,
};
export type SessionOperation = keyof typeof DOCUMENTS;

/** The fields of a result that the specs read. */
export interface SessionResult {
  __typename: string;
  code?: string;
  message?: string;
  waiting?: number;
  recorded?: number;
  certified?: number;
  place?: { id: string; state: string };
  session?: {
    id: string;
    state: string;
    places: number;
    placesLeft: number;
    waiting: number;
    positionInLine: number | null;
    version: number;
    myPlace: { id: string; state: string; attendance: string | null } | null;
    myOffer: { id: string; expiresAt: string } | null;
  };
}
export const wordOf = ({ __typename, code }: SessionResult): string => code ?? __typename;

/** A network with an api, whose people take places through GraphQL as a real client does. */
export class SessionClient {
  private keys = 0;

  private constructor(
    readonly url: string,
    readonly given: Given,
    readonly api: TestApi,
    readonly network: GivenNetwork,
    readonly close: () => Promise<void>,
  ) {}

  static async start(now = '2026-11-23T08:00:00Z'): Promise<SessionClient> {
    const clone = await cloneDatabase();
    const given = await Given.on(clone.url);
    const network = await given.network('lyon');
    const api = await startApi(clone.url, { now });
    return new SessionClient(clone.url, given, api, network, async () => {
      await api.close();
      await given.end();
      await clone.drop();
    });
  }

  async ask<Data>(query: string, variables: object, as: Pick<GivenMember, 'secret'>): Promise<Data> {
    const { data, errors } = await this.api.ask<Data>(this.network.slug, query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async call(operation: SessionOperation, as: GivenMember, variables: object): Promise<SessionResult> {
    const key = `a-fresh-key-${++this.keys}`;
    const used = DOCUMENTS[operation].includes('$key') ? { key, ...variables } : variables;
    return (await this.ask<{ result: SessionResult }>(DOCUMENTS[operation], used, as)).result;
  }

  /** Moves the clock, and nobody is signed out by that. */
  async setClock(at: Temporal.Instant | string): Promise<void> {
    this.api.clock.set(at);
    await this.given.client.query(`update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01'`, [
      at.toString(),
    ]);
  }

  /** Runs one job of a kind by its row, as the worker does. */
  async runJob(jobId: string): Promise<void> {
    const handlers = collectHandlers(this.api.app.get(DiscoveryService), this.api.app.get(Reflector));
    await runJob(new JobRows(this.api.app.get(Database).open, this.api.clock), handlers, jobId, ({ error }) => {
      if (error) throw error as Error;
    });
  }

  /** The open jobs of a kind that are due. */
  async dueJobs(topic: string): Promise<string[]> {
    const { rows } = await this.given.client.query<{ id: string }>(
      `select id from outbox where topic = $1 and done_at is null and voided_at is null and run_at <= $2 order by run_at, id`,
      [topic, this.api.clock.now().toString()],
    );
    return rows.map(({ id }) => id);
  }

  async runDue(topic: string): Promise<number> {
    const ids = await this.dueJobs(topic);
    for (const id of ids) await this.runJob(id);
    return ids.length;
  }
}
