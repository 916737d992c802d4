import { afterEach, describe, expect, it } from '@jest/globals';
import { type Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { type SMTPServerOptions } from 'smtp-server';
import { composeMail } from './compose.js';
import { renderMail } from './mail-layout.js';
import {
  type ReceivedMail,
  closeMailServers,
  mailServer,
  correctUntil,
  scriptedServer,
  smtpError,
} from './mail-servers.fixture.js';
import { MailRefused, smtpTransport } from './transports.js';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const content = renderMail(
  { subject: 'Été', title: 'Été', paragraphs: ['.', '..un point au début', 'x'.repeat(3_000)], reason: 'Parce que.' },
  'fr',
);
const parts: Parameters<typeof composeMail>[0] = {
  messageId: '<0123456789abcdef@spec.example>',
  from: { name: 'Traboule', email: 'bonjour@traboule.example' },
  to: { name: 'Jeanne, “Côté”', email: 'jeanne@spec.example' },
  locale: 'fr',
  content: { ...content, calendar: { method: 'REQUEST', body: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } },
};
const mail = () => composeMail(parts, now);

afterEach(closeMailServers);

const dribble = (socket: Socket) => {
  const drops = setInterval(() => socket.write('250-wait\r\n'), 50);
  socket.once('close', () => clearInterval(drops));
};

const rejection = async (sending: Promise<void>): Promise<Error> => {
  const answer = await sending.then(() => undefined, (error: Error) => error); // prettier-ignore
  expect(answer?.message).toBeTruthy();
  return answer!;
};

describe('a composed mail', () => {
  it.each(['', 'Un mot.', 'Été à Saint-Étienne', 'Ωραία μέρα, καλημέρα', 'a\nb\r\nc', `${'x'.repeat(3_000)}\n.\n`, '=3D = \t \n ', '🙂'.repeat(90)]) // prettier-ignore
  ('contains %j unchanged, in lines of a valid length', async (text) => {
    const { raw } = await composeMail({ ...parts, content: { ...parts.content, text, html: `<p>${text}</p>` } }, now); // prettier-ignore
    const parsed = await PostalMime.parse(raw);
    const lines = (value = '') => value.replace(/\r?\n/g, '\n').trim();
    expect(lines(parsed.text)).toBe(lines(text));
    expect(lines(parsed.html)).toBe(lines(`<p>${text}</p>`));
    expect(parsed.attachments).toHaveLength(2);
    expect(raw.toString()).not.toMatch(/(?<!\r)\n|[^\r\n]{999}/);
  });
});

describe('sending by SMTP', () => {
  it('sends exactly the mail that was composed', async () => {
    const { taken, url } = await mailServer();
    await smtpTransport(url)(await mail(), now);
    expect(taken).toHaveLength(1);
    const [{ from, to, raw }] = taken as [ReceivedMail];
    expect({ from, to }).toEqual({ from: 'bonjour@traboule.example', to: ['jeanne@spec.example'] });
    const parsed = await PostalMime.parse(raw);
    expect(parsed.messageId).toBe('<0123456789abcdef@spec.example>');
    expect(parsed.to).toMatchObject([{ name: 'Jeanne, “Côté”', address: 'jeanne@spec.example' }]);
    expect(parsed.subject).toBe('Été');
    expect(parsed.text?.trim()).toBe(content.text.trim());
    expect(parsed.html?.trim()).toBe(content.html.trim());
    expect(parsed.attachments).toHaveLength(2);
  });

  it.each([
    [421, 'RCPT'],
    [450, 'RCPT'],
    [451, 'DATA'],
    [452, 'DATA'],
  ])('can be retried after the reply %i to %s', async (code, command) => {
    const fault = smtpError(code);
    const { taken, url } = await mailServer(command === 'RCPT' ? { onRcptTo: (_to, _session, answer) => answer(fault) } : { answerData: () => fault }); // prettier-ignore
    const error = await rejection(smtpTransport(url)(await mail(), now));
    expect(error).not.toBeInstanceOf(MailRefused);
    expect(taken).toHaveLength(0);
  });

  it.each([
    [550, 'RCPT'],
    [553, 'RCPT'],
    [552, 'DATA'],
    [554, 'DATA'],
  ])('is refused permanently by the reply %i to %s', async (code, command) => {
    const fault = smtpError(code, '5.1.1 never');
    const { url } = await mailServer(command === 'RCPT' ? { onRcptTo: (_to, _session, answer) => answer(fault) } : { answerData: () => fault }); // prettier-ignore
    const error = await rejection(smtpTransport(url)(await mail(), now));
    expect(error).toBeInstanceOf(MailRefused);
    expect(error.message).toContain('never');
  });

  it.each<[string, SMTPServerOptions]>([
    ['a refused sender (550)', { onMailFrom: (_from, _session, answer) => answer(smtpError(550)) }],
    ['a refused connection (554)', { onConnect: (_session, answer) => answer(smtpError(554)) }],
    ['a server that requires a login (530)', { authOptional: false }],
    ['a recipient that requires a login (530)', { onRcptTo: (_to, _session, answer) => answer(smtpError(530)) }],
  ])('can be retried after %s, because the configuration may be corrected', async (_case, options) => {
    const { url } = await mailServer(options);
    expect(await rejection(smtpTransport(url)(await mail(), now))).not.toBeInstanceOf(MailRefused);
  });

  it('retries after a wrong password, because the configuration may be corrected', async () => {
    const { url } = await mailServer({ onAuth: (_auth, _session, answer) => answer(smtpError(535, 'no')), allowInsecureAuth: true }); // prettier-ignore
    const withPassword = url.replace('smtp://', 'smtp://somebody:wrong@');
    expect(await rejection(smtpTransport(withPassword)(await mail(), now))).not.toBeInstanceOf(MailRefused);
  });

  it('can be retried when no server listens', async () => {
    expect(await rejection(smtpTransport('smtp://127.0.0.1:1')(await mail(), now))).not.toBeInstanceOf(MailRefused);
  });

  it('can be retried by the job when the connection breaks after the message and before the reply', async () => {
    let messages = 0;
    const url = await scriptedServer(correctUntil((socket) => (messages++ === 0 ? socket.write('250 taken\r\n') : socket.destroy()))); // prettier-ignore
    const send = smtpTransport(url);
    await send(await mail(), now); // the next mail uses a connection that is already open
    expect(await rejection(send(await mail(), now))).not.toBeInstanceOf(MailRefused);
    expect(await rejection(smtpTransport(url)(await mail(), now))).not.toBeInstanceOf(MailRefused);
    expect(messages).toBe(3);
  });

  it('reuses a connection, and opens another when the server has closed it', async () => {
    const greeted: Socket[] = [];
    let messages = 0;
    const polite = correctUntil((socket) => (messages++, socket.write('250 taken\r\n')));
    const url = await scriptedServer((line, socket, state) => {
      if (line.startsWith('EHLO')) greeted.push(socket);
      polite(line, socket, state);
    });
    const send = smtpTransport(url);
    for (let sent = 0; sent < 3; sent++) await send(await mail(), now);
    expect(greeted).toHaveLength(1);
    greeted[0]!.destroy();
    await send(await mail(), now);
    expect([greeted.length, messages]).toEqual([2, 4]);
    send.close!();
  });

  it('succeeds when the connection breaks right after the reply', async () => {
    const url = await scriptedServer(correctUntil((socket) => socket.end('250 taken\r\n', () => socket.destroy())));
    await smtpTransport(url)(await mail(), now);
  });

  it('succeeds once when the server replies twice', async () => {
    let messages = 0;
    const url = await scriptedServer(
      correctUntil((socket) => (messages++, socket.write('250 taken\r\n250 taken\r\n'))),
    );
    await smtpTransport(url)(await mail(), now);
    expect(messages).toBe(1);
  });

  it.each<[string, Parameters<typeof scriptedServer>]>([
    ['never greets', [() => {}, '']],
    ['stops replying after the greeting', [() => {}]],
    ['never replies to the message', [correctUntil(() => {})]],
    ['sends its reply one byte at a time', [correctUntil(dribble)]],
  ])('times out and can be retried when the server %s', async (_case, script) => {
    const url = await scriptedServer(...script);
    const started = performance.now();
    expect(await rejection(smtpTransport(url, 0.5)(await mail(), now))).not.toBeInstanceOf(MailRefused);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
