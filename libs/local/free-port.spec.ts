import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { freePort } from './free-port.js';

const servers: Server[] = [];

async function occupy(port: number, host: string): Promise<void> {
  const server = createServer().listen({ port, host });
  servers.push(server);
  await once(server, 'listening');
}

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

describe('freePort', () => {
  it('gives the preferred port when nobody holds it', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('passes over a port held on %s only', async (host) => {
    const taken = await freePort();
    await occupy(taken, host);
    const given = await freePort(taken);
    expect(given).not.toBe(taken);
    expect(given).toBeGreaterThan(taken);
  });

  it('offers any free port when the whole span is taken', async () => {
    const taken = await freePort();
    await occupy(taken, '127.0.0.1');
    const given = await freePort(taken, 0);
    expect(given).not.toBe(taken);
    expect(given).toBeGreaterThan(0);
  });

  it('never walks beyond the last port', async () => {
    const given = await freePort(65_535);
    expect(given).toBeLessThanOrEqual(65_535);
  });
});
