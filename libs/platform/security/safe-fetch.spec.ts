import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { FetchFault } from './fetch-fault.js';
import { type FetchLimits, SafeFetch } from './safe-fetch.js';

/** Longer than a busy machine takes. */
const LIMITS: FetchLimits = { maxBytes: 50_000, totalMs: 30_000, idleMs: 20_000, types: ['text/calendar'] };
/** For servers that are slow on purpose. */
const IMPATIENT: FetchLimits = { ...LIMITS, totalMs: 1_500, idleMs: 500 };
const CALENDAR = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
const servers: Server[] = [];
const intervals: NodeJS.Timeout[] = [];

/** A server on this machine, and its host with the port. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const inCalendarType: Record<string, string> = { 'content-type': 'text/calendar; charset=utf-8' };
const fetchFrom = (host: string, path = '/', limits = LIMITS) =>
  new SafeFetch({ FETCH_PRIVATE_HOSTS: [host] }).fetch(`http://${host}${path}`, limits);
const strict = new SafeFetch({ FETCH_PRIVATE_HOSTS: [] });
const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof FetchFault ? error.code : String(error)),
  );

afterEach(() => {
  for (const interval of intervals.splice(0)) clearInterval(interval);
});
afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

describe('what a person gives as an address', () => {
  it.each([
    ['', 'BAD_ADDRESS'],
    ['calendar', 'BAD_ADDRESS'],
    ['/etc/passwd', 'BAD_ADDRESS'],
    ['file:///etc/passwd', 'BAD_ADDRESS'],
    ['ftp://example.org/a.ics', 'BAD_ADDRESS'],
    ['data:text/calendar,BEGIN', 'BAD_ADDRESS'],
    [`https://example.org/${'a'.repeat(2_000)}`, 'BAD_ADDRESS'],
    ['http://example.org/a.ics', 'NOT_HTTPS'],
    ['https://user@example.org/a.ics', 'CREDENTIALS'],
    ['https://user:secret@example.org/a.ics', 'CREDENTIALS'],
    ['https://127.0.0.1/', 'PRIVATE_ADDRESS'],
    ['https://2130706433/', 'PRIVATE_ADDRESS'],
    ['https://0x7f000001/', 'PRIVATE_ADDRESS'],
    ['https://0177.0.0.1/', 'PRIVATE_ADDRESS'],
    ['https://0x7f.1/', 'PRIVATE_ADDRESS'],
    ['https://127.1/', 'PRIVATE_ADDRESS'],
    ['https://0/', 'PRIVATE_ADDRESS'],
    ['https://１２７.0.0.1/', 'PRIVATE_ADDRESS'],
    ['https://[::1]/', 'PRIVATE_ADDRESS'],
    ['https://[::ffff:10.0.0.1]/', 'PRIVATE_ADDRESS'],
    ['https://[64:ff9b::a9fe:a9fe]/', 'PRIVATE_ADDRESS'],
    ['https://169.254.169.254/latest/meta-data', 'PRIVATE_ADDRESS'],
    ['https://example.org:22/', 'PRIVATE_ADDRESS'],
    ['https://localhost/', 'PRIVATE_ADDRESS'],
    ['webcal://127.0.0.1/a.ics', 'PRIVATE_ADDRESS'],
    ['https://nowhere.invalid/a.ics', 'HOST_NOT_FOUND'],
  ])('is refused: %s', async (address, code) => {
    expect(await faultOf(strict.fetch(address, LIMITS))).toBe(code);
  });
});

describe('a name', () => {
  const answers = (...addresses: string[]) =>
    SafeFetch.resolvingBy({ FETCH_PRIVATE_HOSTS: [] }, async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

  it.each([[['127.0.0.1']], [['::1']], [['8.8.8.8', '10.0.0.1']], [['10.0.0.1', '8.8.8.8']], [['::ffff:192.168.1.1']]])(
    'with the addresses %j is refused',
    async (addresses) => {
      expect(await faultOf(answers(...addresses).fetch('https://calendar.example/', LIMITS))).toBe('PRIVATE_ADDRESS');
    },
  );

  it('is resolved once, and that address is connected to whatever the name means later', async () => {
    const hosts: string[] = [];
    const at = await serve((request, response) => {
      hosts.push(request.headers.host!);
      response.writeHead(200, inCalendarType).end(CALENDAR);
    });
    const host = `calendar.example:${at.split(':')[1]}`;
    let asked = 0;
    const fetcher = SafeFetch.resolvingBy({ FETCH_PRIVATE_HOSTS: [host] }, async () => {
      asked++;
      return [{ address: asked === 1 ? '127.0.0.1' : '127.9.9.9', family: 4 }];
    });
    expect((await fetcher.fetch(`http://${host}/`, LIMITS)).toString()).toBe(CALENDAR);
    expect(asked).toBe(1);
    expect(hosts).toEqual([host]);
  });

  it('gives up a host name that is never resolved', async () => {
    const fetcher = SafeFetch.resolvingBy({ FETCH_PRIVATE_HOSTS: [] }, () => new Promise(() => {}));
    expect(await faultOf(fetcher.fetch('https://calendar.example/', { ...LIMITS, totalMs: 100 }))).toBe('TOO_SLOW');
  });
});

describe('an answer', () => {
  it('is read, zipped or not, and sent no cookie and no credentials', async () => {
    const at = await serve((request, response) => {
      expect(request.headers).not.toHaveProperty('cookie');
      expect(request.headers).not.toHaveProperty('authorization');
      if (request.url === '/zipped')
        response.writeHead(200, { ...inCalendarType, 'content-encoding': 'gzip' }).end(gzipSync(CALENDAR));
      else response.writeHead(200, inCalendarType).end(CALENDAR);
    });
    expect((await fetchFrom(at)).toString()).toBe(CALENDAR);
    expect((await fetchFrom(at, '/zipped')).toString()).toBe(CALENDAR);
  });

  it.each([
    [404, 'NOT_FOUND_THERE'],
    [410, 'NOT_FOUND_THERE'],
    [401, 'REFUSED_BY_SERVER'],
    [403, 'REFUSED_BY_SERVER'],
    [204, 'REFUSED_BY_SERVER'],
    [503, 'UNREACHABLE'],
  ])('of status %d is refused', async (status, code) => {
    const at = await serve((_request, response) => response.writeHead(status, inCalendarType).end());
    expect(await faultOf(fetchFrom(at))).toBe(code);
  });

  it.each([['text/html'], ['application/json'], ['']])('refuses an answer of the type "%s"', async (type) => {
    const at = await serve((_request, response) => response.writeHead(200, { 'content-type': type }).end(CALENDAR));
    expect(await faultOf(fetchFrom(at))).toBe('WRONG_TYPE');
  });

  it('refuses an answer that is too large by its header, in its pieces, or once unzipped', async () => {
    const at = await serve((request, response) => {
      if (request.url === '/bomb')
        return response
          .writeHead(200, { ...inCalendarType, 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(40_000_000)));
      if (request.url === '/honest')
        return response.writeHead(200, { ...inCalendarType, 'content-length': '60000' }).end(Buffer.alloc(60_000));
      response.writeHead(200, inCalendarType);
      intervals.push(setInterval(() => response.write(Buffer.alloc(10_000)), 2));
    });
    expect(gzipSync(Buffer.alloc(40_000_000)).length).toBeLessThan(LIMITS.maxBytes);
    for (const path of ['/bomb', '/honest', '/endless']) expect(await faultOf(fetchFrom(at, path))).toBe('TOO_LARGE');
  });

  it('refuses an answer that is damaged or cut off', async () => {
    const at = await serve((request, response) => {
      if (request.url === '/cut') {
        response.writeHead(200, { ...inCalendarType, 'content-length': '500' });
        response.write(CALENDAR);
        setTimeout(() => response.destroy(), 50);
        return;
      }
      const encoding = request.url === '/br' ? 'br' : 'gzip';
      response.writeHead(200, { ...inCalendarType, 'content-encoding': encoding }).end('not zipped');
    });
    expect(await faultOf(fetchFrom(at, '/cut'))).toBe('UNREACHABLE');
    expect(await faultOf(fetchFrom(at, '/gzip'))).toBe('UNREADABLE');
    expect(await faultOf(fetchFrom(at, '/br'))).toBe('UNREADABLE');
  });

  it('gives up in time an answer that never begins, stops, or trickles', async () => {
    const at = await serve((request, response) => {
      if (request.url === '/silent') return;
      response.writeHead(200, inCalendarType);
      response.write('B');
      if (request.url === '/trickle') intervals.push(setInterval(() => response.write('E'), 100));
    });
    for (const path of ['/silent', '/stops', '/trickle']) {
      const started = performance.now();
      expect(await faultOf(fetchFrom(at, path, IMPATIENT))).toBe('TOO_SLOW');
      expect(performance.now() - started).toBeLessThan(LIMITS.idleMs);
    }
  });

  it('reports a server that is not there or does not speak TLS as unreachable', async () => {
    const at = await serve((_request, response) => response.end());
    const fetcher = new SafeFetch({ FETCH_PRIVATE_HOSTS: [at, '127.0.0.1:1'] });
    expect(await faultOf(fetcher.fetch('http://127.0.0.1:1/', LIMITS))).toBe('UNREACHABLE');
    expect(await faultOf(fetcher.fetch(`https://${at}/`, LIMITS))).toBe('UNREACHABLE');
  });
});

describe('a redirect', () => {
  const redirecting = (location: (url: string) => string | undefined) =>
    serve((request, response) => {
      const to = location(request.url!);
      if (to === undefined) response.writeHead(200, inCalendarType).end(CALENDAR);
      else response.writeHead(302, { location: to }).end();
    });

  it('is followed at most three times', async () => {
    const at = await redirecting((url) => (url === '/0' ? undefined : `/${Number(url.slice(1)) - 1}`));
    expect((await fetchFrom(at, '/3')).toString()).toBe(CALENDAR);
    expect(await faultOf(fetchFrom(at, '/4'))).toBe('TOO_MANY_REDIRECTS');
  });

  it.each([
    ['http://127.0.0.1:9/', 'NOT_HTTPS'],
    ['https://127.0.0.1/', 'PRIVATE_ADDRESS'],
    ['https://[::ffff:127.0.0.1]/', 'PRIVATE_ADDRESS'],
    ['https://localhost/', 'PRIVATE_ADDRESS'],
    ['https://user:secret@example.org/', 'CREDENTIALS'],
    ['file:///etc/passwd', 'BAD_ADDRESS'],
    ['//169.254.169.254/', 'NOT_HTTPS'],
    ['http://[', 'BAD_ADDRESS'],
  ])('to %s is refused', async (location, code) => {
    const at = await redirecting(() => location);
    expect(await faultOf(fetchFrom(at))).toBe(code);
  });

  it('counts into the time in all', async () => {
    const at = await serve((request, response) => {
      setTimeout(() => response.writeHead(302, { location: request.url! }).end(), 450);
    });
    expect(await faultOf(fetchFrom(at, '/', { ...LIMITS, totalMs: 1_000 }))).toBe('TOO_SLOW');
  });
});

it('a fault never contains the address, which may be a secret', async () => {
  for (const address of ['https://127.0.0.1/a-secret-address', 'https://nowhere.invalid/a-secret-address'])
    await expect(strict.fetch(address, LIMITS)).rejects.not.toThrow(/a-secret-address/);
});
