import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Greed } from './greedy-client.js';
import { type Load, load, post } from './load.js';
import { type Server, pin } from './processes.js';
import { startApi } from './sides.js';
import { type Town } from './town.types.js';
import { type Line, type Workload } from './workload.js';

/** What everybody else is promised meanwhile, milliseconds in 99 of 100. */
const MOST_MS = { me: 100, health: 50 };
const SECONDS = { quick: 6, full: 20 };
/** People who ask who they are, one request each at a time, this often. */
const PEOPLE = 4;
const PAUSE_MS = 20;
/** Where loopback has more addresses than one, the greedy caller is another client network than everybody else. */
const PEOPLES_ADDRESS = process.platform === 'linux' ? '127.0.0.2' : undefined;

const SEARCH = (n: number) =>
  `s${n}: searchVenues(filter: { spaceKind: MEETING_ROOM, near: { lat: 45.76, lon: 4.85 }, withinMeters: 5000, freeAt: $at }, first: ${10 + n}) { totalCount edges { node { distanceMeters matchingSpaces { name capacity } venue { slug name } } } }`;
const PROPOSAL = (n: number) =>
  `p${n}: propose(need: { text: "salle de réunion pour ${n + 2} personnes demain à ${9 + n}h" }) { offers { token summary } nothing { why } }`;
const ten = (of: (n: number) => string) => Array.from({ length: 10 }, (_, n) => of(n)).join(' ');

interface Attack {
  readonly title: string;
  readonly connections: number;
  readonly body: object;
}
const attacks = (town: Town): Attack[] => [
  {
    title: '10 aliased searches × 16',
    connections: 16,
    body: { query: `query ($at: Instant!) { ${ten(SEARCH)} }`, variables: { at: town.tomorrow.add({ hours: 10 }) } },
  },
  { title: 'a member, 10 aliased proposals × 16', connections: 16, body: { query: `{ ${ten(PROPOSAL)} }` } },
  { title: '350 connections', connections: 350, body: { query: '{ me { id } }' } },
];

/** What everybody else waits for while one caller asks for far more than its share, and for nothing else. */
export const greedyCallers: Workload = {
  number: 11,
  title: 'everybody else’s `me` and health while one caller is greedy',
  target: 1,
  run: async ({ quick, town: open, say }) => {
    const town = await open();
    const api = await startApi(town);
    const seconds = quick ? SECONDS.quick : SECONDS.full;
    try {
      const quiet = await everybodyElse(api, town, seconds);
      const lines: Line[] = [];
      for (const { title, connections, body } of attacks(town)) {
        const cookie = `traboule=${town.members[0]!.secret}`;
        const request = post(`/${town.slug}/graphql`, body, { cookie }).toString();
        const greedy = greedyClient({ port: api.port, connections, seconds: seconds + 2, requests: [request] });
        await sleep(1_000);
        const meanwhile = await everybodyElse(api, town, seconds);
        const { answers, refused } = await greedy;
        say(`workload 11, ${title}: ${answers - refused} answered, ${refused} refused; me p99 ${ms(meanwhile.me, 0.99)}, health p99 ${ms(meanwhile.health, 0.99)}, ${meanwhile.me.faults} of ${meanwhile.me.answers} refused to others`); // prettier-ignore
        lines.push(lineOf(title, quiet, meanwhile));
        await sleep(1_000);
      }
      return lines;
    } finally {
      await api.stop();
    }
  },
};

interface Meanwhile {
  readonly me: Load;
  readonly health: Load;
}

async function everybodyElse(api: Server, town: Town, seconds: number): Promise<Meanwhile> {
  const asks = town.members.slice(1, 1 + PEOPLE).map(({ secret }) => {
    const request = post(`/${town.slug}/graphql`, { query: '{ me { id } }' }, { cookie: `traboule=${secret}` });
    return paced(api, request, seconds, (body) => body.includes('"me":{"id"'));
  });
  const health = paced(api, Buffer.from('GET /health/ready HTTP/1.1\r\nhost: bench\r\n\r\n'), seconds, (body) => body.includes('"ok"')); // prettier-ignore
  return { me: joined(await Promise.all(asks)), health: await health };
}

/** One person's requests, with a pause after each answer. */
async function paced(api: Server, request: Buffer, seconds: number, isRight: (body: string) => boolean): Promise<Load> {
  const loads: Load[] = [];
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until) {
    loads.push(await load(api.port, 1, { seconds, requests: 1 }, () => ({ request, isRight }), PEOPLES_ADDRESS));
    await sleep(PAUSE_MS);
  }
  return joined(loads);
}

const joined = (loads: readonly Load[]): Load => ({
  seconds: loads[0]?.seconds ?? 0,
  answers: loads.reduce((sum, { answers }) => sum + answers, 0),
  faults: loads.reduce((sum, { faults }) => sum + faults, 0),
  fault: loads.find(({ fault }) => fault)?.fault,
  reconnects: loads.reduce((sum, { reconnects }) => sum + reconnects, 0),
  milliseconds: Float64Array.from(loads.flatMap(({ milliseconds }) => [...milliseconds])).sort(),
});

async function greedyClient(greed: Greed): Promise<{ answers: number; refused: number }> {
  const script = fileURLToPath(new URL('./greedy-client.js', import.meta.url));
  const child = fork(script, [JSON.stringify(greed)], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  pin(child.pid!, 'LOAD');
  const [result] = (await once(child, 'message')) as [{ answers: number; refused: number }];
  child.disconnect();
  return result;
}

const at = ({ milliseconds }: Load, share: number): number =>
  milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? Infinity;
const ms = (of: Load, share: number): string => `${at(of, share).toFixed(1)} ms`;

function lineOf(title: string, quiet: Meanwhile, meanwhile: Meanwhile): Line {
  const [me, health] = [at(meanwhile.me, 0.99), at(meanwhile.health, 0.99)];
  const isRight = me <= MOST_MS.me && health <= MOST_MS.health && meanwhile.me.faults + meanwhile.health.faults === 0;
  // Where nobody attacks and a quarter of the promise is spent already, something else uses the machine.
  const isBusy = at(quiet.me, 0.99) > MOST_MS.me / 4;
  return {
    number: greedyCallers.number,
    title: `everybody else during: ${title}`,
    ours: `me ${ms(meanwhile.me, 0.99)}, health ${ms(meanwhile.health, 0.99)}`,
    limit: `quiet: me ${ms(quiet.me, 0.99)}`,
    ratio: '',
    target: `p99 ≤ ${MOST_MS.me}, ≤ ${MOST_MS.health} ms`,
    cpu: '',
    p50: `${at(meanwhile.me, 0.5).toFixed(1)} / ${at(quiet.me, 0.5).toFixed(1)}`,
    p99: `${me.toFixed(1)} / ${at(quiet.me, 0.99).toFixed(1)}`,
    verdict: isRight ? 'pass' : isBusy ? 'not judged' : 'short of target',
  };
}
