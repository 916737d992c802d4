import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AttackTestApp } from '../http/attack-test-app.fixture.js';

let app: AttackTestApp;

beforeAll(async () => {
  app = await AttackTestApp.start();
});
afterEach(() => app.expectStillServing());
afterAll(() => app?.end());

describe('variables and literals', () => {
  const VENUE = 'query ($s: String!) { venue(slug: $s) { name } }';
  const PROPOSE = 'query ($n: NeedInput!) { propose(need: $n) { offers { token } } }';
  const SEARCH = 'query ($f: VenueFilter) { searchVenues(filter: $f) { totalCount } }';
  const nested = (levels: number): unknown => JSON.parse(`${'{"near":'.repeat(levels)}1${'}'.repeat(levels)}`);

  it.each([
    ['NUL in a variable', VENUE, { s: 'a\0b' }],
    ['half a surrogate pair', VENUE, { s: '\ud800' }],
    ['NUL in the name of a variable', VENUE, { 's\0': 'a', s: 'a' }],
    ['a list for a text', VENUE, { s: ['a'] }],
    ['an object for a text', VENUE, { s: { toString: 'x' } }],
    ['nothing for a required variable', VENUE, {}],
    ['nested a thousand times', PROPOSE, { n: nested(1_000) }],
    ['nested twenty thousand times', PROPOSE, { n: nested(20_000) }],
    ['twenty thousand codes', PROPOSE, { n: { equipment: Array.from({ length: 20_000 }, () => 'wifi') } }],
    ['an infinite place', PROPOSE, { n: { text: 'salle', near: { lat: 1e308, lon: 0 } } }],
    ['a number above 32 bits', PROPOSE, { n: { text: 'salle', party: 2 ** 40 } }],
    ['four hundred unknown kinds', SEARCH, { f: { kinds: Array.from({ length: 400 }, () => 'PALACE') } }],
    ['sixty thousand unknown kinds', SEARCH, { f: { kinds: Array.from({ length: 60_000 }, () => 'X') } }],
    [
      'twenty thousand unknown fields',
      SEARCH,
      { f: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, 0])) },
    ],
    ['half a person', PROPOSE, { n: { text: 'salle', party: 1.5 } }],
  ])('refuses %s as bad input', async (_what, query, variables) => {
    const before = performance.now();
    expect((await app.expectQueryRefused(query, variables)).code).toBe('BAD_USER_INPUT');
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('accepts a place next to the equator', async () => {
    const query = `query ($p: PointInput) { searchVenues(filter: { near: $p }) { totalCount } }`;
    for (const lat of [5e-324, -1e-200, 0]) {
      const { data } = await app.api.ask('lyon', query, { p: { lat, lon: 4.86 } }, app.member);
      expect(data).toEqual({ searchVenues: { totalCount: 1 } });
    }
  });

  it.each(['"a\\u0000b"', '"a\0b"', '"""a\0b"""', '"\\ud800"'])('refuses the literal %j', async (literal) => {
    expect((await app.expectQueryRefused(`{ venue(slug: ${literal}) { name } }`)).status).toBe(400);
  });
  it.each(['51', '0', '-1', '2147483648', '1e3', '1.5', 'null', '"10"', 'true', '[10]'])(
    'refuses the page size %s',
    async (first) => {
      for (const list of ['myBookings', 'searchVenues', 'myPass { ledger', 'venue(slug: "lieu-2") { spaces']) {
        const { errors } = await app.api.ask(
          'lyon',
          `{ ${list}(first: ${first}) { totalCount } ${list.includes('{') ? '}' : ''} }`,
          {},
          app.member,
        );
        expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors?.[0]?.extensions.code);
      }
    },
  );

  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const id = '019f0000-0000-7000-8000-000000000000';
  it.each([
    '',
    'x',
    '%%%',
    'a'.repeat(401),
    cursor({}),
    cursor([]),
    cursor(['a', 'b']),
    cursor([1, 2]),
    cursor([null, null]),
    cursor(['2026-11-23T00:00:00Z', 'x']),
    cursor(['2026-11-23T00:00:00Z', null]),
    cursor(['a\0', id]),
    cursor(['2026-11-23T00:00:00Z', id, 1]),
  ])('refuses the forged cursor %j', async (after) => {
    const lists = [
      'myBookings(after: $a) { totalCount }',
      'myPass { ledger(after: $a) { totalCount } }',
      'searchVenues(after: $a) { totalCount }',
      'venue(slug: "lieu-2") { spaces(after: $a) { totalCount } }',
    ];
    for (const list of lists) {
      const { errors } = await app.api.ask('lyon', `query ($a: String) { ${list} }`, { a: after }, app.member);
      expect([list, errors?.[0]?.extensions.code]).toEqual([list, 'BAD_USER_INPUT']);
    }
  });
  it.each(['2026-13-45T00:00:00Z', 'infinity', '2026-11-23', "'; drop table booking; --"])(
    'refuses %j as the time in a cursor',
    async (time) => {
      for (const list of ['myBookings(after: $a) { totalCount }', 'myPass { ledger(after: $a) { totalCount } }']) {
        const { errors } = await app.api.ask(
          'lyon',
          `query ($a: String) { ${list} }`,
          { a: cursor([time, id]) },
          app.member,
        );
        expect([list, errors?.[0]?.extensions.code]).toEqual([list, 'BAD_USER_INPUT']);
      }
    },
  );
});

