import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailedKinds } from '#libs/messages';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi, violations } from '#libs/testing';
import { type Mailbox, everyMail } from '../fuzz/every-mail.fixture.js';
import { sendRaw, request } from './raw-socket.fixture.js';

const OURS = 'http://lieux.example';
/** Every header from which servers and frameworks have derived their own address. */
const POISON = {
  forwarded: 'for=192.0.2.1;host=evil.example;proto=https',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-server': 'evil.example',
  'x-forwarded-proto': 'javascript',
  'x-forwarded-scheme': 'evil',
  'x-forwarded-port': '6666',
  'x-forwarded-prefix': '//evil.example',
  'x-forwarded-for': 'evil.example, 192.0.2.1',
  'x-host': 'evil.example',
  'x-original-host': 'evil.example',
  'x-original-url': '//evil.example/',
  'x-rewrite-url': '//evil.example/',
  'x-request-id': 'evil-example-0000',
  'x-http-host-override': 'evil.example',
  referer: 'https://evil.example/',
  'user-agent': 'evil.example',
  'accept-language': 'fr, evil.example',
};

let database: TestDatabase;
let given: Given;
let api: TestApi;
let mailbox: Mailbox;
let url: string;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  const network = await given.network('lyon');
  const [member, space] = [await given.member(network), await given.space(network, { kind: 'DESK_AREA' })];
  // The most trusting configuration: one proxy is trusted.
  api = await startApi(database.url, { env: { PUBLIC_URL: OURS, TRUSTED_PROXIES: '1' } });
  url = await api.listen();
  mailbox = await everyMail(api, given, { network, member, space, headers: POISON });
}, 60_000);
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

describe('a request with forged host headers', () => {
  it('is tried for every kind of mail', () => {
    const missing = mailedKinds().filter((kind) => !mailbox.kinds.includes(kind));
    if (missing.length > 0)
      throw new Error(`Not sent: ${missing.join(', ')}. Have everyMail in apps/api/test/fuzz/every-mail.fixture.ts send them.`); // prettier-ignore
  });

  it('does not change the links in the text, the HTML and the calendar of mails', () => {
    expect(mailbox.mails.length).toBeGreaterThanOrEqual(mailedKinds().length);
    for (const mail of mailbox.mails) {
      const calendars = mail.attachments.map(({ content }) =>
        Buffer.from(content as ArrayBuffer)
          .toString()
          .replace(/\r?\n[ \t]/g, ''),
      );
      const all = [mail.raw, mail.subject, mail.text, mail.html, ...calendars].join('\n');
      // Random ids and encoded parts hold “evil” and “6666” by chance: a whole name, address or port is looked for.
      expect(all).not.toMatch(/evil[.-]example|:6666\b|\b192\.0\.2\.1\b|javascript:/);
      const links = [mail.text, mail.html, ...calendars].flatMap(
        (part) => part?.match(/https?:\/\/[^\s"<>]+|(?<=[=\s"'])\/\/[^\s"<>]+/g) ?? [],
      );
      expect(links.length).toBeGreaterThan(0);
      expect(
        links.filter(
          (link) => !link.startsWith(`${OURS}/lyon`) && !/^\/(unsubscribe|still-right)\//.test(link.slice(OURS.length)),
        ),
      ).toEqual([]);
      expect(mail.messageId).toMatch(/@lieux\.example>$/);
    }
  });

  it('does not appear in answers', () => {
    for (const answer of mailbox.answers)
      expect(answer.replace('"x-request-id":"evil-example-0000"', '')).not.toContain('evil');
  });

  it.each(['evil.example', 'lieux.example', 'localhost'])(
    'is refused when its address names another server, with the header `host: %s`',
    async (host) => {
      const body = JSON.stringify({ query: 'mutation { requestSignIn(email: "abs@spec.example") { __typename } }' });
      const headers = ['content-type: application/json', `content-length: ${body.length}`, `host: ${host}`];
      const answer = await sendRaw(url, [request('POST http://evil.example/lyon/graphql HTTP/1.1', headers, body)]);
      expect(answer.status).toBe(421);
      const { n } = await given.one<{ n: number }>(
        `select count(*)::int n from sign_in_token where email = 'abs@spec.example'`,
      );
      expect(n).toBe(0);
    },
  );
});
