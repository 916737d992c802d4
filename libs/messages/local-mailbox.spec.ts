import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { type Env, PlatformModule, readEnv } from '#libs/platform';
import { Given, type GivenNetwork, type TestDatabase, XSS_PAYLOADS, cloneDatabase } from '#libs/testing';
import { type BookingMail, bookingConfirmedMail } from './booking.mail.js';
import { type MailContent, renderMail } from './mail-layout.js';
import { Mailer } from './mailer.js';
import { MessagesModule } from './messages.module.js';

let db: TestDatabase;
let given: Given;
let network: GivenNetwork;
let app: NestFastifyApplication;

async function start(fields: Record<string, string>): Promise<NestFastifyApplication> {
  const env: Env = readEnv({ DATABASE_URL: db.url, PUBLIC_URL: 'http://traboule.test:3000', ...fields });
  @Module({ imports: [PlatformModule.for(env, 'traboule_app'), MessagesModule.for(env)] })
  class App {}
  const started = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: false });
  await started.init();
  await started.getHttpAdapter().getInstance().ready();
  return started;
}
beforeAll(async () => {
  db = await cloneDatabase();
  given = await Given.on(db.url);
  network = await given.network();
  app = await start({});
});
afterAll(async () => {
  await app.close();
  await given.end();
  await db.drop();
});
afterEach(async () => void (await given.client.query('truncate message, local_mail')));

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { host: 'localhost:3000', ...headers } });

const at = (text: string) => Temporal.Instant.from(text);
const booking: BookingMail = {
  bookingCode: 'K7P2QX',
  memberName: 'Jeanne Côté',
  memberEmail: 'jeanne@spec.example',
  items: [{ spaceName: 'Découpe laser', seats: 1 }],
  venue: { name: 'YouFactory', address: 'Villeurbanne', lat: 45.766, lon: 4.879, stepFree: true },
  start: at('2026-11-23T08:00:00Z'),
  end: at('2026-11-23T10:00:00Z'),
  zone: 'Europe/Paris',
  accessCode: '482913',
  opensAt: at('2026-11-23T07:45:00Z'),
  creditMinutesFromPass: 360,
  amountCents: 0,
  cancelFreeUntil: null,
  url: 'http://traboule.test:3000/lyon/bookings/K7P2QX',
  uid: 'booking-1@traboule.test',
  sequence: 0,
  stampedAt: at('2026-11-20T08:00:00Z'),
  organizer: { name: 'Traboule', email: 'bonjour@traboule.example' },
};
async function send(
  content: MailContent,
  recipient = { name: 'Jeanne', email: 'jeanne@spec.example' },
): Promise<string> {
  const { id } = await given.one<{ id: string }>('select uuidv7() as id');
  await app.get(Mailer).deliver({
    networkId: network.id,
    kind: 'booking.confirmed',
    subjectId: id,
    recipient: { id, locale: 'fr', ...recipient },
    dueAt: at('2026-11-23T08:00:00Z'),
    content,
  });
  return (await given.one<{ id: string }>('select id from local_mail order by id desc limit 1')).id;
}
const plain = (subject: string) => renderMail({ subject, title: subject, paragraphs: [subject], reason: '' }, 'fr');

