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
    ['a request asked to be traced, of a share of none', 0, 'http', '01', '00'],
    ['a request asked not to be traced, of a share of all', 1, 'http', '00', '01'],
    ['a job of a traced request, of a share of none', 0, 'job', '01', '01'],
    ['a job of an untraced request, of a share of all', 1, 'job', '00', '00'],
  ] as const)('%s', async (_what, share, kind, asked, told) => {
    const tracing = new Tracing({ endpoint, share, service: 'spec', version: '0' });
    try {
      const span = tracing.start({ kind, name: 'something', asked: `00-${TRACE}-00f067aa0ba902b7-${asked}` });
      const trace = span.within(() => tracing.trace());
      span.end('OK');
      expect(trace).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-${told}$`));
    } finally {
      await tracing.stop();
    }
  });
});
