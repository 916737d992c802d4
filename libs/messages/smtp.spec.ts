import { afterEach, describe, expect, it } from '@jest/globals';
import { type Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { type SMTPServerOptions } from 'smtp-server';
import { composeMail } from './compose.js';
import { renderMail } from './mail-layout.js';
import { type Taken, closeMailServers, mailServer, politeUntil, rudeServer, saying } from './mail-servers.fixture.js';
import { Refused, smtpTransport } from './transports.js';

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
  ('says %j, whole and in lines that may be sent', async (text) => {
    const { raw } = await composeMail({ ...parts, content: { ...parts.content, text, html: `<p>${text}</p>` } }, now); // prettier-ignore
    const parsed = await PostalMime.parse(raw);
    const lines = (said = '') => said.replace(/\r?\n/g, '\n').trim();
    expect(lines(parsed.text)).toBe(lines(text));
    expect(lines(parsed.html)).toBe(lines(`<p>${text}</p>`));
    expect(parsed.attachments).toHaveLength(2);
    expect(raw.toString()).not.toMatch(/(?<!\r)\n|[^\r\n]{999}/);
  });
});

describe('sending by SMTP', () => {
  it('hands over exactly the mail that was written', async () => {
    const { taken, url } = await mailServer();
    await smtpTransport(url)(await mail(), now);
    expect(taken).toHaveLength(1);
    const [{ from, to, raw }] = taken as [Taken];
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
  ])('may be tried again after %i to %s', async (code, command) => {
    const fault = saying(code);
    const { taken, url } = await mailServer(command === 'RCPT' ? { onRcptTo: (_to, _session, answer) => answer(fault) } : { answerData: () => fault }); // prettier-ignore
    const error = await rejection(smtpTransport(url)(await mail(), now));
    expect(error).not.toBeInstanceOf(Refused);
    expect(taken).toHaveLength(0);
  });

  it.each([
    [550, 'RCPT'],
    [553, 'RCPT'],
    [552, 'DATA'],
    [554, 'DATA'],
  ])('is refused for good by %i to %s', async (code, command) => {
    const fault = saying(code, '5.1.1 never');
    const { url } = await mailServer(command === 'RCPT' ? { onRcptTo: (_to, _session, answer) => answer(fault) } : { answerData: () => fault }); // prettier-ignore
    const error = await rejection(smtpTransport(url)(await mail(), now));
    expect(error).toBeInstanceOf(Refused);
    expect(error.message).toContain('never');
  });

  it.each<[string, SMTPServerOptions]>([
    ['a sender the server does not like (550)', { onMailFrom: (_from, _session, answer) => answer(saying(550)) }],
    ['a greeting that refuses us (554)', { onConnect: (_session, answer) => answer(saying(554)) }],
    ['a server that wants a login first (530)', { authOptional: false }],
    ['a recipient it only takes after a login (530)', { onRcptTo: (_to, _session, answer) => answer(saying(530)) }],
  ])('waits to be mended rather than give up over %s', async (_case, options) => {
    const { url } = await mailServer(options);
    expect(await rejection(smtpTransport(url)(await mail(), now))).not.toBeInstanceOf(Refused);
  });

  it('waits to be mended rather than give up over a wrong password', async () => {
    const { url } = await mailServer({ onAuth: (_auth, _session, answer) => answer(saying(535, 'no')), allowInsecureAuth: true }); // prettier-ignore
    const withPassword = url.replace('smtp://', 'smtp://somebody:wrong@');
    expect(await rejection(smtpTransport(withPassword)(await mail(), now))).not.toBeInstanceOf(Refused);
  });

  it('may be tried again when nobody listens', async () => {
    expect(await rejection(smtpTransport('smtp://127.0.0.1:1')(await mail(), now))).not.toBeInstanceOf(Refused);
  });

  it('may be tried again when the line is cut after the message, before the answer; by whoever asked, not here', async () => {
    let messages = 0;
    const url = await rudeServer(politeUntil((socket) => (messages++ === 0 ? socket.write('250 taken\r\n') : socket.destroy()))); // prettier-ignore
    const send = smtpTransport(url);
    await send(await mail(), now); // the next one goes over a connection that stands open
    expect(await rejection(send(await mail(), now))).not.toBeInstanceOf(Refused);
    expect(await rejection(smtpTransport(url)(await mail(), now))).not.toBeInstanceOf(Refused);
    expect(messages).toBe(3);
  });

  it('keeps a connection for the next mail, and finds another when the server closed it meanwhile', async () => {
    const greeted: Socket[] = [];
    let messages = 0;
    const polite = politeUntil((socket) => (messages++, socket.write('250 taken\r\n')));
    const url = await rudeServer((line, socket, state) => {
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

  it('is done when the line is cut right after the answer', async () => {
    const url = await rudeServer(politeUntil((socket) => socket.end('250 taken\r\n', () => socket.destroy())));
    await smtpTransport(url)(await mail(), now);
  });

  it('is done, once, when the server says so twice', async () => {
    let messages = 0;
    const url = await rudeServer(politeUntil((socket) => (messages++, socket.write('250 taken\r\n250 taken\r\n'))));
    await smtpTransport(url)(await mail(), now);
    expect(messages).toBe(1);
  });

  it.each<[string, Parameters<typeof rudeServer>]>([
    ['never greets', [() => {}, '']],
    ['falls silent after the greeting', [() => {}]],
    ['never answers the message', [politeUntil(() => {})]],
    ['dribbles for ever', [politeUntil(dribble)]],
  ])('ends in time, to be tried again, when the server %s', async (_case, script) => {
    const url = await rudeServer(...script);
    const started = performance.now();
    expect(await rejection(smtpTransport(url, 0.5)(await mail(), now))).not.toBeInstanceOf(Refused);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