describe('malformed requests', () => {
  const query = '{ network { name } }';
  it.each([
    ['two at once', [{ query }, { query }], 400],
    ['no object', 'null', 400],
    ['a text', '"x"', 400],
    ['a number', '1', 400],
    ['cut', '{"query":', 400],
    ['empty', '', 400],
    ['without a query', {}, 400],
    ['a query that is a number', { query: 1 }, 400],
    ['an empty query', { query: '' }, 400],
    ['variables as text', { query, variables: '{}' }, 400],
    ['variables as a list', { query, variables: [1] }, 400],
    ['extensions as text', { query, extensions: 'x' }, 400],
    ['an operation’s name that is a number', { query, operationName: 1 }, 400],
    ['another’s prototype', '{"query":"{ network { name } }","__proto__":{"x":1}}', 400],
    ['a hash of nothing known', { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }, 200],
    [
      'a hash of another query',
      { query, extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
      400,
    ],
    [
      'a persisted query of version 2',
      { query, extensions: { persistedQuery: { version: 2, sha256Hash: '0'.repeat(64) } } },
      400,
    ],
    ['a hash that is an object', { extensions: { persistedQuery: { version: 1, sha256Hash: { a: 1 } } } }, 200],
    ['a persisted query of nothing', { extensions: { persistedQuery: null } }, 400],
    ['two megabytes', { query, variables: { x: 'x'.repeat(2_000_000) } }, 413],
    ['just past 256 KiB', { query, variables: { x: 'x'.repeat(256 * 1024) } }, 413],
  ])('refuses %s', async (_what, body, status) => {
    expect((await app.expectRefused(body)).status).toBe(status);
  });

  it('stores a persisted query only when its document can run', async () => {
    for (const bad of ['{ nothing }', '{ network', `{ network { name } } #${'x'.repeat(20_000)}`]) {
      const extensions = {
        persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(bad).digest('hex') },
      };
      expect((await app.expectRefused({ query: bad, extensions })).status).toBe(400);
      expect((await app.expectRefused({ extensions })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    }
  });

  it('answers a known hash, and refuses a known hash with another document', async () => {
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const send = (body: object) =>
      app.api.app.inject({
        method: 'POST',
        url: '/lyon/graphql',
        headers: { 'content-type': 'application/json' },
        payload: body,
      });
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect((await send({ query, extensions })).json()).toEqual({ data: { network: { name: 'Lyon' } } });
    expect((await send({ extensions })).json()).toEqual({ data: { network: { name: 'Lyon' } } });
    expect((await app.expectRefused({ query: '{ me { id } }', extensions })).code).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['application/x-www-form-urlencoded', 'query=%7Bnetwork%7Bname%7D%7D', 400],
    ['text/plain', '{"query":"{ network { name } }"}', 400],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{ network { name } }"}\r\n--x--',
      415,
    ],
    ['', '{"query":"{ network { name } }"}', 415],
    ['application/xml', '<query/>', 415],
    ['application/json; charset=utf-16', Buffer.from('{"query":"{ network { name } }"}', 'utf16le'), 400],
  ])('refuses %j, a content type that other sites may send on behalf of a visitor', async (type, body, status) => {
    expect((await app.expectRefused(body, { 'content-type': type })).status).toBe(status);
  });

  it('refuses a compressed body without unpacking it', async () => {
    expect((await app.expectRefused(Buffer.from([0x1f, 0x8b, 0, 0]), { 'content-encoding': 'gzip' })).status).toBe(400);
  });

  it('refuses GET queries without the header that other sites cannot set, and every GET mutation', async () => {
    const get = (text: string, headers: Record<string, string> = {}) =>
      app.api.app.inject({
        url: `/lyon/graphql?query=${encodeURIComponent(text)}`,
        headers: { cookie: `traboule=${app.member.secret}`, ...headers },
      });
    expect((await get(query)).statusCode).toBe(400);
    expect((await get(query, { 'apollo-require-preflight': '1' })).json()).toEqual({
      data: { network: { name: 'Lyon' } },
    });
    const mutation = await get('mutation { signOut { sessions } }', { 'apollo-require-preflight': '1' });
    expect([mutation.statusCode, mutation.json().errors[0].extensions.code]).toEqual([405, 'BAD_USER_INPUT']);
    expect((await app.api.ask('lyon', '{ me { id } }', {}, app.member)).data).toEqual({
      me: { id: app.member.accountId },
    });
  });

  it.each(['atlantis', '__proto__', 'LYON', 'a%00b', '%27%3B%20drop', 'x'.repeat(190)])(
    'finds no network called %j',
    async (slug) => {
      const { status, code } = await app.expectRefused({ query }, {}, `/${slug}/graphql`);
      expect([status, code]).toEqual([404, 'NOT_FOUND']);
    },
  );
});
