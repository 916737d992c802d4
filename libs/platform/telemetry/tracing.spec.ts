import { type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Tracing } from './tracing.js';

const TRACE = 'ab'.repeat(16);
let collector: Server;
let endpoint: string;
beforeAll(async () => {
  collector = createServer((request, response) => request.resume().on('end', () => response.end('{}')));
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => collector.close(resolve)));

describe('the share of requests that are traced', () => {
  it.each([
    ['ignores the sampling flag of a request with a share of 0', 0, 'http', '01', '00'],
    ['ignores the sampling flag of a request with a share of 1', 1, 'http', '00', '01'],
    ['traces a job of a traced request with a share of 0', 0, 'job', '01', '01'],
    ['does not trace a job of an untraced request with a share of 1', 1, 'job', '00', '00'],
  ] as const)('%s', async (_what, share, kind, flags, expectedFlags) => {
    const tracing = new Tracing({ endpoint, share, service: 'spec', version: '0' });
    try {
      const span = tracing.start({ kind, name: 'something', parentTrace: `00-${TRACE}-00f067aa0ba902b7-${flags}` });
      const trace = span.within(() => tracing.trace());
      span.end('OK');
      expect(trace).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-${expectedFlags}$`));
    } finally {
      await tracing.stop();
    }
  });
});
