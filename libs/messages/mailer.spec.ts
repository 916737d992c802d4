import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { MailerTestContext, FaultyMailServer, content } from './mailer-test.fixture.js';
import { closeMailServers, mailServer, scriptedServer, smtpError } from './mail-servers.fixture.js';
import { Mailer } from './mailer.js';
import { MailRefused } from './transports.js';

let bench: MailerTestContext;
beforeAll(async () => void (bench = await MailerTestContext.start()));
afterAll(() => bench.end());
afterEach(() => bench.clear());

describe('delivering a message', () => {
  it('sends a message once, however often it is requested, and stores a receipt', async () => {
    const postbox = new FaultyMailServer();
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('SENT');
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('ALREADY_SENT');
    bench.clock.advance({ hours: 1 });
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('ALREADY_SENT');
    expect(postbox.taken).toHaveLength(1);
    expect(await bench.receipts()).toEqual([
      { state: 'SENT', error: null, message_id: postbox.taken[0]!.messageId, sent: true, hashed: true },
    ]);
  });

  it('treats another kind, subject, recipient or due time as another message', async () => {
    const postbox = new FaultyMailServer();
    const other = { ...bench.message().recipient, id: '00000000-0000-4000-8000-000000000008' };
    for (const fields of [
      {},
      { kind: 'booking.confirmed' as const },
      { subjectId: '00000000-0000-4000-8000-000000999999' },
      { recipient: other },
      { dueAt: Temporal.Instant.from('2026-11-23T08:00:00Z') },
      { networkId: (await bench.given.network()).id },
    ]) {
      expect(await bench.mailer(postbox).deliver(bench.message(fields))).toBe('SENT');
    }
    expect(new Set(postbox.taken.map(({ messageId }) => messageId)).size).toBe(6);
    for (const { messageId } of postbox.taken) expect(messageId).toMatch(/^<[0-9a-f]{40}@traboule\.example>$/);
  });

  it('sends one mail for 20 simultaneous requests', async () => {
    const postbox = new FaultyMailServer([() => new Promise((done) => setTimeout(done, 100))]);
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => bench.mailer(postbox).deliver(bench.message())),
    );
    expect(postbox.taken).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value === 'SENT')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(String(answer.reason)).toMatch(/being sent by another process/); // prettier-ignore
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('ALREADY_SENT');
  });

  it('fails permanently when the server refuses the mail permanently, and does not retry', async () => {
    const refuse = () => Promise.reject(new MailRefused('550 5.1.1 No such user'));
    const postbox = new FaultyMailServer([refuse, refuse]);
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('FAILED');
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('FAILED');
    expect(postbox.taken).toHaveLength(0);
    expect(await bench.receipts()).toMatchObject([{ state: 'FAILED', error: '550 5.1.1 No such user', sent: false }]);
  });

  it('throws on a temporary failure, and the next attempt can start at once', async () => {
    const postbox = new FaultyMailServer([() => Promise.reject(new Error('421 Try later'))]);
    await expect(bench.mailer(postbox).deliver(bench.message())).rejects.toThrow('421 Try later');
    expect(await bench.receipts()).toMatchObject([{ state: 'CLAIMED', error: '421 Try later', sent: false }]);
    expect(await bench.mailer(postbox).deliver(bench.message())).toBe('SENT');
    expect(await bench.receipts()).toMatchObject([{ state: 'SENT', error: null }]);
  });

  it.each(['', 'jeanne', 'a@b@c.example', 'a b@c.example', '"a"@c.example', 'a@c.example,x@evil.example', 'a@c.example\r\nBcc: x@evil.example', 'a@c.example>', `${'x'.repeat(300)}@c.example`]) // prettier-ignore
  ('fails without contacting a server for the address %j', async (email) => {
    const postbox = new FaultyMailServer();
    expect(
      await bench.mailer(postbox).deliver(bench.message({ recipient: { ...bench.message().recipient, email } })),
    ).toBe('FAILED');
    expect(postbox.taken).toHaveLength(0);
  });
});

describe('with a mail server', () => {
  afterEach(closeMailServers);
  const mailerTo = (url: string) => new Mailer(bench.database, bench.clock, { ...bench.env, SMTP_URL: url });
  const locally = () => bench.given.one<{ count: number }>('select count(*)::int as count from local_mail');

  it('sends through it and stores nothing locally', async () => {
    const { taken, url } = await mailServer();
    expect(await mailerTo(url).deliver(bench.message())).toBe('SENT');
    expect(taken.map(({ to }) => to)).toEqual([['jeanne@spec.example']]);
    expect(await locally()).toEqual({ count: 0 });
  });

  it('delivers one mail through a server that refuses, stalls, accepts without confirming, and finally confirms', async () => {
    let attempt = 0;
    const messageIds: string[] = [];
    const url = await scriptedServer((line, socket, state) => {
      if (line.startsWith('EHLO')) attempt++;
      if (state.inData) {
        if (line.startsWith('Message-ID:')) messageIds.push(line);
        if (line !== '.') return;
        state.inData = false;
        if (attempt === 3) return socket.destroy();
        return socket.write(attempt === 4 ? '451 not now\r\n' : '250 taken\r\n');
      }
      if (line.startsWith('RCPT') && attempt === 1) return socket.write('450 greylisted\r\n');
      if (line.startsWith('MAIL') && attempt === 2) return socket.end('421 closing\r\n');
      if (line === 'DATA') {
        state.inData = true;
        return socket.write('354 go on\r\n');
      }
      return line === 'QUIT' ? socket.end('221 bye\r\n') : socket.write('250 ok\r\n');
    });
    const deliver = () => mailerTo(url).deliver(bench.message()); // each time over a connection of its own
    for (let failed = 1; failed <= 4; failed++) await expect(deliver()).rejects.toThrow();
    expect(await deliver()).toBe('SENT');
    expect(await deliver()).toBe('ALREADY_SENT');
    expect(attempt).toBe(5);
    expect(messageIds).toHaveLength(3);
    expect(new Set(messageIds).size).toBe(1);
  });

  it('does not contact the server again after a permanent refusal', async () => {
    let attempts = 0;
    const refuse = smtpError(550, '5.1.1 No such user');
    const { url } = await mailServer({ onRcptTo: (_to, _session, answer) => (attempts++, answer(refuse)) });
    expect(await mailerTo(url).deliver(bench.message())).toBe('FAILED');
    expect(await mailerTo(url).deliver(bench.message())).toBe('FAILED');
    expect(attempts).toBe(1);
    expect(await bench.receipts()).toMatchObject([{ state: 'FAILED', error: expect.stringContaining('No such user') }]);
  });
});

