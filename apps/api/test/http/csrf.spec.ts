import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AttackTestApp } from './attack-test-app.fixture.js';

let app: AttackTestApp;
beforeAll(async () => {
  app = await AttackTestApp.start({ ALLOWED_HOSTS: 'api,192.0.2.7' });
});
afterAll(() => app?.end());
/** The attack had no effect: the visitor’s language is still French and the session still exists. */
afterEach(async () => {
  const { locale } = await app.given.one(`select locale from account where id = $1`, [app.member.accountId]);
  await app.given.client.query(`update account set locale = 'fr'`);
  expect(locale).toBe('fr');
  await app.expectStillServing();
});

const EVIL = 'https://evil.example';
const MUTATION = 'mutation { setLocale(locale: EN) { id } }';
const send = (method: 'GET' | 'POST' | 'HEAD', url: string, headers: Record<string, string>, payload?: string) =>
  app.api.app.inject({
    method,
    url,
    headers: { cookie: `traboule=${app.member.secret}`, ...headers },
    ...(payload !== undefined && { payload }),
  });
const asGet = (query: string): string => `/lyon/graphql?query=${encodeURIComponent(query)}`;
const FROM: Record<string, string>[] = [{}, { origin: EVIL }, { 'sec-fetch-site': 'cross-site' }];
const FORM = `query=${encodeURIComponent(MUTATION)}`;
const JSON_BODY = JSON.stringify({ query: MUTATION });
const MULTIPART = ['--x', 'Content-Disposition: form-data; name="operations"', '', JSON_BODY, '--x--', ''].join('\r\n');

describe('requests that a foreign page can make a visitor’s browser send', () => {
  it.each([
    ['a link', {}],
    ['a link with our header', { 'apollo-require-preflight': '1' }],
    ['a link named as an operation', { 'x-apollo-operation-name': 'x' }],
    ['a link that says it is JSON', { 'content-type': 'application/json' }],
    ['a link that wants another method', { 'x-http-method-override': 'POST', 'apollo-require-preflight': '1' }],
  ])('have no effect as %s', async (_what, headers) => {
    for (const method of ['GET', 'HEAD'] as const)
      expect([400, 404, 405]).toContain((await send(method, asGet(MUTATION), headers)).statusCode);
  });

  it('have no effect as a link with the hash of a document that our pages once sent', async () => {
    const sha256Hash = createHash('sha256').update(MUTATION).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    // An attacker may send the document once, without a session, so that the server knows its hash.
    await app.api.app.inject({
      method: 'POST',
      url: '/lyon/graphql',
      headers: { 'content-type': 'application/json' },
      payload: { query: MUTATION, extensions },
    });
    const byHash = `/lyon/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
    const { statusCode } = await send('GET', byHash, { 'apollo-require-preflight': '1' });
    expect(statusCode).toBe(405);
    expect((await send('GET', byHash, {})).statusCode).toBe(400);
  });

  it.each([
    ['application/x-www-form-urlencoded', FORM],
    ['application/x-www-form-urlencoded; charset=utf-8', FORM],
    ['APPLICATION/X-WWW-FORM-URLENCODED', FORM],
    ['multipart/form-data; boundary=x', MULTIPART],
    ['text/plain', JSON_BODY],
    ['text/plain; charset=UTF-8', JSON_BODY],
    ['text/plain; application/json', JSON_BODY],
    ['text/plain;application/json', JSON_BODY],
    ['text/plain, application/json', JSON_BODY],
    ['application/json, text/plain', JSON_BODY],
    ['', JSON_BODY],
    [' ', JSON_BODY],
  ])('have no effect as a form of type %j', async (type, body) => {
    for (const more of FROM) {
      const { statusCode } = await send('POST', '/lyon/graphql', { 'content-type': type, ...more }, body);
      expect([400, 403, 415]).toContain(statusCode);
    }
  });

  it('are refused unless they are GET, on every path', async () => {
    for (const path of ['/lyon', '/lyon/graphql', '/operator/jobs/x/retry', '/oidc/callback', '/dev/mail', '/nowhere'])
      expect((await send('POST', path, { origin: EVIL }, '')).statusCode).toBe(403);
  });

  it.each<[what: string, headers: Record<string, string>]>([
    ['another site', { origin: EVIL }],
    ['another port', { origin: 'http://localhost:9999' }],
    ['a name that begins like ours', { origin: 'http://localhost:3000.evil.example' }],
    ['nowhere, as a sandboxed frame is', { origin: 'null' }],
    ['a file', { origin: 'file://' }],
    ['no address at all', { origin: 'http://[' }],
    ['a sibling under our domain', { 'sec-fetch-site': 'same-site', origin: 'http://blog.localhost:3000' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['another site that lies about where', { 'sec-fetch-site': 'cross-site', origin: 'null' }],
    ['another site that speaks for a proxy', { origin: EVIL, 'x-forwarded-host': 'evil.example' }],
  ])('have no effect as JSON from %s, even when the browser sends it', async (_what, headers) => {
    const { statusCode, body } = await send(
      'POST',
      '/lyon/graphql',
      { 'content-type': 'application/json', host: 'localhost:3000', 'apollo-require-preflight': '1', ...headers },
      JSON_BODY,
    );
    expect(statusCode).toBe(403);
    expect(JSON.parse(body).errors[0].extensions.code).toBe('FORBIDDEN');
  });
});

describe('DNS rebinding', () => {
  it('is refused, although the browser treats the foreign name as the same origin', async () => {
    const rebound = {
      'content-type': 'application/json',
      host: 'evil.example:3000',
      origin: 'http://evil.example:3000',
      'sec-fetch-site': 'same-origin',
    };
    const { statusCode, body } = await send('POST', '/lyon/graphql', rebound, JSON_BODY);
    expect(statusCode).toBe(421);
    expect(JSON.parse(body).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('requests of our own clients', () => {
  it.each<[what: string, headers: Record<string, string>]>([
    ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }],
    ['a page behind a proxy that calls us by another name', { origin: 'http://localhost:3000', host: 'api:3000' }],
    ['a page on a machine without a name', { origin: 'http://192.0.2.7:3000', host: '192.0.2.7:3000' }],
    ['a program', {}],
  ])('are carried out for %s', async (_what, headers) => {
    const json = { 'content-type': 'application/json', host: 'localhost:3000', ...headers };
    const { body } = await send('POST', '/lyon/graphql', json, JSON_BODY);
    expect(JSON.parse(body)).toEqual({ data: { setLocale: { id: app.member.accountId } } });
    await send('POST', '/lyon/graphql', json, JSON_BODY.replace('EN', 'FR'));
  });
});
