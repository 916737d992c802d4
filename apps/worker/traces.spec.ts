import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  until,
  violations,
} from '#libs/testing';
import { bookRoom } from './bookings.fixture.js';
import { Collector, type SeenSpan } from './collector.fixture.js';
import { WorkerProcess } from './worker-process.fixture.js';

let database: TestDatabase;
let given: Given;
let network: GivenNetwork;
let member: GivenMember;
let api: TestApi;
let worker: WorkerProcess;
const collector = new Collector();
const now = Temporal.Now.instant();
const start = now.round({ smallestUnit: 'hour', roundingMode: 'ceil' }).add({ hours: 48 }).toString();

beforeAll(async () => {
  await collector.start();
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('lyon');
  const open = [0, 24, 48, 72].map((hours) => ({
    start: now.add({ hours }).toString(),
    end: now.add({ hours: hours + 24 }).toString(),
  }));
  await given.space(network, { kind: 'MEETING_ROOM', open, from: now.toString().slice(0, 10) });
  member = await given.member(network, { at: now.subtract({ hours: 240 }).toString(), name: 'Jeanne Secrète' });
  const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  api = await startApi(database.url, { now: now.toString(), env: traced });
  worker = await new WorkerProcess(database, traced).ready();
});
afterAll(async () => {
  await worker?.leave();
  await api?.close();
  collector.stop();
  await given?.end();
  await database?.drop();
});

/** The ancestors of a span, nearest first. */
function above(span: SeenSpan): string[] {
  const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? [parent.name, ...above(parent)] : [];
}

describe('traces', () => {
  it('follow a booking from the request through its statements to the worker’s job and its mail', async () => {
    await bookRoom(api, network, member, start);
    const mail = await until('the mail’s span', () => collector.named('mail booking.confirmed')[0]);
    const mutation = await until('the mutation’s span', () => collector.named('mutation book')[0]);
    expect(mutation).toMatchObject({ service: 'traboule-api', outcome: 'Confirmed' });
    expect(mail).toMatchObject({ service: 'traboule-worker', outcome: 'SENT', traceId: mutation.traceId });
    const inApi = ['graphql mutation book', 'http POST /:network/graphql'];
    await until('the request’s span', () => above(mutation).length === 2);
    expect(above(mutation)).toEqual(inApi);
    await until('the job’s span', () => above(mail).length >= 2);
    expect(above(mail)).toEqual(['job booking.confirm', 'mutation book', ...inApi]);
    const statements = collector.spans.filter(
      ({ name, traceId }) => name.startsWith('sql ') && traceId === mutation.traceId,
    );
    expect(new Set(statements.map(({ service }) => service))).toEqual(new Set(['traboule-api', 'traboule-worker']));
    for (const statement of statements) expect(above(statement).at(-1)).toBe('http POST /:network/graphql');
    const booking = statements.filter((statement) => above(statement)[0] === 'mutation book');
    expect(booking.map(({ attributes }) => attributes['db.query.summary'])).toContain('booking.book');
  });

  it('continue the caller’s trace, and start a new one without a valid parent', async () => {
    const traceId = randomBytes(16).toString('hex');
    const parent = randomBytes(8).toString('hex');
    const ask = (traceparent: string, email = 'trace@spec.example') =>
      api.app.inject({
        method: 'POST',
        url: '/lyon/graphql',
        headers: { 'content-type': 'application/json', traceparent },
        payload: { query: `mutation { requestSignIn(email: "${email}") { __typename } }` },
      });
    await ask(`00-${traceId}-${parent}-01`);
    const http = await until('the continued span', () =>
      collector.spans.find((span) => span.traceId === traceId && span.name.startsWith('http ')),
    );
    expect(http.parentSpanId).toBe(parent);
    await until('its job', () =>
      collector.spans.some((s) => s.traceId === traceId && s.name === 'job people.sendSignInLink'),
    );
    const before = collector.named('mutation requestSignIn').length;
    for (const wrong of ['00-x', `00-${'0'.repeat(32)}-${parent}-01`, `ff-${traceId}-${parent}-01`, 'x'.repeat(5_000)])
      expect((await ask(wrong)).statusCode).toBe(200);
    const spans = await until('their spans', () => {
      const found = collector.named('mutation requestSignIn');
      return found.length === before + 4 ? found : undefined;
    });
    expect(new Set(spans.map((span) => span.traceId)).size).toBe(before + 4);
    // A caller’s request not to be sampled is ignored: sampling is our decision.
    await ask(`00-${'a'.repeat(32)}-${parent}-00`, 'untraced@spec.example');
    await until('its job', () =>
      collector.spans.some((s) => s.traceId === 'a'.repeat(32) && s.name === 'job people.sendSignInLink'),
    );
  });

  it('contain no values, addresses or people, and omit health checks and idle rounds', async () => {
    await api.app.inject({ url: '/health/ready' });
    const secrets = [
      member.email,
      'Jeanne',
      'trace@spec.example',
      member.secret,
      network.id,
      'Villeurbanne',
      'select ',
    ];
    for (const secret of secrets) expect(collector.raw).not.toContain(secret);
    expect(collector.spans.filter(({ name }) => /health|claimDue/.test(name))).toEqual([]);
    expect(await violations(database.url)).toEqual([]);
  });
});

/** Prints each package that a process loads, once. */
const TELL_PACKAGES = `import { registerHooks } from 'node:module';
const reported = new Set();
registerHooks({ load(url, context, next) {
  const name = /node_modules.((?:@[^/]+.)?[^/]+)/.exec(url)?.[1];
  if (name && reported.size < 500 && !reported.has(name) && reported.add(name) && /opentelemetry|prom-client|bullmq/.test(name)) console.error('loaded ' + name);
  return next(url, context);
} });`;

describe('a worker without a collector and without a token for its metrics', () => {
  it('loads neither OpenTelemetry nor the metrics', async () => {
    const bare = new WorkerProcess(database, {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(TELL_PACKAGES)}`,
    });
    await bare.ready();
    await bare.leave();
    expect(bare.said).toContain('loaded bullmq'); // otherwise an empty list would prove nothing
    expect(bare.said).not.toMatch(/loaded (@opentelemetry|prom-client)/);
  });
});
