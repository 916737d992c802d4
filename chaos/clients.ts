import { setTimeout as sleep } from 'node:timers/promises';
import { type seededRandom } from '#libs/testing';
import { type ClientAction, type History } from './history.js';
import { type ChaosTown, DAYS } from './town.js';

const SEARCH = `query Search($filter: VenueFilter) { searchVenues(filter: $filter, first: 10) { totalCount edges { node { venue { slug name } } } } }`;
const PROPOSE = `query Propose($need: NeedInput!) { propose(need: $need) { offers { token } nothing { why } } }`;
const BOOK = `mutation Book($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key, acceptOverCap: true) {
  __typename ... on Confirmed { booking { id code } } ... on Refused { code } } }`;
const CANCEL = `mutation Cancel($code: String!, $key: ID!) { cancelBooking(code: $code, idempotencyKey: $key) {
  __typename ... on Refused { code } } }`;
const MINE = `query Mine { myBookings(first: 50) { edges { node { code } } } }`;

/** How long a client repeats a request before it gives up. */
export const GIVE_UP_AFTER_MS = 30_000;
const ATTEMPT_TIMEOUT_MS = 3_000;
const AVOID_MS = 1_000;
/** Error codes after which a client retries. Every other code is a final answer. */
const RETRYABLE_CODES = new Set(['UNAVAILABLE', 'OVERLOADED', 'RATE_LIMITED', 'TIMEOUT', 'INTERNAL_SERVER_ERROR']);

