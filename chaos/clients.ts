import { setTimeout as sleep } from 'node:timers/promises';
import { type seededChance } from '#libs/testing';
import { type Act, type History } from './history.js';
import { type ChaosTown, DAYS } from './town.js';

const SEARCH = `query Search($filter: VenueFilter) { searchVenues(filter: $filter, first: 10) { totalCount edges { node { venue { slug name } } } } }`;
const PROPOSE = `query Propose($need: NeedInput!) { propose(need: $need) { offers { token } nothing { why } } }`;
const BOOK = `mutation Book($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key, acceptOverCap: true) {
  __typename ... on Confirmed { booking { id code } } ... on Refused { code } } }`;
const CANCEL = `mutation Cancel($code: String!, $key: ID!) { cancelBooking(code: $code, idempotencyKey: $key) {
  __typename ... on Refused { code } } }`;
const MINE = `query Mine { myBookings(first: 50) { edges { node { code } } } }`;

/** How long a client tries before it gives up, and how long it waits for one answer. */
export const PATIENCE_MS = 30_000;
const ANSWER_MS = 3_000;
const SHUNNED_MS = 1_000;
/** What asking again may mend; everything else is an answer. */
const PASSING = new Set(['UNAVAILABLE', 'OVERLOADED', 'RATE_LIMITED', 'TIMEOUT', 'INTERNAL_SERVER_ERROR']);

