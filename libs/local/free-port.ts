import { createServer } from 'node:net';

/** A free port: `preferred` or the next free one within `span`, otherwise any port that the system offers. */
export async function freePort(preferred?: number, range = 50): Promise<number> {
  if (preferred !== undefined) {
    for (let port = preferred; port <= Math.min(preferred + range, 65_535); port++) {
      if (await isFree(port)) return port;
    }
  }
  return listen(0, '127.0.0.1');
}

// A listener on 127.0.0.1 does not always prevent one on all addresses, and vice versa, so each address is tried.
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    try {
      await listen(port, host);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') return false; // the machine has no IPv6
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
