import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { type ReadMail, readMail } from './bookings.fixture.js';

/** A real mail server that stores what it receives. `delayMs` and `refusal` make it slow or refuse mails. */
export class MailServer {
  readonly taken: ReadMail[] = [];
  /** The number of messages received, accepted or not. */
  asked = 0;
  delayMs = 0;
  refusal: Error | undefined;
  url = '';

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData: (stream, _session, answer) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => void this.take(Buffer.concat(parts)).then(() => answer(), answer));
    },
  });

  async start(): Promise<this> {
    this.server.on('error', () => {}); // errors of clients that died
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    this.url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    return this;
  }

  stop = (): Promise<void> => new Promise((done) => this.server.close(() => done()));

  private async take(raw: Buffer): Promise<void> {
    this.asked++;
    const { delayMs, refusal } = this;
    await sleep(delayMs);
    if (refusal) throw refusal;
    this.taken.push(await readMail(raw));
  }
}
