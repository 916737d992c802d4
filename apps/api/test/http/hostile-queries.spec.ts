import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '#libs/platform';
import { startApi } from '#libs/testing';
import { AttackTestApp } from './attack-test-app.fixture.js';

let app: AttackTestApp;

beforeAll(async () => {
  app = await AttackTestApp.start();
});
afterEach(() => app.expectStillServing());
afterAll(() => app?.end());

const many = (n: number, part: (i: number) => string): string => Array.from({ length: n }, (_, i) => part(i)).join(' ');
const deep = (levels: number): string =>
  `{ venue(slug: "lieu-1") ${'{ spaces { edges { node { venue '.repeat(levels)} { name } ${'} } } } '.repeat(levels)} }`;

describe('documents that cost too much', () => {
  const documents: [what: string, document: string][] = [
    ['too deep', deep(4)],
    ['too deep through fragments', `{ venue(slug: "x") { ...A } } fragment A on Venue { ${deep(4).slice(26, -2)} }`],
    ['more aliases than any page needs', `{ ${many(LIMITS.aliases + 1, (i) => `a${i}: network { name }`)} }`],
    [
      'a sign-in tried two hundred times',
      `mutation { ${many(200, (i) => `a${i}: signIn(token: "x") { __typename }`)} }`,
    ],
    ['two mutations', `mutation { signOut { sessions } setLocale(locale: FR) { id } }`],
    [
      'two mutations through a fragment',
      `mutation { ...F } fragment F on Mutation { a: signOut { sessions } b: signOut { sessions } }`,
    ],
    ['two mutations, inline', `mutation { ... { a: signOut { sessions } b: signOut { sessions } } }`],
    ['fragments in a circle', `{ network { ...A } } fragment A on Network { ...B } fragment B on Network { ...A }`],
    ['a fragment of itself', `{ network { ...A } } fragment A on Network { name ...A }`],
    [
      'fragments that double',
      `{ network { ...F0 } } ${many(25, (i) => `fragment F${i} on Network { ${i < 24 ? `...F${i + 1} ...F${i + 1}` : 'name'} }`)}`,
    ],
    ['more tokens than fit', `{ ${many(LIMITS.tokens, () => 'a')} }`],
    ['a hundred thousand tokens', `{${many(100_000, () => 'a')}}`],
    ['directives piled up', `{ network ${many(LIMITS.directives + 1, () => '@skip(if: false)')} { name } }`],
    ['unknown directives', `{ network ${many(400, (i) => `@a${i}`)} { name } }`],
    [
      'pages of pages',
      `{ searchVenues(first: 50) { edges { node { venue { spaces(first: 50) { edges { node { capabilities { label } venue { name } } } } } } } } }`,
    ],
    ['a comment without end', `{ network { name } } #${'x'.repeat(LIMITS.characters)}`],
    ['blanks without end', `{ network { name } }${' '.repeat(LIMITS.characters)}`],
    ['a name without end', `{ ${'a'.repeat(100_000)} }`],
    ['a number without end', `{ myBookings(first: ${'9'.repeat(10_000)}) { totalCount } }`],
    ['a subscription', `subscription { venue }`],
    ['@defer', `{ network { ... @defer { name } } }`],
    ['@stream', `{ networks @stream(initialCount: 1) { name } }`],
    [
      'introspection in a circle',
      `{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }`,
    ],
    ['a directive that is declared here', `directive @a on FIELD { network @a { name } }`],
    ['a type that is declared here', `type Query { a: Int } query { network { name } }`],
    ['one fragment twice', `{ network { ...A } } fragment A on Network { name } fragment A on Network { slug }`],
    ['a fragment for nothing', `{ network { name } } fragment A on Network { name }`],
    ['one variable twice', `query ($a: Int, $a: Int) { myBookings(first: $a) { totalCount } }`],
    ['a variable of an output’s type', `query ($a: Network) { network { name } }`],
    ['a default that does not fit', `query ($a: Int = "x") { myBookings(first: $a) { totalCount } }`],
    ['two things under one name', `{ network { name: slug name } }`],
    ['a skipped operation', `mutation @skip(if: true) { signOut { sessions } }`],
    ['a root field skipped by a missing variable', `query ($a: Boolean!) { network @skip(if: $a) { name } }`],
    ['nothing', `{ }`],
    ['only a fragment', `fragment A on Network { name }`],
    ['no GraphQL', `select * from booking`],
    ['ten thousand brackets', '{a'.repeat(10_000)],
    ['lists in lists', `{ propose(need: { equipment: ${'['.repeat(300)}${']'.repeat(300)} }) { offers { token } } }`],
  ];
  it.each(documents)('are refused with little work: %s', async (_what, document) => {
    const before = process.cpuUsage();
    const { status, code } = await app.expectQueryRefused(document);
    expect(status).toBe(400);
    expect(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']).toContain(code);
    const { user, system } = process.cpuUsage(before); // the api runs in this process
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });

  it('are refused when a variable sets the size of nested pages', async () => {
    const query = `query ($n: Int!) { searchVenues(first: $n) { edges { node { venue { spaces(first: $n) { edges { node { capabilities { label } venue { name } } } } } } } } }`;
    expect((await app.expectQueryRefused(query, { n: 50 })).status).toBe(400);
    expect((await app.expectQueryRefused(query, { n: 2 ** 40 })).code).toBe('BAD_USER_INPUT');
    expect((await app.expectQueryRefused(query, {})).code).toBe('BAD_USER_INPUT');
    const once = () => app.api.ask('lyon', query, { n: 1 }, app.member);
    expect((await once()).status).toBe(200);
    expect((await app.expectQueryRefused(query, { n: 50 })).status).toBe(400); // the cost of an earlier request does not count
    expect((await app.expectQueryRefused(query, { n: '1' })).code).toBe('BAD_USER_INPUT');
    expect((await once()).status).toBe(200);
  });

  it('run only the operation that is named', async () => {
    const both = `mutation A { signIn(token: "x") { __typename } } mutation B { signOut { sessions } }`;
    expect((await app.expectQueryRefused(both)).code).toBe('OPERATION_RESOLUTION_FAILURE');
    const { json } = await app.api.app.inject({
      method: 'POST',
      url: '/lyon/graphql',
      headers: { 'content-type': 'application/json', cookie: `traboule=${app.member.secret}` },
      payload: { query: both, operationName: 'A' },
    });
    expect(json()).toEqual({ data: { signIn: { __typename: 'SignInLinkInvalid' } } });
    expect((await app.api.ask('lyon', '{ me { id } }', {}, app.member)).data).toEqual({
      me: { id: app.member.accountId },
    });
  });

  it.each(['B', '__proto__', 'constructor', 'x'.repeat(10_000)])(
    'are refused when the named operation is %j',
    async (name) => {
      expect((await app.expectQueryRefused('query A { network { name } }', undefined, name)).code).toBe(
        'OPERATION_RESOLUTION_FAILURE',
      );
    },
  );
});

describe('error messages', () => {
  it.each([
    ['a field', '{ netwrok { name } }'],
    ['a field of a field', '{ network { nam } }'],
    ['an argument', '{ venue(slugg: "x") { name } }'],
    ['a type', 'query ($a: Strin) { venue(slug: $a) { name } }'],
    ['an enum value', '{ myBookings(when: UPCOMIN) { totalCount } }'],
    ['an input field', '{ propose(need: { tex: "x" }) { offers { token } } }'],
    ['a fragment’s type', '{ network { ... on Networ { name } } }'],
  ])('suggest no name for %s', async (_what, document) => {
    expect((await app.expectQueryRefused(document)).message).not.toMatch(/suggest|did you mean/i);
  });
  it('suggest no value for a variable', async () => {
    const { message, status } = await app.expectQueryRefused(
      'query ($w: BookingsWhen!) { myBookings(when: $w) { totalCount } }',
      {
        w: 'UPCOMIN',
      },
    );
    expect(message).not.toMatch(/did you mean|UPCOMING/i);
    expect(status).toBe(400);
  });

  it('do not reveal the schema in production', async () => {
    const production = await startApi(app.database.url, {
      env: { NODE_ENV: 'production', PUBLIC_URL: 'https://lieux.example', SMTP_URL: 'smtp://127.0.0.1:1' },
    });
    try {
      for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }']) {
        const { errors, status } = await production.ask('lyon', query);
        expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
      }
      expect((await production.app.inject({ url: '/dev/mail' })).statusCode).toBe(404);
    } finally {
      await production.close();
    }
  });
});