type Chance = ReturnType<typeof seededChance>;
interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** People at their pages: each act is tried with the same key until it is answered, now by one api, now by the other. */
export class Clients {
  private turn = 0;
  private readonly shunnedUntil: number[] = [];
  private keys = 0;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly town: ChaosTown,
    private readonly addresses: readonly string[],
    private readonly history: History,
    private readonly chance: Chance,
  ) {}

  /** Begins acts at moments that do not wait for answers, until `signal` says stop. */
  async load(requestsPerSecond: number, signal: AbortSignal): Promise<void> {
    const REQUESTS_AN_ACT = 1.4;
    while (!signal.aborted) {
      this.begin();
      const pauseMs = (-Math.log(1 - this.chance.next()) * 1_000 * REQUESTS_AN_ACT) / requestsPerSecond;
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
  }

  /** Waits for the answers still to come. */
  settled = (): Promise<unknown> => Promise.all(this.underWay);

  private begin(): void {
    const dice = this.chance.next();
    const member = this.chance.pick(this.town.members);
    const act = dice < 0.4 ? this.contacts(member) : dice < 0.55 ? this.cancel() : dice < 0.75 ? this.mine(member) : this.search(member); // prettier-ignore
    this.underWay.add(act);
    void act.finally(() => this.underWay.delete(act));
  }

  /** Need, offers, yes. */
  async contacts(member: { id: string; secret: string }): Promise<void> {
    const isHot = this.chance.next() < 0.2; // everybody wants the first two days
    const day = Math.floor(this.chance.next() * (isHot ? 2 : DAYS - 4));
    const start = this.town.firstDay.add({ hours: day * 24 + 8 + Math.floor(this.chance.next() * 10) });
    const kind = this.chance.next() < 0.3 ? 'DESK_AREA' : 'MEETING_ROOM';
    const near = { lat: 45.74 + this.chance.next() * 0.06, lon: 4.82 + this.chance.next() * 0.04 };
    const need = { kind, start: start.toString(), minutes: 60, near };
    const pick = this.chance.next();
    const search = this.history.invoke('PROPOSE', member.id, null);
    const found = await this.ask(search, member.secret, PROPOSE, { need });
    const { offers } = (found?.propose ?? { offers: [] }) as { offers: { token: string }[] };
    this.end(search, found, 'OK');
    const token = offers[Math.floor(pick * offers.length)]?.token;
    if (!token) return;
    const key = `chaos-book-${++this.keys}`;
    const act = this.history.invoke('BOOK', member.id, key);
    const data = await this.ask(act, member.secret, BOOK, { token, key });
    const answer = data?.book as { __typename: string; code?: string; booking?: { id: string; code: string } };
    this.end(act, data, answer?.code ?? answer?.__typename, answer?.__typename === 'Confirmed');
    if (answer?.booking) this.history.booked(act, answer.booking);
  }

  private async cancel(): Promise<void> {
    const told = [...this.history.told.values()].filter((one) => one.cancelInvokedAt === undefined);
    const one = told[Math.floor(this.chance.next() * told.length)];
    const member = one && this.town.members.find(({ id }) => id === one.memberId);
    if (!one || !member) return;
    one.cancelInvokedAt = performance.now();
    const key = `chaos-cancel-${++this.keys}`;
    const act = this.history.invoke('CANCEL', member.id, key);
    act.bookingId = one.id;
    const data = await this.ask(act, member.secret, CANCEL, { code: one.code, key });
    const answer = data?.cancelBooking as { __typename: string; code?: string };
    this.end(act, data, answer?.code ?? answer?.__typename, answer?.__typename === 'Cancelled');
    if (act.end === 'OK') one.cancelledAt = performance.now();
  }

  private async mine(member: { id: string; secret: string }): Promise<void> {
    const act = this.history.invoke('MY_BOOKINGS', member.id, null);
    const data = await this.ask(act, member.secret, MINE);
    this.end(act, data, 'OK');
    const list = data?.myBookings as { edges: { node: { code: string } }[] } | undefined;
    if (list) this.history.read(act, new Set(list.edges.map(({ node }) => node.code)));
  }

  private async search(member: { id: string; secret: string }): Promise<void> {
    const act = this.history.invoke('SEARCH', member.id, null);
    const near = { lat: 45.74 + this.chance.next() * 0.06, lon: 4.82 + this.chance.next() * 0.04 };
    const data = await this.ask(act, member.secret, SEARCH, { filter: { near, kinds: ['FABLAB'] } });
    this.end(act, data, 'OK');
  }

  private end(act: Act, data: object | undefined, said = 'nothing', isDone = true): void {
    act.endedAt = performance.now();
    act.end = data ? (isDone ? 'OK' : 'REFUSED') : (act.end ?? 'UNKNOWN');
    act.said ??= said;
  }

  /** @returns the answer's data; undefined when no answer came, or only errors */
  private async ask(
    act: Act,
    session: string,
    query: string,
    variables: object = {},
  ): Promise<(Answer['data'] & object) | undefined> {
    // prettier-ignore
    const until = act.invokedAt + PATIENCE_MS;
    while (performance.now() < until) {
      const api = this.route();
      const invokedAt = performance.now();
      act.attempts++;
      const answer = await this.attempt(this.addresses[api]!, session, query, variables).catch(() => undefined);
      const code = answer?.errors?.[0]?.extensions.code;
      if (answer && !code) {
        this.history.signs.push({ api, invokedAt, at: performance.now() });
        return answer.data ?? {};
      }
      const said = code ?? 'no answer';
      this.history.codes.set(said, (this.history.codes.get(said) ?? 0) + 1);
      if (code && !PASSING.has(code)) {
        act.end = 'REFUSED';
        act.said = `${code}: ${answer!.errors![0]!.message}`;
        return undefined;
      }
      act.unanswered++;
      if (!answer) this.shunnedUntil[api] = performance.now() + SHUNNED_MS;
      await sleep(Math.min(100 * 2 ** Math.min(act.attempts, 3), 500));
    }
    return undefined;
  }

  /** As a load balancer does: in turn, but for a moment not to one that did not answer. */
  private route(): number {
    const count = this.addresses.length;
    const now = performance.now();
    for (let tried = 0; tried < count; tried++) {
      const api = this.turn++ % count;
      if ((this.shunnedUntil[api] ?? 0) <= now) return api;
    }
    return this.turn++ % count;
  }

  private async attempt(address: string, session: string, query: string, variables: object): Promise<Answer> {
    const response = await fetch(`${address}/${this.town.network.slug}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `traboule=${session}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return (await response.json()) as Answer;
  }
}
