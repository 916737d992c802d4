import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, Random, SettingsReader } from '#libs/platform';
import { type GivenMember, givenSession, seededRandom, violations } from '#libs/testing';
import { offerDeadline } from './rules/offer-deadline.js';
import { SessionClient, type SessionOperation, wordOf } from './session-client.fixture.js';
import { lapseOverdueOffers } from './upkeep.js';

const LENGTH = { leastMinutes: 10, mostMinutes: 120, percentOfTimeToStart: 25 };
const RUNS = Number(process.env.LAW_RUNS ?? 10);
const STEPS = 30;
const chance = seededRandom();

let all: SessionClient;
let members: GivenMember[];
let host: GivenMember;
let venueId: string;

beforeAll(async () => {
  console.log(`waiting list laws: SEED=${chance.seed}, ${RUNS} runs of ${STEPS} steps (LAW_RUNS)`);
  all = await SessionClient.start();
  host = await all.given.member(all.network);
  ({ venueId } = await all.given.space(all.network));
  members = [];
  while (members.length < 7) members.push(await all.given.member(all.network, { hours: null }));
}, 60_000);
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

/** What should happen, without a database: people by number. */
class Model {
  taken = new Set<number>();
  offered = new Map<number, Temporal.Instant>();
  line: number[] = [];

  constructor(
    readonly places: number,
    readonly start: Temporal.Instant,
    public now: Temporal.Instant,
  ) {}

  private get isFree(): boolean {
    return this.taken.size + this.offered.size < this.places;
  }
  private get isOver(): boolean {
    return Temporal.Instant.compare(this.start, this.now) <= 0;
  }

  private offerNext(): void {
    const until = offerDeadline(this.now, this.start, LENGTH);
    while (until && this.isFree && this.line.length > 0) this.offered.set(this.line.shift()!, until);
  }

  lapse(): void {
    const over = [...this.offered].filter(([, until]) => Temporal.Instant.compare(until, this.now) <= 0);
    for (const [who] of over) this.offered.delete(who);
    if (over.length > 0) this.offerNext();
  }

  takePlace(who: number): string {
    if (this.taken.has(who)) return 'PlaceTaken';
    if (this.isOver) return 'SESSION_OVER';
    const until = this.offered.get(who);
    if (until) {
      if (Temporal.Instant.compare(until, this.now) <= 0) return 'OFFER_EXPIRED';
      this.offered.delete(who);
    } else {
      const before = { offered: new Map(this.offered), line: [...this.line] };
      this.lapse();
      if (!this.isFree) {
        Object.assign(this, before); // a refusal changes nothing
        return 'SessionFull';
      }
    }
    this.line = this.line.filter((waiting) => waiting !== who);
    this.taken.add(who);
    return 'PlaceTaken';
  }

  leaveSession(who: number): string {
    if (this.isOver) return 'SESSION_OVER';
    if (!this.taken.delete(who)) return 'NOT_TAKEN';
    this.offerNext();
    return 'PlaceLeft';
  }

  joinWaitingList(who: number): string {
    if (this.isOver) return 'SESSION_OVER';
    if (this.line.includes(who) || this.offered.has(who)) return 'WaitingListChanged';
    if (this.taken.has(who)) return 'ALREADY_TAKEN';
    this.lapse();
    if (this.isFree) return 'PLACES_LEFT';
    this.line.push(who);
    return 'WaitingListChanged';
  }

  leaveWaitingList(who: number): string {
    if (this.line.includes(who)) this.line = this.line.filter((waiting) => waiting !== who);
    else if (this.offered.delete(who)) this.offerNext();
    else return 'NOT_WAITING';
    return 'WaitingListChanged';
  }
}

/** Who has, is offered and waits for a place, from the database. */
async function stateOf(sessionId: string) {
  const numbers = new Map(members.map(({ id }, n) => [id, n]));
  const read = async (text: string) =>
    (await all.given.client.query<{ id: string }>(text, [sessionId])).rows.map(({ id }) => numbers.get(id)!);
  const place = (state: string) =>
    read(`select member_id as id from session_place where session_id = $1 and state = '${state}'`);
  return {
    taken: (await place('TAKEN')).toSorted((a, b) => a - b),
    offered: (await place('OFFERED')).toSorted((a, b) => a - b),
    line: await read(
      `select member_id as id from waiting_list_entry where subject_id = $1 and state = 'WAITING' order by turn`,
    ),
  };
}

/** Full sessions are the interesting ones: people take and wait more often than they leave. */
const ACTS = ['takePlace', 'takePlace', 'takePlace', 'joinWaitingList', 'joinWaitingList', 'leaveSession', 'leaveWaitingList', 'leaveWaitingList'] as const; // prettier-ignore

