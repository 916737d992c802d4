import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#libs/local';
import { type TestDatabase, cloneDatabase, until } from '#libs/testing';
import { WorkerProcess } from './worker-process.fixture.js';

const METRICS_TOKEN = 'a token of the specs';
let database: TestDatabase;
let worker: WorkerProcess;
let url: string;
beforeAll(async () => {
  database = await cloneDatabase();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  worker = await new WorkerProcess(database, { WORKER_PORT: String(port), METRICS_TOKEN }).ready();
});
afterAll(async () => {
  await worker?.leave();
  await database?.drop();
});

describe('the worker’s own address', () => {
  it('tells that it lives and hands jobs over', async () => {
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await until('it hands jobs over', async () => (await fetch(`${url}/health/ready`)).status === 200);
  });

  it('tells its figures for the token alone', async () => {
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toMatch(/traboule_build_info{version="[^"]+",node="v\d+[^"]*",service="worker"} 1/);
    expect(text).toContain('traboule_sql_seconds_count{statement="platform.claimDue"}');
    expect(text).toContain('traboule_outbox_due{topic="booking.confirm"} 0');
  });

  it.each(['/', '/metrics/', '/dev/mail', '/lyon/graphql', '/%zz'])('has nothing at %s', async (path) => {
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  });

  it('takes no orders', async () => {
    expect((await fetch(`${url}/health/live`, { method: 'POST', body: '{}' })).status).toBe(405);
  });
});
