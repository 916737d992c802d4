import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#libs/local';
import { type TestDatabase, cloneDatabase, until } from '#libs/testing';
import { sendRaw, request } from '../api/test/http/raw-socket.fixture.js';
import { WorkerProcess } from './worker-process.fixture.js';

const METRICS_TOKEN = 'a token of the specs';
/** An address under which other machines can reach this one. */
const networkAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4')?.address;
if (!networkAddress)
  console.log('Skipped: this machine has no network address, so no request can come from elsewhere.');
const itFromElsewhere = networkAddress ? it : it.skip;
let database: TestDatabase;
let worker: WorkerProcess;
let url: string;
beforeAll(async () => {
  database = await cloneDatabase();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const env = { HOST: '0.0.0.0', WORKER_PORT: String(port), METRICS_TOKEN, ALLOWED_HOSTS: networkAddress ?? '' };
  worker = await new WorkerProcess(database, env).ready();
});
afterAll(async () => {
  await worker?.leave();
  await database?.drop();
});

describe('the worker’s HTTP server', () => {
  it('reports that it is alive and relays jobs', async () => {
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await until('it hands jobs over', async () => (await fetch(`${url}/health/ready`)).status === 200);
  });

  it('reports metrics to requests with the token only', async () => {
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toMatch(/traboule_build_info{version="[^"]+",node="v\d+[^"]*",service="worker"} 1/);
    expect(text).toContain('traboule_sql_seconds_count{statement="platform.claimDue"}');
    expect(text).toContain('traboule_outbox_due{topic="booking.confirm"} 0');
  });

  it.each(['/', '/metrics/', '/dev/mail', '/lyon/graphql', '/%zz'])('answers 404 at %s', async (path) => {
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  });

  it('hides its health from requests through a proxy', async () => {
    const headers = { 'x-forwarded-for': '127.0.0.1' };
    for (const path of ['/health/live', '/health/ready'])
      expect([404, 421]).toContain((await fetch(`${url}${path}`, { headers })).status);
  });

  itFromElsewhere('shows other machines its figures for the token, and not its health', async () => {
    const elsewhere = url.replace('127.0.0.1', networkAddress!);
    for (const path of ['/health/live', '/health/ready', '/metrics'])
      expect((await fetch(`${elsewhere}${path}`)).status).toBe(404);
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    expect((await fetch(`${elsewhere}/metrics`, { headers })).status).toBe(200);
  });

  it('refuses other host names, and warns at the start when other machines can reach it', async () => {
    const answer = await sendRaw(url, [request('GET /health/live HTTP/1.1', ['host: evil.example'])]);
    expect(answer.status).toBe(421);
    expect(worker.said).toContain('HOST=0.0.0.0: other machines can reach this development server');
  });

  it('accepts only GET', async () => {
    expect((await fetch(`${url}/health/live`, { method: 'POST', body: '{}' })).status).toBe(405);
  });
});
