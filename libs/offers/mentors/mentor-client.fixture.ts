import { DiscoveryService, Reflector } from '@nestjs/core';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
import { Given, type GivenMember, type GivenMentor, type GivenNetwork, type GivenSpace, type TestApi, cloneDatabase, givenMentorMember, startApi } from '#libs/testing'; // prettier-ignore

const APPOINTMENT = `code state mode start end answerBy joinBy founderName question bookingCode endedBy endReason suggestedStarts
  mentor { id name } place { spaceName venueName } founderReport { tookPlace usefulness nextStep note } mentorReport { tookPlace usefulness note }`;
const OFFER = `token summary certainty answerBy requirements { kind } quote { creditMinutes amountInclVatCents }
  items { __typename ... on MentorItem { mentor { id name isInstant } start end mode } ... on SpaceItem { space { id name } start end } }
  reasons { factor weight text }`;
const PROPOSE = `query ($need: NeedInput!, $first: Int!) { propose(need: $need, first: $first) {
  understood { wantsMentor skill { code } stage mode } offers { ${OFFER} } nothing { why text } } }`;
const BOOK = `mutation ($token: String!, $key: ID!, $question: String!, $fallback: Fallback!) {
  book(token: $token, idempotencyKey: $key, question: $question, fallback: $fallback) { __typename
    ... on AppointmentConfirmed { appointment { ${APPOINTMENT} } } ... on AwaitingAnswer { appointment { ${APPOINTMENT} } answerBy }
    ... on Refused { code message } ... on Taken { message } } }`;

export interface AppointmentView {
  code: string;
  state: string;
  mode: string;
  start: string;
  end: string;
  answerBy: string | null;
  joinBy: string | null;
  bookingCode: string | null;
  endedBy: string | null;
  mentor: { id: string; name: string };
  place: { spaceName: string; venueName: string } | null;
  founderReport: { usefulness: number | null } | null;
  mentorReport: { note: string | null; usefulness: number | null } | null;
  suggestedStarts: string[];
}
export interface MentorOffer {
  token: string;
  summary: string;
  certainty: string;
  answerBy: string | null;
  items: { __typename: string; mentor?: { id: string; name: string }; space?: { id: string }; mode?: string; start: string; end: string }[]; // prettier-ignore
  reasons: { factor: string; weight: number; text: string }[];
}
export interface BookAnswer {
  __typename: string;
  code?: string;
  answerBy?: string;
  appointment?: AppointmentView;
}

export const QUESTION = 'Comment convaincre mes premiers investisseurs ?';

/** A network with mentors, rooms and founders; what founders and mentors ask goes over HTTP. */
export class MentorClient {
  private keys = 0;

  private constructor(
    readonly url: string,
    readonly given: Given,
    readonly api: TestApi,
    readonly network: GivenNetwork,
    readonly close: () => Promise<void>,
  ) {}

  static async start(now: string, env: Record<string, string> = {}): Promise<MentorClient> {
    const clone = await cloneDatabase();
    const given = await Given.on(clone.url);
    const network = await given.network('lyon');
    const api = await startApi(clone.url, { now, env });
    return new MentorClient(clone.url, given, api, network, async () => {
      await api.close();
      await given.end();
      await clone.drop();
    });
  }

  /** A mentor who accepted the charter; on request, for fundraising, open every day from 8:00 to 20:00, by default. */
  mentor(options: Parameters<typeof givenMentorMember>[2] = {}): Promise<GivenMentor> {
    return givenMentorMember(this.given, this.network, options);
  }

  room(options: Parameters<Given['space']>[1] = {}): Promise<GivenSpace> {
    return this.given.space(this.network, { kind: 'MEETING_ROOM', capacity: 4, ...options });
  }