describe('a session with a waiting list', () => {
  it(
    'behaves like its model, whatever people do and however time passes',
    async () => {
      const seen = new Map<string, number>();
      for (let run = 0; run < RUNS; run++) {
        const now = Temporal.Instant.from('2026-11-23T08:00:00Z').add({ hours: 24 * run });
        await all.setClock(now);
        const start = now.add({ hours: 4 });
        const model = new Model(1 + Math.floor(chance.next() * 2), start, now);
        const { id } = await givenSession(all.given, all.network, { hostId: host.id, venueId, places: model.places, start: start.toString() }); // prettier-ignore
        const history: string[] = [];
        for (let step = 0; step < STEPS; step++) {
          const dice = chance.next();
          if (dice < 0.15) {
            all.api.clock.advance({ minutes: chance.pick([1, 5, 10, 30, 60]) });
            model.now = all.api.clock.now();
            history.push(`at ${model.now.toString()}`);
          } else if (dice < 0.25) {
            await upkeep();
            model.lapse();
            history.push('upkeep');
          } else {
            const act = chance.pick(ACTS);
            const who = Math.floor(chance.next() * members.length);
            const word = wordOf(await all.call(act satisfies SessionOperation, members[who]!, { id }));
            history.push(`${act} by ${who}: ${word}`);
            expect([history, word]).toEqual([history, model[act](who)]);
            seen.set(word, (seen.get(word) ?? 0) + 1);
          }
          const { taken, offered, line } = model;
          const expected = {
            taken: [...taken].toSorted((a, b) => a - b),
            offered: [...offered.keys()].toSorted((a, b) => a - b),
            line,
          };
          expect([history, await stateOf(id)]).toEqual([history, expected]);
        }
      }
      console.log(`${[...seen].map(([word, times]) => `${word} ${times}`).join(', ')}`);
      for (const word of ['PlaceTaken', 'SessionFull', 'WaitingListChanged', 'PlaceLeft']) expect(seen.get(word) ?? 0).toBeGreaterThan(0); // prettier-ignore
    },
    60_000 + RUNS * 10_000,
  );

  it('offers places in the order in which people joined, and the next one when an offer lapses or is declined', async () => {
    await all.setClock('2026-12-05T08:00:00Z');
    const { id } = await givenSession(all.given, all.network, { hostId: host.id, venueId, places: 1, start: '2026-12-15T08:00:00Z' }); // prettier-ignore
    const [holder, first, second, third] = members as [GivenMember, GivenMember, GivenMember, GivenMember];
    await all.call('takePlace', holder, { id });
    for (const member of [first, second, third]) await all.call('joinWaitingList', member, { id });
    expect((await all.call('joinWaitingList', third, { id })).session!.positionInLine).toBe(3);
    await all.call('leaveSession', holder, { id });
    expect(await stateOf(id)).toMatchObject({ taken: [], offered: [1], line: [2, 3] });
    // While it is held for one person, nobody else can take it.
    expect(wordOf(await all.call('takePlace', holder, { id }))).toBe('SessionFull');
    all.api.clock.advance({ minutes: 120 });
    await all.runDue('sessions.lapseOffer');
    expect(await stateOf(id)).toMatchObject({ taken: [], offered: [2], line: [3] });
    await all.call('leaveWaitingList', second, { id });
    expect(await stateOf(id)).toMatchObject({ taken: [], offered: [3], line: [] });
    expect(wordOf(await all.call('takePlace', third, { id }))).toBe('PlaceTaken');
  });

  it('closes nothing but its own list when somebody takes a place elsewhere', async () => {
    await all.setClock('2026-12-08T08:00:00Z');
    const at = (start: string) => givenSession(all.given, all.network, { hostId: host.id, venueId, places: 1, start });
    const [full, other] = [await at('2026-12-18T08:00:00Z'), await at('2026-12-19T08:00:00Z')];
    const [holder, waiting] = members as [GivenMember, GivenMember];
    await all.call('takePlace', holder, { id: full.id });
    await all.call('joinWaitingList', waiting, { id: full.id });
    expect(wordOf(await all.call('takePlace', waiting, { id: other.id }))).toBe('PlaceTaken');
    expect(await stateOf(full.id)).toMatchObject({ line: [1] });
  });
});

/** The sweep of the worker. */
async function upkeep(): Promise<void> {
  const database = all.api.app.get(Database);
  const now = all.api.clock.now();
  const settings = await new SettingsReader(database.open).at(all.network.id, now);
  await database.inTransaction(all.network.id, (tx) => lapseOverdueOffers(tx, { settings, random: new Random(), now }));
}