type Chance = ReturnType<typeof seededRandom>;
interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** Simulated users. Each repeats its request with the same key, alternating between the apis, until it is answered. */
export class Clients {
  private turn = 0;
  private readonly avoidedUntil: number[] = [];
  private keys = 0;
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    private readonly town: ChaosTown,
    private readonly addresses: readonly string[],
    private readonly history: History,
    private readonly chance: Chance,
  ) {}

  /** Starts actions at random moments, without waiting for answers, until `signal` is aborted. */
  async load(requestsPerSecond: number, signal: AbortSignal): Promise<void> {
    const REQUESTS_AN_ACT = 1.4;
    while (!signal.aborted) {
      this.begin();
      const pauseMs = (-Math.log(1 - this.chance.next()) * 1_000 * REQUESTS_AN_ACT) / requestsPerSecond;
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
  }

  /** Waits for all pending answers. */
  waitForAnswers = (): Promise<unknown> => Promise.all(this.running);

  private begin(): void {
    const random = this.chance.next();
    const member = this.chance.pick(this.town.members);
    const action = random < 0.4 ? this.proposeAndBook(member) : random < 0.55 ? this.cancel() : random < 0.75 ? this.listBookings(member) : this.search(member); // prettier-ignore
    this.running.add(action);
    void action.finally(() => this.running.delete(action));
  }

  /** Requests offers for a need and books one of them. */
  async proposeAndBook(member: { id: string; secret: string }): Promise<void> {
    const isBusyTime = this.chance.next() < 0.2; // the first two days are in high demand
    const day = Math.floor(this.chance.next() * (isBusyTime ? 2 : DAYS - 4));
    const start = this.town.firstDay.add({ hours: day * 24 + 8 + Math.floor(this.chance.next() * 10) });
    const kind = this.chance.next() < 0.3 ? 'DESK_AREA' : 'MEETING_ROOM';
    const near = { lat: 45.74 + this.chance.next() * 0.06, lon: 4.82 + this.chance.next() * 0.04 };
    const need = { kind, start: start.toString(), minutes: 60, near };
    const pick = this.chance.next();
    const search = this.history.invoke('PROPOSE', member.id, null);
    const found = await this.requestUntilAnswered(search, member.secret, PROPOSE, { need });
    const { offers } = (found?.propose ?? { offers: [] }) as { offers: { token: string }[] };
    this.end(search, found, 'OK');
    const token = offers[Math.floor(pick * offers.length)]?.token;
    if (!token) return;
    const key = `chaos-book-${++this.keys}`;
    const action = this.history.invoke('BOOK', member.id, key);
    const data = await this.requestUntilAnswered(action, member.secret, BOOK, { token, key });
    const answer = data?.book as { __typename: string; code?: string; booking?: { id: string; code: string } };
    this.end(action, data, answer?.code ?? answer?.__typename, answer?.__typename === 'Confirmed');
    if (answer?.booking) this.history.recordBooking(action, answer.booking);
  }

  private async cancel(): Promise<void> {
    const bookings = [...this.history.knownBookings.values()].filter(
      (booking) => booking.cancelInvokedAt === undefined,
    );
    const booking = bookings[Math.floor(this.chance.next() * bookings.length)];
    const member = booking && this.town.members.find(({ id }) => id === booking.memberId);
    if (!booking || !member) return;
    booking.cancelInvokedAt = performance.now();
    const key = `chaos-cancel-${++this.keys}`;
    const action = this.history.invoke('CANCEL', member.id, key);
    action.bookingId = booking.id;
    const data = await this.requestUntilAnswered(action, member.secret, CANCEL, { code: booking.code, key });
    const answer = data?.cancelBooking as { __typename: string; code?: string };
    this.end(action, data, answer?.code ?? answer?.__typename, answer?.__typename === 'Cancelled');
    if (action.end === 'OK') booking.cancelledAt = performance.now();
  }

  private async listBookings(member: { id: string; secret: string }): Promise<void> {
    const action = this.history.invoke('MY_BOOKINGS', member.id, null);
    const data = await this.requestUntilAnswered(action, member.secret, MINE);
    this.end(action, data, 'OK');
    const list = data?.myBookings as { edges: { node: { code: string } }[] } | undefined;
    if (list) this.history.checkList(action, new Set(list.edges.map(({ node }) => node.code)));
  }

  private async search(member: { id: string; secret: string }): Promise<void> {
    const action = this.history.invoke('SEARCH', member.id, null);
    const near = { lat: 45.74 + this.chance.next() * 0.06, lon: 4.82 + this.chance.next() * 0.04 };
    const data = await this.requestUntilAnswered(action, member.secret, SEARCH, {
      filter: { near, kinds: ['FABLAB'] },
    });
    this.end(action, data, 'OK');
  }

  private end(action: ClientAction, data: object | undefined, outcomeText = 'nothing', isDone = true): void {
    action.endedAt = performance.now();
    action.end = data ? (isDone ? 'OK' : 'REFUSED') : (action.end ?? 'UNKNOWN');
    action.outcomeText ??= outcomeText;
  }

  /** @returns the data of the answer; undefined when there was no answer or only errors */
  private async requestUntilAnswered(
    action: ClientAction,
    session: string,
    query: string,
    variables: object = {},
  ): Promise<(Answer['data'] & object) | undefined> {
    // prettier-ignore
    const until = action.invokedAt + GIVE_UP_AFTER_MS;
    while (performance.now() < until) {
      const api = this.route();
      const invokedAt = performance.now();
      action.attempts++;
      const answer = await this.attempt(this.addresses[api]!, session, query, variables).catch(() => undefined);
      const code = answer?.errors?.[0]?.extensions.code;
      if (answer && !code) {
        this.history.successes.push({ api, invokedAt, at: performance.now() });
        return answer.data ?? {};
      }
      const outcomeText = code ?? 'no answer';
      this.history.codes.set(outcomeText, (this.history.codes.get(outcomeText) ?? 0) + 1);
      if (code && !RETRYABLE_CODES.has(code)) {
        action.end = 'REFUSED';
        action.outcomeText = `${code}: ${answer!.errors![0]!.message}`;
        return undefined;
      }
      action.unanswered++;
      if (!answer) this.avoidedUntil[api] = performance.now() + AVOID_MS;
      await sleep(Math.min(100 * 2 ** Math.min(action.attempts, 3), 500));
    }
    return undefined;
  }

  /** Chooses an api in turn, like a load balancer, and avoids one that did not answer for a moment. */
  private route(): number {
    const count = this.addresses.length;
    const now = performance.now();
    for (let tried = 0; tried < count; tried++) {
      const api = this.turn++ % count;
      if ((this.avoidedUntil[api] ?? 0) <= now) return api;
    }
    return this.turn++ % count;
  }

  private async attempt(address: string, session: string, query: string, variables: object): Promise<Answer> {
    const response = await fetch(`${address}/${this.town.network.slug}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `traboule=${session}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
    });
    return (await response.json()) as Answer;
  }
}
