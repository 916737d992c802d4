import { load } from './load.js';

/** What a greedy client of a benchmark is told as its only argument. */
export interface Greed {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Requests as they go over the wire, sent in turn. */
  readonly requests: readonly string[];
}

// A process of its own, so that what it does with answers holds up nobody who measures. It sends again as soon as it is refused.
const { port, connections, seconds, requests } = JSON.parse(process.argv[2]!) as Greed;
const buffers = requests.map((text) => Buffer.from(text));
let turn = 0;
const { answers, faults, reconnects } = await load(port, connections, { seconds }, () => ({
  request: buffers[turn++ % buffers.length]!,
  isRight: (body) => body.includes('"data"') && !body.includes('"errors"'),
}));
process.send!({ answers, refused: faults, reconnects });
