import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that counts accepted mails by Message-ID. */
export class CountingMailServer {
  /** Number of accepted copies by Message-ID. */
  readonly copies = new Map<string, number>();
  lastAt = 0;
  url = '';

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData: (stream, _session, answer) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const head = Buffer.concat(parts).toString('latin1', 0, 16_000);
        const id = /^message-id:\s*(<[^>]+>)/im.exec(head)?.[1] ?? 'none';
        this.copies.set(id, (this.copies.get(id) ?? 0) + 1);
        this.lastAt = performance.now();
        answer();
      });
    },
  });

  async start(): Promise<this> {
    this.server.on('error', () => {}); // clients that were killed cause errors
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    this.url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    return this;
  }

  /** Number of mails with the Message-ID of an earlier one. */
  get duplicates(): number {
    return [...this.copies.values()].reduce((sum, count) => sum + count - 1, 0);
  }

  stop = (): Promise<void> => new Promise((done) => this.server.close(() => done()));
}
