import { load } from './load.js';

/** The parameters of a greedy client, passed as its only argument in JSON. */
export interface GreedyClientOptions {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Complete HTTP requests, sent in turn. */
  readonly requests: readonly string[];
}

// Runs in a separate process, so that it does not delay the measurement. It sends the next request as soon as one is answered.
const { port, connections, seconds, requests } = JSON.parse(process.argv[2]!) as GreedyClientOptions;
const buffers = requests.map((text) => Buffer.from(text));
let turn = 0;
const { answers, wrongAnswers, reconnects } = await load(port, connections, { seconds }, () => ({
  request: buffers[turn++ % buffers.length]!,
  isRight: (body) => body.includes('"data"') && !body.includes('"errors"'),
}));
process.send!({ answers, refused: wrongAnswers, reconnects });