  async ask<Data>(query: string, variables: object, as?: Pick<GivenMember, 'secret'>): Promise<Data> {
    const { data, errors } = await this.api.ask<Data>(this.network.slug, query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async propose(as: GivenMember, need: object, first = 3) {
    type Answer = { propose: { understood: Record<string, unknown>; offers: MentorOffer[]; nothing: { why: string } | null } }; // prettier-ignore
    return (await this.ask<Answer>(PROPOSE, { need, first }, as)).propose;
  }

  async book(
    as: GivenMember,
    token: string,
    more: { question?: string; fallback?: string; key?: string } = {},
  ): Promise<BookAnswer> {
    const variables = { token, key: more.key ?? `a-booking-key-${++this.keys}`, question: more.question ?? QUESTION, fallback: more.fallback ?? 'NEXT_BEST' }; // prettier-ignore
    return (await this.ask<{ book: BookAnswer }>(BOOK, variables, as)).book;
  }

  /** Proposes and books the first offer. @throws when nothing is offered */
  async make(as: GivenMember, need: object, more: { fallback?: string } = {}): Promise<AppointmentView> {
    const { offers, nothing } = await this.propose(as, need);
    if (!offers[0]) throw new Error(`nothing offered: ${JSON.stringify(nothing)}`);
    const answer = await this.book(as, offers[0].token, more);
    if (!answer.appointment) throw new Error(JSON.stringify(answer));
    return answer.appointment;
  }

  async appointment(as: GivenMember, code: string): Promise<AppointmentView | null> {
    return (await this.ask<{ appointment: AppointmentView | null }>(`query ($code: String!) { appointment(code: $code) { ${APPOINTMENT} } }`, { code }, as)).appointment; // prettier-ignore
  }

  /** The mentor answers in the product. @returns CONFIRMED, ANSWERED or the code of the refusal */
  async answer(as: GivenMember, code: string, answer: string, more: object = {}): Promise<string> {
    const { result } = await this.ask<{ result: { isConfirmed?: boolean; code?: string } }>(
      `mutation ($code: String!, $answer: MentorAnswerKind!, $reason: String, $neverAgain: Boolean! = false, $otherStarts: [Instant!]! = []) {
         result: answerMentorQuestion(code: $code, answer: $answer, reason: $reason, neverAgain: $neverAgain, otherStarts: $otherStarts) {
           ... on MentorAnswered { isConfirmed } ... on MentoringRefused { code } } }`,
      { code, answer, ...more },
      as,
    );
    return result.code ?? (result.isConfirmed ? 'CONFIRMED' : 'ANSWERED');
  }

  /** @returns its state, or the code of the refusal */
  async cancel(as: GivenMember, code: string, reason?: string): Promise<string | undefined> {
    type Answer = { cancelAppointment: { appointment?: { state: string }; code?: string } };
    const { cancelAppointment: result } = await this.ask<Answer>(`mutation ($code: String!, $reason: String) { cancelAppointment(code: $code, reason: $reason) {
      ... on AppointmentCancelled { appointment { state } } ... on Refused { code } } }`, { code, reason }, as); // prettier-ignore
    return result.appointment?.state ?? result.code;
  }

  /** @returns MOVED, or the code of the refusal */
  async move(as: GivenMember, code: string, start: string, key = `a-moving-key-${++this.keys}`): Promise<string> {
    const { result } = await this.ask<{ result: { code?: string } }>(
      `mutation ($code: String!, $start: Instant!, $key: ID!) { result: moveAppointment(code: $code, start: $start, idempotencyKey: $key) {
         ... on AppointmentMoved { appointment { state } } ... on MentoringRefused { code } } }`,
      { code, start, key },
      as,
    );
    return result.code ?? 'MOVED';
  }

  async moveTimes(as: GivenMember, code: string, near: string, first = 24): Promise<string[]> {
    type Answer = { appointmentMoveTimes: { start: string }[] };
    const query = `query ($code: String!, $near: Instant!, $first: Int!) { appointmentMoveTimes(code: $code, near: $near, first: $first) { start } }`;
    return (await this.ask<Answer>(query, { code, near, first }, as)).appointmentMoveTimes.map(({ start }) => start);
  }

  /** Moves the clock, and nobody is signed out by that. */
  async setClock(at: string): Promise<void> {
    this.api.clock.set(at);
    await this.given.client.query(`update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01'`, [at]);
  }

  /** Runs the open jobs whose kind begins so and that are due, as the worker does. @returns their number */
  async runJobs(prefix = 'mentoring.'): Promise<number> {
    const { app, clock } = this.api;
    const { rows } = await this.given.client.query<{ id: string }>(
      `select id from outbox where topic like $1 and done_at is null and voided_at is null and run_at <= $2 order by run_at, id`,
      [`${prefix}%`, clock.now().toString()],
    );
    const handlers = collectHandlers(app.get(DiscoveryService), app.get(Reflector));
    for (const { id } of rows)
      await runJob(new JobRows(this.database.open, clock), handlers, id, ({ error }) => {
        if (error) throw error as Error;
      });
    return rows.length;
  }

  /** The states of what an appointment took: of its room, of the mentor’s time, and of people. */
  async taken(code: string) {
    return this.given.one<{ booking: string | null; request: string | null; mentor: string[]; people: number }>(
      `select b.state as booking, q.answer as request,
              array(select x.state from allocation x where x.holder_id = a.id order by x.state) as mentor,
              (select count(*)::int from person_time p where p.holder_id in (a.id, a.booking_id) and p.state = 'CONFIRMED') as people
         from appointment a left join booking b on b.id = a.booking_id left join booking_request q on q.booking_id = b.id where a.code = $1`,
      [code],
    );
  }

  get database(): Database {
    return this.api.app.get(Database);
  }
}
