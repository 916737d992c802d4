import { readFileSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, get } from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Server, cpuMicros } from './processes.js';
import { startApi } from './sides.js';
import { type Town } from './town.types.js';
import { type Workload } from './workload.js';

const STREAMS = 500;
/** What 500 idle streams may cost. */
const MAX_MEGABYTES = 50;
const MAX_CORE_SHARE = 0.1;
/** More than a minute, so that every session is checked once. */
const SECONDS = { quick: 65, full: 130 };
/** A client network and an account have fewer streams than this workload opens. */
const STREAMS_PER_ADDRESS = 150;

/** What streams cost that have nothing to tell. */
export const live: Workload = {
  number: 12,
  title: '500 idle streams of changes',
  target: 1,
  run: async ({ quick, town: open, log }) => {
    const town = await open();
    const api = await startApi(town);
    const streams: ClientRequest[] = [];
    try {
      const before = await measure(api, 10);
      for (let n = 0; n < STREAMS; n++) streams.push(await openStream(api, town, n));
      await sleep(5_000);
      const during = await measure(api, quick ? SECONDS.quick : SECONDS.full);
      const megabytes = during.megabytes - before.megabytes;
      const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
      log(`workload 12: ${before.megabytes.toFixed(0)} MB before, ${during.megabytes.toFixed(0)} MB with ${STREAMS} streams; ${percent(before.coreShare)} and ${percent(during.coreShare)} of a core`); // prettier-ignore
      return [
        {
          number: live.number,
          title: live.title,
          ours: `${megabytes.toFixed(1)} MB, ${percent(during.coreShare)} of a core`,
          limit: '–',
          ratio: '',
          target: `≤ ${MAX_MEGABYTES} MB, ≤ ${percent(MAX_CORE_SHARE)}`,
          cpu: '',
          p50: '',
          p99: '',
          verdict: megabytes <= MAX_MEGABYTES && during.coreShare <= MAX_CORE_SHARE ? 'pass' : 'short of target',
        },
      ];
    } finally {
      for (const stream of streams) stream.destroy();
      await api.stop();
    }
  },
};

async function openStream(api: Server, town: Town, n: number): Promise<ClientRequest> {
  const { secret } = town.members[n % town.members.length]!;
  const request = get({
    host: '127.0.0.1',
    port: api.port,
    localAddress: `127.0.0.${2 + Math.floor(n / STREAMS_PER_ADDRESS)}`,
    path: `/${town.slug}/live?topics=agenda,notifications`,
    headers: { host: 'bench', cookie: `traboule=${secret}` },
    agent: false,
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`stream ${n} was answered with ${response.statusCode}`);
  response.resume().on('error', () => {});
  request.on('error', () => {});
  return request;
}

/** Memory of the api, and the share of a core that it used for some seconds. */
async function measure({ pid }: Server, seconds: number): Promise<{ megabytes: number; coreShare: number }> {
  const from = cpuMicros(pid) ?? 0;
  await sleep(seconds * 1_000);
  const coreShare = ((cpuMicros(pid) ?? 0) - from) / (seconds * 1_000_000);
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return { megabytes: kilobytes / 1024, coreShare };
}
