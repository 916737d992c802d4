import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Deployment } from './deployment.js';
import { type Fault } from './fault.js';

const CONNECTIONS = 16;
const PEOPLE = 4;
const PAUSE_MS = 50;
const tenAliases = (field: (n: number) => string): string =>
  `{ ${Array.from({ length: 10 }, (_, n) => `f${n}: ${field(n)}`).join(' ')} }`;
const SEARCHES = tenAliases((n) => `searchVenues(filter: { kinds: [FABLAB], near: { lat: 45.75, lon: 4.83 } }, first: ${n + 1}) { totalCount edges { node { venue { name } } } }`); // prettier-ignore
const PROPOSALS = tenAliases(
  (n) => `propose(need: { kind: MEETING_ROOM, party: ${(n % 5) + 1} }) { offers { token } }`,
);

/** One member sends requests with ten searches or proposals each, over 16 connections, without pause. */
export function greedyCaller(deployment: Deployment, api: number, ms: number): Fault {
  let summary = '';
  return {
    get title() {
      return `a greedy caller for ${(ms / 1_000).toFixed(1)} s${summary}`;
    },
    sign: { api },
    inject: async () => {
      const stop = new AbortController();
      const { members } = deployment.town;
      const greedy = new Caller(deployment, api, members.at(-1)!.secret);
      const attack = Array.from({ length: CONNECTIONS }, async (_, n) => {
        while (!stop.signal.aborted) await greedy.ask(n % 2 ? SEARCHES : PROPOSALS).catch(() => sleep(PAUSE_MS));
      });
      const others = await Promise.all(
        members.slice(0, PEOPLE).map(({ secret }) => measureMeQueries(new Caller(deployment, api, secret), ms)),
      );
      stop.abort();
      await Promise.all(attack);
      greedy.close();
      const waits = others.flat().sort((a, b) => a - b);
      const p99 = waits[Math.min(waits.length - 1, Math.floor(waits.length * 0.99))];
      summary = `; everyone else: p99 ${p99?.toFixed(0)} ms, greedy: ${greedy.answered} answered, ${greedy.refused} refused`;
    },
  };
}

/** @returns the time of each answer in milliseconds; infinite when there was none */
async function measureMeQueries(person: Caller, ms: number): Promise<number[]> {
  const waits: number[] = [];
  const until = performance.now() + ms;
  while (performance.now() < until) {
    const at = performance.now();
    const status = await person.ask('{ me { id } }').catch(() => 0);
    waits.push(status === 200 ? performance.now() - at : Infinity);
    await sleep(PAUSE_MS);
  }
  person.close();
  return waits;
}

class Caller {
  answered = 0;
  refused = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Infinity });

  constructor(
    private readonly deployment: Deployment,
    private readonly api: number,
    private readonly session: string,
  ) {}

  ask(query: string): Promise<number> {
    const url = `${this.deployment.addresses[this.api]}/${this.deployment.town.network.slug}/graphql`;
    const headers = { 'content-type': 'application/json', cookie: `traboule=${this.session}` };
    return new Promise((resolve, reject) => {
      const httpRequest = request(url, { method: 'POST', agent: this.agent, headers, timeout: 30_000 }, (response) => {
        const { statusCode = 0 } = response;
        if (statusCode === 200) this.answered++;
        else this.refused++;
        response
          .resume()
          .on('end', () => resolve(statusCode))
          .on('error', reject);
      });
      httpRequest
        .on('timeout', () => httpRequest.destroy())
        .on('error', reject)
        .end(JSON.stringify({ query }));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
