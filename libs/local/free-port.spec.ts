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
  it('returns the preferred port when it is free', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('skips a port that is in use on %s only', async (host) => {
    const occupied = await freePort();
    await occupy(occupied, host);
    const port = await freePort(occupied);
    expect(port).not.toBe(occupied);
    expect(port).toBeGreaterThan(occupied);
  });

  it('returns any free port when the whole range is in use', async () => {
    const occupied = await freePort();
    await occupy(occupied, '127.0.0.1');
    const port = await freePort(occupied, 0);
    expect(port).not.toBe(occupied);
    expect(port).toBeGreaterThan(0);
  });

  it('never exceeds the highest port number', async () => {
    const port = await freePort(65_535);
    expect(port).toBeLessThanOrEqual(65_535);
  });
});
