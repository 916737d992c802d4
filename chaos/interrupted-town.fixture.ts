import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { freePort } from '#libs/local';
import { type Failpoint } from '#libs/platform';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestDatabase,
  cloneDatabase,
  until,
} from '#libs/testing';

const script = fileURLToPath(new URL('../apps/api/main.js', import.meta.url));
const PROPOSE = `query ($need: NeedInput!) { propose(need: $need) { offers { token } } }`;
export const BOOK = `mutation ($token: String!, $key: ID!) { answer: book(token: $token, idempotencyKey: $key) {
  __typename ... on Confirmed { booking { id code start } } ... on AwaitingVenue { booking { id code start } } ... on Refused { code } } }`;

interface Api {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<string | null>;
}
export interface Answer {
  status: number;
  code?: string;
  answer?: { __typename: string; booking?: { id: string; code: string; start: string } };
}
export type Interruption = 'dies' | 'is cut off';

/** A network with one room, an api, and further ones that are killed or lose their database at a step. */
export class InterruptedTown {
  private day = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly given: Given,
    readonly network: GivenNetwork,
    readonly room: GivenSpace,
    readonly staff: GivenMember,
    private readonly healthy: Api,
  ) {}

  static async open(): Promise<InterruptedTown> {
    const database = await cloneDatabase();
    const given = await Given.on(database.url);
    const network = await given.network('lyon');
    const from = Temporal.Now.plainDateISO('UTC').subtract({ days: 1 }).toString();
    const room = await given.space(network, { from, days: 150 });
    const staff = await given.member(network, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
    return new InterruptedTown(database, given, network, room, staff, await startApi(database));
  }

  async close(): Promise<void> {
    this.healthy.child.disconnect();
    await this.healthy.ended;
    await this.given.end();
    await this.database.drop();
  }

  /** Asks the api that nothing happens to. */
  ask = (member: GivenMember, query: string, variables: object): Promise<Answer> =>
    ask(this.healthy, member, query, variables);

  /** Sends a request to an api that is killed or cut off from the database at `step`. */
  async askInterrupted(
    step: Failpoint,
    interruption: Interruption,
    member: GivenMember,
    query: string,
    variables: object,
  ): Promise<Answer | undefined> {
    const how = { FAIL_AT: step, FAIL_BY: interruption === 'dies' ? 'SIGKILL' : 'SIGSTOP' };
    const api = await startApi(this.database, how);
    const pending = ask(api, member, query, variables).catch(() => undefined);
    if (interruption === 'dies') {
      expect(await api.ended).toBe('SIGKILL');
      return pending;
    }
    await waitUntilStopped(api.child.pid!);
    await this.given.client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'traboule_app'`,
    );
    api.child.kill('SIGCONT');
    const answer = await pending;
    api.child.disconnect();
    await api.ended;
    return answer;
  }

  /** A new member with an offer that no other member uses. */
  async memberWithOffer(): Promise<{ member: GivenMember; token: string; start: Temporal.Instant }> {
    const member = await this.given.member(this.network);
    const day = Temporal.Now.plainDateISO('UTC').add({ days: 3 + this.day++ });
    const start = Temporal.Instant.from(`${day.toString()}T09:00:00Z`);
    const need = { kind: 'MEETING_ROOM', start: start.toString(), minutes: 60, near: { lat: 45.766, lon: 4.879 } }; // prettier-ignore
    const found = (await this.ask(member, PROPOSE, { need })) as unknown as { propose: { offers: { token: string }[] } }; // prettier-ignore
    return { member, token: found.propose.offers[0]!.token, start };
  }

  /** A booking of a new member. */
  async booked(key: string): Promise<{ member: GivenMember; code: string; start: Temporal.Instant }> {
    const { member, token } = await this.memberWithOffer();
    const { answer } = await this.ask(member, BOOK, { token, key: `before ${key}` });
    const { code, start } = answer!.booking!;
    return { member, code, start: Temporal.Instant.from(start) };
  }
}

async function startApi(database: TestDatabase, more: Record<string, string> = {}): Promise<Api> {
  const port = await freePort();
  const child = fork(script, [], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      SECRET: 'a secret of the specs, 32 characters or more',
      PORT: String(port),
      LOG_LEVEL: 'silent',
      ...more,
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return { url: `http://127.0.0.1:${port}`, child, ended: once(child, 'exit').then(([, signal]) => signal as string) };
}

async function ask(api: Api, member: GivenMember, query: string, variables: object): Promise<Answer> {
  const response = await fetch(`${api.url}/lyon/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `traboule=${member.secret}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code, ...data };
}

const waitUntilStopped = async (pid: number): Promise<unknown> =>
  process.platform === 'linux'
    ? until('the process is stopped', async () => /\) T /.test(await readFile(`/proc/${pid}/stat`, 'utf8')))
    : sleep(1_500);
