import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type GreedyClientOptions } from './greedy-client.js';
import { type LoadResult, load, post } from './load.js';
import { type Server, pin } from './processes.js';
import { startApi } from './sides.js';
import { type Town } from './town.types.js';
import { type ResultLine, type Workload } from './workload.js';

/** Maximum p99 of all other callers, in milliseconds. */
const MAX_P99_MS = { me: 100, health: 50 };
const SECONDS = { quick: 6, full: 20 };
const WARM_UP_SECONDS = 3;
/** Number of other people, who each send one `me` query at a time. */
const PEOPLE = 4;
const PAUSE_MS = 20;
/** On Linux, loopback has several addresses, so the greedy caller is in another client network than the others. */
const OTHERS_ADDRESS = process.platform === 'linux' ? '127.0.0.2' : undefined;

const SEARCH = (n: number) =>
  `s${n}: searchVenues(filter: { spaceKind: MEETING_ROOM, near: { lat: 45.76, lon: 4.85 }, withinMeters: 5000, freeAt: $at }, first: ${10 + n}) { totalCount edges { node { distanceMeters matchingSpaces { name capacity } venue { slug name } } } }`;
const PROPOSAL = (n: number) =>
  `p${n}: propose(need: { text: "salle de réunion pour ${n + 2} personnes demain à ${9 + n}h" }) { offers { token summary } nothing { why } }`;
const tenAliases = (of: (n: number) => string) => Array.from({ length: 10 }, (_, n) => of(n)).join(' ');

interface Attack {
  readonly title: string;
  readonly connections: number;
  readonly body: object;
}
const attacks = (town: Town): Attack[] => [
  {
    title: '10 aliased searches × 16',
    connections: 16,
    body: {
      query: `query ($at: Instant!) { ${tenAliases(SEARCH)} }`,
      variables: { at: town.tomorrow.add({ hours: 10 }) },
    },
  },
  { title: 'a member, 10 aliased proposals × 16', connections: 16, body: { query: `{ ${tenAliases(PROPOSAL)} }` } },
  { title: '350 connections', connections: 350, body: { query: '{ me { id } }' } },
];

/** How long other callers wait while one caller requests far more than its share. */
export const greedyCallers: Workload = {
  number: 11,
  title: '`me` and health checks of others during a greedy caller',
  target: 1,
  run: async ({ quick, town: open, log }) => {
    const town = await open();
    const api = await startApi(town);
    const seconds = quick ? SECONDS.quick : SECONDS.full;
    try {
      await loadOtherCallers(api, town, WARM_UP_SECONDS); // V8 still compiles
      const quiet = await loadOtherCallers(api, town, seconds);
      const wrong = quiet.me.firstWrongAnswer ?? quiet.health.firstWrongAnswer;
      if (wrong) throw new Error(`an answer was wrong before any attack: ${wrong}`);
      const lines: ResultLine[] = [];
      for (const { title, connections, body } of attacks(town)) {
        const cookie = `traboule=${town.members[0]!.secret}`;
        const request = post(`/${town.slug}/graphql`, body, { cookie }).toString();
        const greedy = greedyClient({ port: api.port, connections, seconds: seconds + 2, requests: [request] });
        await sleep(1_000);
        const meanwhile = await loadOtherCallers(api, town, seconds);
        const { answers, refused } = await greedy;
        log(`workload 11, ${title}: ${answers - refused} answered, ${refused} refused; me p99 ${ms(meanwhile.me, 0.99)}, health p99 ${ms(meanwhile.health, 0.99)}, ${meanwhile.me.wrongAnswers} of ${meanwhile.me.answers} refused to others`); // prettier-ignore
        lines.push(lineOf(title, quiet, meanwhile));
        await sleep(1_000);
      }
      return lines;
    } finally {
      await api.stop();
    }
  },
};

interface OtherCallers {
  readonly me: LoadResult;
  readonly health: LoadResult;
}

async function loadOtherCallers(api: Server, town: Town, seconds: number): Promise<OtherCallers> {
  const queries = town.members.slice(1, 1 + PEOPLE).map(({ secret }) => {
    const request = post(`/${town.slug}/graphql`, { query: '{ me { id } }' }, { cookie: `traboule=${secret}` });
    return loadWithPauses(api, request, seconds, (body) => body.includes('"me":{"id"'));
  });
  const health = loadWithPauses(api, Buffer.from('GET /health/ready HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n'), seconds, (body) => body.includes('"ok"')); // prettier-ignore
  return { me: mergeResults(await Promise.all(queries)), health: await health };
}

/** Sends the requests of one person, with a pause after each answer. */
async function loadWithPauses(
  api: Server,
  request: Buffer,
  seconds: number,
  isRight: (body: string) => boolean,
): Promise<LoadResult> {
  const loads: LoadResult[] = [];
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until) {
    loads.push(await load(api.port, 1, { seconds, requests: 1 }, () => ({ request, isRight }), OTHERS_ADDRESS));
    await sleep(PAUSE_MS);
  }
  return mergeResults(loads);
}

const mergeResults = (loads: readonly LoadResult[]): LoadResult => ({
  seconds: loads[0]?.seconds ?? 0,
  answers: loads.reduce((sum, { answers }) => sum + answers, 0),
  wrongAnswers: loads.reduce((sum, { wrongAnswers }) => sum + wrongAnswers, 0),
  firstWrongAnswer: loads.find(({ firstWrongAnswer }) => firstWrongAnswer)?.firstWrongAnswer,
  reconnects: loads.reduce((sum, { reconnects }) => sum + reconnects, 0),
  milliseconds: Float64Array.from(loads.flatMap(({ milliseconds }) => [...milliseconds])).sort(),
});

async function greedyClient(clientOptions: GreedyClientOptions): Promise<{ answers: number; refused: number }> {
  const script = fileURLToPath(new URL('./greedy-client.js', import.meta.url));
  const child = fork(script, [JSON.stringify(clientOptions)], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  pin(child.pid!, 'LOAD');
  const [result] = (await once(child, 'message')) as [{ answers: number; refused: number }];
  child.disconnect();
  return result;
}

const at = ({ milliseconds }: LoadResult, share: number): number =>
  milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? Infinity;
const ms = (of: LoadResult, share: number): string => `${at(of, share).toFixed(1)} ms`;

function lineOf(title: string, quiet: OtherCallers, meanwhile: OtherCallers): ResultLine {
  const [me, health] = [at(meanwhile.me, 0.99), at(meanwhile.health, 0.99)];
  const isRight =
    me <= MAX_P99_MS.me &&
    health <= MAX_P99_MS.health &&
    meanwhile.me.wrongAnswers + meanwhile.health.wrongAnswers === 0;
  // If p99 exceeds a quarter of the limit without an attack, other programs are using the machine.
  const isBusy = at(quiet.me, 0.99) > MAX_P99_MS.me / 4;
  return {
    number: greedyCallers.number,
    title: `other callers during: ${title}`,
    ours: `me ${ms(meanwhile.me, 0.99)}, health ${ms(meanwhile.health, 0.99)}`,
    limit: `quiet: me ${ms(quiet.me, 0.99)}`,
    ratio: '',
    target: `p99 ≤ ${MAX_P99_MS.me}, ≤ ${MAX_P99_MS.health} ms`,
    cpu: '',
    p50: `${at(meanwhile.me, 0.5).toFixed(1)} / ${at(quiet.me, 0.5).toFixed(1)}`,
    p99: `${me.toFixed(1)} / ${at(quiet.me, 0.99).toFixed(1)}`,
    verdict: isRight ? 'pass' : isBusy ? 'not judged' : 'short of target',
  };
}