describe('without a mail server', () => {
  const local = () => new Mailer(bench.database, bench.clock, bench.env);
  const kept = async () => (await bench.given.client.query<{ message_id: string; recipient: string; subject: string; raw: Buffer; received_at: Temporal.Instant }>('select * from local_mail order by id')).rows; // prettier-ignore

  it('stores the whole mail in the local mailbox, calendar included', async () => {
    const calendar = { method: 'REQUEST' as const, body: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    expect(await local().deliver(bench.message({ content: { ...content, calendar } }))).toBe('SENT');
    const [mail] = await kept();
    expect(mail).toMatchObject({ recipient: 'jeanne@spec.example', subject: 'Bonjour' });
    const parsed = await PostalMime.parse(mail!.raw);
    expect(parsed.messageId).toBe(mail!.message_id);
    expect(parsed.from).toMatchObject({ name: 'Réseau', address: 'bonjour@traboule.example' });
    expect(parsed.to).toMatchObject([{ name: 'Jeanne', address: 'jeanne@spec.example' }]);
    expect(parsed.text?.trim()).toBe(content.text.trim());
    expect(parsed.html?.trim()).toBe(content.html.trim());
    expect(parsed.attachments.map(({ mimeType, method, filename }) => [mimeType, method, filename])).toEqual([
      ['text/calendar', 'REQUEST', null],
      ['application/ics', undefined, 'traboule.ics'],
    ]);
    // The parser returns calendars with LF line ends; the raw mail has the required CRLF.
    for (const { content: body } of parsed.attachments)
      expect(Buffer.from(body as ArrayBuffer).toString()).toBe('BEGIN:VCALENDAR\nEND:VCALENDAR\n');
    expect(mail!.raw.toString()).toContain(Buffer.from(calendar.body).toString('base64'));
    const header = (name: string) => parsed.headers.find(({ key }) => key === name)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-language')).toBe('fr');
    expect(parsed.date).toBe(new Date(bench.clock.now().epochMilliseconds).toISOString());
  });

  it('stores one copy of a mail that is sent twice', async () => {
    await local().deliver(bench.message());
    await bench.given.client.query(`update message set state = 'CLAIMED', sent_at = null, error = 'unknown'`);
    expect(await local().deliver(bench.message())).toBe('SENT');
    expect(await kept()).toHaveLength(1);
  });

  it.each(['\r\nBcc: victim@evil.example', '\nX-Evil: 1', '\r\n\r\n<script>', '\u2028X-Evil: 1', '\u0000', '"; x@evil.example', ', x@evil.example', '<x@evil.example>']) // prettier-ignore
  ('adds no header and no recipient for %j in a name or subject', async (payload) => {
    const plain = bench.message();
    await local().deliver(plain);
    const tame = await PostalMime.parse((await kept())[0]!.raw);
    await bench.given.client.query('truncate message, local_mail');
    await local().deliver(bench.message({ recipient: { ...plain.recipient, name: `Jeanne${payload}` }, content: { ...content, subject: `Bonjour${payload}` } })); // prettier-ignore
    const wild = await PostalMime.parse((await kept())[0]!.raw);
    expect(wild.headers.map(({ key }) => key)).toEqual(tame.headers.map(({ key }) => key));
    expect(wild.to?.map(({ address }) => address)).toEqual(['jeanne@spec.example']);
    expect(wild.subject).toMatch(/^Bonjour/);
    expect(wild.text?.trim()).toBe(content.text.trim());
  });
});

describe('a mailer', () => {
  it.each(['Traboule', 'a@b.example, c@d.example', '<>', 'a b@c@d', 'Traboule <a@b.example>\r\nBcc: <x@evil.example>'])(
    'does not start with MAIL_FROM=%j',
    (from) => {
      expect(() => new Mailer(bench.database, bench.clock, { ...bench.env, MAIL_FROM: from })).toThrow('MAIL_FROM');
    },
  );

  it('does not start in production without a mail server', () => {
    expect(() => new Mailer(bench.database, bench.clock, { ...bench.env, NODE_ENV: 'production' })).toThrow('SMTP_URL');
  });

  it('builds links from its own public address only', () => {
    const from = bench.mailer(new FaultyMailServer());
    expect(from.link('/lyon/bookings/K7P2QX')).toBe('https://traboule.example/lyon/bookings/K7P2QX');
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      'x',
      '',
      '@evil.example',
      '.evil.example',
      'https://evil.example',
      ':80@evil.example/',
    ])
      // prettier-ignore
      expect(() => from.link(path)).toThrow();
  });
});
