import { createServer } from 'node:net';

/** A port nobody listens on: `preferred` or the next free one of the `span` after it; without a preference, whatever the system offers. */
export async function freePort(preferred?: number, span = 50): Promise<number> {
  if (preferred !== undefined) {
    for (let port = preferred; port <= Math.min(preferred + span, 65_535); port++) {
      if (await isFree(port)) return port;
    }
  }
  return listen(0, '127.0.0.1');
}

// Somebody on 127.0.0.1 only does not always hinder a server on every address, and the other way round: ask for each.
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    try {
      await listen(port, host);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') return false; // a machine without IPv6 is no obstacle
    }
  }
  return true;
}

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
