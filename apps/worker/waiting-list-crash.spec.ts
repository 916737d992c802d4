import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Clock, FAILPOINTS } from '#libs/platform';
import {
  Given,
  type GivenMember,
  cloneDatabase,
  givenSession,
  startApi,
  startWorker,
  until,
  violations,
} from '#libs/testing';
import { WorkerProcess } from './worker-process.fixture.js';

const TAKE = `mutation ($id: ID!, $key: ID!) { takePlace(sessionId: $id, idempotencyKey: $key) { __typename } }`;
const JOIN = `mutation ($id: ID!, $key: ID!) { joinWaitingList(sessionId: $id, idempotencyKey: $key) { __typename } }`;
const LEAVE = `mutation ($id: ID!) { leaveSession(sessionId: $id) { __typename } }`;

/** A full session with two people in line, of whom the first let an offer pass: its job is due. */
async function overdueOffer() {
  const now = Temporal.Now.instant();
  const start = now.round({ smallestUnit: 'minute', roundingIncrement: 15 }).add({ hours: 5 });
  const database = await cloneDatabase();
  const given = await Given.on(database.url);
  const network = await given.network('lyon');
  const { venueId } = await given.space(network);
  const member = () => given.member(network, { hours: null });
  const [host, holder, first, second] = [await member(), await member(), await member(), await member()];
  const { id } = await givenSession(given, network, { hostId: host.id, venueId, start: start.toString(), places: 1 });
  const api = await startApi(database.url, { now: now.subtract({ hours: 3 }).toString() });
  const ask = (query: string, as: GivenMember) => api.ask(network.slug, query, { id, key: `key-of-${as.id}` }, as);
  await ask(TAKE, holder);
  for (const one of [first, second]) await ask(JOIN, one);
  await api.ask(network.slug, LEAVE, { id }, holder);
  await api.close();
  return { database, given, second };
}

const offers = async (given: Given) =>
  (
    await given.client.query<{ state: string; memberId: string }>(
      `select o.state, w.member_id as "memberId" from waiting_offer o join waiting_list_entry w on w.id = o.entry_id order by o.id`,
    )
  ).rows;

describe('the job that ends an offer', () => {
  it.each(FAILPOINTS.lapse)(
    'may die at %s: the offer lapses once, and the next in line gets the place once',
    async (step) => {
      const { database, given, second } = await overdueOffer();
      const doomed = new WorkerProcess(database, { FAIL_AT: step });
      let worker: { close(): Promise<void> } | undefined;
      try {
        expect(await doomed.endsWithin(60)).toMatchObject({ signal: 'SIGKILL' });
        worker = await startWorker(database.url, new Clock(), { JOB_LEASE_SECONDS: '1' });
        await until('the job ended', async () => {
          const { open } = await given.one<{ open: string }>(
            `select count(*) as open from outbox where topic = 'sessions.lapseOffer' and run_at <= now() and done_at is null and voided_at is null`,
          );
          return Number(open) === 0;
        }, 60); // prettier-ignore
        await sleep(500);
        const made = await offers(given);
        expect(made.map(({ state }) => state)).toEqual(['LAPSED', 'LIVE']);
        expect(made[1]!.memberId).toBe(second.id);
        expect(await violations(database.url)).toEqual([]);
      } finally {
        await doomed.die();
        await worker?.close();
        await given.end();
        await database.drop();
      }
    },
    120_000,
  );
});