describe('the local mailbox', () => {
  it('lists the newest mails first in pages, and refreshes its first page', async () => {
    expect((await get('/dev/mail')).body).toContain('Aucun message');
    for (let n = 1; n <= 27; n++) await send(plain(`Message ${n} !`));
    const first = await get('/dev/mail');
    expect(first.statusCode).toBe(200);
    const subjects = (body: string) => [...body.matchAll(/Message (\d+) !/g)].map(([, n]) => Number(n));
    expect(subjects(first.body)).toEqual(Array.from({ length: 25 }, (_none, n) => 27 - n));
    expect(first.headers.refresh).toBe('5');
    const older = /href="(\/dev\/mail\?before=[0-9a-f-]+)"/.exec(first.body)![1]!;
    const second = await get(older);
    expect(subjects(second.body)).toEqual([2, 1]);
    expect(second.body).not.toContain('before=');
    expect(second.headers.refresh).toBeUndefined();
  });

  it('shows the envelope, the HTML in a frame, the text and the attachments of a mail', async () => {
    const id = await send(bookingConfirmedMail(booking, 'fr'));
    const { body, headers } = await get(`/dev/mail/${id}`);
    for (const part of ['bonjour@traboule.example', 'jeanne@spec.example', `src="/dev/mail/${id}/html"`, 'traboule.ics', '482913', `href="/dev/mail/${id}/raw"`]) expect(body).toContain(part); // prettier-ignore
    expect(body).toMatch(/<iframe\s+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('serves a mail’s HTML so that it cannot run scripts, load, send or be framed by other sites', async () => {
    const content = bookingConfirmedMail(booking, 'fr');
    const { body, headers } = await get(`/dev/mail/${await send(content)}/html`);
    expect(body.replaceAll('\r\n', '\n').trim()).toBe(content.html.trim());
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'", 'sandbox allow-popups']) expect(policy).toContain(part); // prettier-ignore
    expect(policy).not.toMatch(/script|https?:|\*/);
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it('serves the calendar as a file, byte for byte', async () => {
    const content = bookingConfirmedMail(booking, 'fr');
    const id = await send(content);
    const { body } = await get(`/dev/mail/${id}`);
    const files = [...body.matchAll(/href="(\/dev\/mail\/[^"]*\/files\/\d+)"/g)].map(([, path]) => path!);
    expect(files).toHaveLength(2);
    for (const path of files) {
      const file = await get(path);
      expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
      expect(file.headers['content-disposition']).toBe("attachment; filename*=UTF-8''traboule.ics");
      expect(file.body).toBe(content.calendar!.body);
    }
  });

  it('lists every mail that can be sent, composed with invented data, without sending it', async () => {
    const { body } = await get('/dev/mail/previews');
    for (const file of ['account.securityNotice.fr.html', 'account.digest-weekly.en.txt'])
      expect(body).toContain(`href="/dev/mail/previews/${file}"`);
    const shown = await get('/dev/mail/previews/account.securityNotice.en.html');
    expect(shown.body).toContain('A passkey was added to your account');
    expect(String(shown.headers['content-security-policy'])).toContain("default-src 'none'");
    expect((await get('/dev/mail/previews/account.digest-weekly.fr.txt')).body).toContain('Votre semaine');
    expect((await get('/dev/mail/previews/no.such.mail.fr.html')).statusCode).toBe(404);
    expect((await given.client.query('select from local_mail')).rowCount).toBe(0);
  });

  it('serves the source of a mail', async () => {
    const { body, headers } = await get(`/dev/mail/${await send(plain('Bonjour'))}/raw`);
    expect(body).toMatch(/^Auto-Submitted: auto-generated\r\n/);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('lists the mails of one recipient as JSON', async () => {
    await send(plain('Pour Marc'), { name: 'Marc', email: 'marc@spec.example' });
    const id = await send(plain('Pour Jeanne'));
    const { body, headers } = await get('/dev/mail.json?to=JEANNE@spec.example');
    expect(JSON.parse(body)).toMatchObject([{ id, recipient: 'jeanne@spec.example', subject: 'Pour Jeanne' }]);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await get('/dev/mail.json')).statusCode).toBe(404);
  });

  it('is shown in French or English', async () => {
    expect((await get('/dev/mail', { 'accept-language': 'en-GB' })).body).toMatch(/<html lang="en">[^]*No message yet/);
    expect((await get('/dev/mail', { 'accept-language': 'de' })).body).toMatch(/<html lang="fr">/);
    expect((await get('/dev/mail/x', { 'accept-language': 'en' })).body).toContain('This message does not exist');
  });

  it('serves every page with a policy that allows no script and only its own style', async () => {
    const id = await send(bookingConfirmedMail(booking, 'fr'));
    for (const path of ['/dev/mail', `/dev/mail/${id}`, '/dev/mail/none']) {
      const { body, headers } = await get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
      expect(policy).not.toMatch(/script-src|unsafe/);
      expect(body).not.toMatch(/<script| style=| on[a-z]+=/i);
      const style = /<style>([^]*?)<\/style>/.exec(body)![1]!;
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(style))).toString('base64');
      expect(policy).toContain(`'sha256-${digest}'`);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' }); // prettier-ignore
    }
  });

  it('escapes the content of mails in its own pages', async () => {
    const tags = (body: string) => (body.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""').replace(/\s+/g, ' ')); // prettier-ignore
    const text = { text: 'x', html: '<p>x</p>' };
    const tame = await send({ subject: 'x', ...text });
    const [tameList, tameMail] = [tags((await get('/dev/mail')).body), tags((await get(`/dev/mail/${tame}`)).body)];
    for (const payload of XSS_PAYLOADS) {
      await given.client.query('truncate message, local_mail');
      const id = await send({ subject: `x${payload}`, text: payload, html: '<p>x</p>' }, { name: payload, email: 'jeanne@spec.example' }); // prettier-ignore
      expect(tags((await get('/dev/mail')).body)).toEqual(tameList);
      expect(tags((await get(`/dev/mail/${id}`)).body)).toEqual(tameMail);
    }
  });

  it.each(['/dev/mail/none', '/dev/mail/00000000-0000-4000-8000-000000000000', "/dev/mail/1'%20or%201=1", '/dev/mail/%00', '/dev/mail?before=x', '/dev/mail?before=a&before=b', '/dev/mail.json?to=a&to=b']) // prettier-ignore
  ('answers 404 at %s', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });

  it('answers 404 for an attachment that does not exist', async () => {
    const id = await send(plain('Bonjour'));
    for (const number of ['0', '-1', '1e3', '9999', '__proto__', 'length', '0x0'])
      expect((await get(`/dev/mail/${id}/files/${number}`)).statusCode).toBe(404);
  });

  it('answers requests to loopback host names only', async () => {
    const id = await send(plain('Secret'));
    for (const host of ['localhost:3000', '127.0.0.1:3001', '127.0.0.1', '[::1]:3000'])
      expect((await get('/dev/mail', { host })).body).toContain('Secret');
    for (const host of [
      'traboule.test:3000',
      '192.168.1.20',
      'evil.example',
      'localhost.evil.example',
      'traboule.test.evil.example',
      'a b',
      '127.0.0.1.evil.example',
    ])
      for (const path of [
        '/dev/mail',
        `/dev/mail/${id}`,
        `/dev/mail/${id}/raw`,
        '/dev/mail.json?to=jeanne@spec.example',
      ]) {
        const { statusCode, body } = await get(path, { host });
        expect([statusCode, body.includes('Secret')]).toEqual([404, false]);
      }
  });

  it.each<[string, Record<string, string>]>([
    ['with a mail server', { SMTP_URL: 'smtp://127.0.0.1:25' }],
    [
      'in production',
      { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:25', SECRET: 'x'.repeat(32), FILES_DIR: '/files' },
    ],
  ])('does not exist %s', async (_case, fields) => {
    await send(plain('Secret'));
    const other = await start(fields);
    try {
      for (const url of ['/dev/mail', '/dev/mail.json?to=jeanne@spec.example']) {
        const { statusCode, body } = await other.inject({
          method: 'GET',
          url,
          headers: { host: 'localhost:3000' },
        });
        expect([statusCode, body.includes('Secret')]).toEqual([404, false]);
      }
    } finally {
      await other.close();
    }
  });
});
