import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, givenSession, seededRandom, violations } from '#libs/testing';
import { SessionClient, type SessionResult, wordOf } from './session-client.fixture.js';

let all: SessionClient;
let host: GivenMember;
let members: GivenMember[];
let venueId: string;
const chance = seededRandom();
/** Rounds of 64 clients; many by a flag, few by default. */
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 4);

beforeAll(async () => {
  console.log(`places race seed: SEED=${chance.seed}, ${ROUNDS} rounds (RACE_ROUNDS)`);
  all = await SessionClient.start();
  host = await all.given.member(all.network);
  ({ venueId } = await all.given.space(all.network));
  members = [];
  while (members.length < 200) members.push(await all.given.member(all.network, { hours: null }));
}, 60_000);
afterEach(async () => {
  expect(await violations(all.url)).toEqual([]);
  const { deadlocks } = await all.given.one<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  expect(Number(deadlocks)).toBe(0);
});
afterAll(() => all?.close());

let hours = 0;
/** A session at a time of its own. */
const session = (places: number) =>
  givenSession(all.given, all.network, {
    hostId: host.id,
    venueId,
    places,
    start: Temporal.Instant.from('2026-12-01T08:00:00Z')
      .add({ hours: 3 * hours++ })
      .toString(),
  });
const tally = (results: readonly SessionResult[]) =>
  Object.fromEntries([...Map.groupBy(results, wordOf)].map(([word, same]) => [word, same.length]));

describe('simultaneous requests for places', () => {
  it('give the last place to exactly one of 200 members, and offer the waiting list to the 199 others', async () => {
    const { id } = await session(1);
    const results = await Promise.all(chance.shuffle(members).map((member) => all.call('takePlace', member, { id })));
    expect(tally(results)).toEqual({ PlaceTaken: 1, SessionFull: 199 });
    const losers = results.filter(({ __typename }) => __typename === 'SessionFull');
    expect(losers.every(({ message, session: full }) => message !== '' && full!.placesLeft === 0)).toBe(true);
    const joined = await Promise.all(members.slice(0, 20).map((member) => all.call('joinWaitingList', member, { id })));
    const { WaitingListChanged: inLine = 0, ALREADY_TAKEN: winner = 0 } = tally(joined);
    expect(inLine + winner).toBe(20);
  }, 60_000);

  it(
    'take exactly as many places as there are in every round, while others give theirs back and wait',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const places = 1 + Math.floor(chance.next() * 8);
        const { id } = await session(places);
        const rivals = chance.shuffle(members).slice(0, 64);
        const words = await Promise.all(
          rivals.map(async (member) => {
            const taken = await all.call('takePlace', member, { id });
            if (taken.__typename === 'PlaceTaken' && chance.next() < 0.3)
              return wordOf(await all.call('leaveSession', member, { id }));
            if (taken.__typename === 'SessionFull' && chance.next() < 0.7)
              return wordOf(await all.call('joinWaitingList', member, { id }));
            return wordOf(taken);
          }),
        );
        const expected = ['PlaceTaken', 'SessionFull', 'PlaceLeft', 'WaitingListChanged', 'PLACES_LEFT'];
        expect(words.filter((word) => !expected.includes(word))).toEqual([]);
        expect(await violations(all.url)).toEqual([]);
      }
    },
    60_000 + ROUNDS * 20_000,
  );

  it('never put one member into two sessions at the same time', async () => {
    const start = '2027-03-01T09:00:00Z';
    const hosts = [await all.given.member(all.network), await all.given.member(all.network)];
    const sessions: { id: string }[] = [];
    for (const { id: hostId } of hosts) sessions.push(await givenSession(all.given, all.network, { hostId, venueId, start, places: 60 })); // prettier-ignore
    const rivals = members.slice(0, 30);
    const results = await Promise.all(
      rivals.flatMap((member) => sessions.map(({ id }) => all.call('takePlace', member, { id }))),
    );
    expect(tally(results)).toEqual({ PlaceTaken: 30, BUSY_THEN: 30 });
  }, 60_000);

  it('take effect once for one idempotency key, also after the place was given back', async () => {
    const { id } = await session(3);
    const [member] = members as [GivenMember];
    const key = 'the-key-of-one-click';
    const results = await Promise.all([1, 2, 3, 4].map(() => all.call('takePlace', member, { id, key })));
    expect(new Set(results.map(({ place }) => place?.id)).size).toBe(1);
    expect(wordOf(await all.call('leaveSession', member, { id }))).toBe('PlaceLeft');
    expect(wordOf(await all.call('takePlace', member, { id, key }))).toBe('KEY_REUSED');
    expect(wordOf(await all.call('takePlace', member, { id }))).toBe('PlaceTaken');
  });
});

describe('an offer that expires', () => {
  it(
    'is accepted or lapses, never both, when both happen at the same instant',
    async () => {
      let accepted = 0;
      for (let round = 0; round < ROUNDS * 3; round++) {
        const { id } = await session(1);
        const [holder, first, second] = chance.shuffle(members) as [GivenMember, GivenMember, GivenMember];
        expect(wordOf(await all.call('takePlace', holder, { id }))).toBe('PlaceTaken');
        for (const member of [first, second]) expect(wordOf(await all.call('joinWaitingList', member, { id }))).toBe('WaitingListChanged'); // prettier-ignore
        await all.call('leaveSession', holder, { id });
        const { id: offerId, expires } = await all.given.one<{ id: string; expires: string }>(
          `select o.id, to_char(o.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as expires
           from waiting_offer o join waiting_list_entry w on w.id = o.entry_id where w.subject_id = $1 and o.state = 'LIVE'`,
          [id],
        );
        // One microsecond decides: before it the offer can be accepted, from it on it lapses.
        const isBefore = chance.next() < 0.5;
        const before = all.api.clock.now();
        await all.setClock(Temporal.Instant.from(expires).subtract({ microseconds: isBefore ? 1 : 0 }));
        const { id: jobId } = await all.given.one<{ id: string }>(
          `select id from outbox where topic = 'sessions.lapseOffer' and subject_id = $1`,
          [offerId],
        );
        const [result] = await Promise.all([all.call('acceptWaitingOffer', first, { id: offerId }), all.runJob(jobId)]);
        expect(wordOf(result)).toBe(isBefore ? 'PlaceTaken' : 'OFFER_EXPIRED');
        accepted += Number(isBefore);
        const { next } = await all.given.one<{ next: string }>(
          `select count(*) as next from waiting_offer o join waiting_list_entry w on w.id = o.entry_id
          where w.subject_id = $1 and o.state = 'LIVE' and w.member_id = $2`,
          [id, second.id],
        );
        expect(Number(next)).toBe(isBefore ? 0 : 1);
        expect(await violations(all.url)).toEqual([]);
        await all.setClock(before);
      }
      console.log(`${accepted} of ${ROUNDS * 3} offers were accepted a microsecond before they expired`);
    },
    120_000 + ROUNDS * 20_000,
  );
});
