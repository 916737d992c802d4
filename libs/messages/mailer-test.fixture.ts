import { setTimeout as sleep } from 'node:timers/promises';
import { Database, type Env, dataSourceFor, readEnv } from '#libs/platform';
import { Given, type GivenNetwork, TestClock, cloneDatabase } from '#libs/testing';
import { type OutgoingMail } from './compose.js';
import { renderMail } from './mail-layout.js';
import { type MailMessage, Mailer } from './mailer.js';
import { type Transport } from './transports.js';

const uuid = (part: number) => `00000000-0000-4000-8000-${String(part).padStart(12, '0')}`;

export const content = renderMail(
  { subject: 'Bonjour', title: 'Bonjour', paragraphs: ['Un mot.'], reason: 'Parce que.' },
  'fr',
);

/** A mail server that stores what it receives and fails once for each given fault. */
export class FaultyMailServer {
  readonly taken: OutgoingMail[] = [];
  constructor(private readonly faults: ((mail: OutgoingMail) => Promise<void> | void)[] = []) {}
  readonly transport: Transport = async (mail) => {
    const fault = this.faults.shift();
    if (fault) await fault(mail);
    this.taken.push(mail);
  };
}

/** The surroundings of the mailer's specs: a database, a clock that can be set, and a message to send. */
export class MailerTestContext {
  readonly clock = new TestClock(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  private subjects = 0;

  private constructor(
    readonly given: Given,
    readonly network: GivenNetwork,
    readonly database: Database,
    readonly env: Env,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(): Promise<MailerTestContext> {
    const db = await cloneDatabase();
    const given = await Given.on(db.url);
    const env = readEnv({
      DATABASE_URL: db.url,
      PUBLIC_URL: 'https://traboule.example',
      MAIL_FROM: 'Réseau <bonjour@traboule.example>',
    });
    const source = dataSourceFor(env, 'traboule_worker');
    await source.initialize();
    return new MailerTestContext(given, await given.network(), new Database(source), env, () => db.drop());
  }

  async end(): Promise<void> {
    await this.database.onModuleDestroy();
    await this.given.end();
    await this.drop();
  }

  async clear(): Promise<void> {
    this.subjects++;
    await this.given.client.query('truncate message, local_mail');
  }

  mailer(postbox: FaultyMailServer, on = this.database): Mailer {
    return new Mailer(on, this.clock, this.env, postbox.transport);
  }

  message(fields: Partial<MailMessage> = {}): MailMessage {
    return {
      networkId: this.network.id,
      kind: 'booking.reminder',
      subjectId: uuid(this.subjects),
      recipient: { id: uuid(7), email: 'jeanne@spec.example', name: 'Jeanne', locale: 'fr' },
      dueAt: Temporal.Instant.from('2026-11-23T07:59:59.123456Z'),
      content,
      ...fields,
    };
  }

  async receipts() {
    const { rows } = await this.given.client.query<{
      state: string;
      error: string | null;
      message_id: string;
      sent: boolean;
      hashed: boolean;
    }>(
      `select state, error, message_id, sent_at is not null as sent, content_hash is not null as hashed
         from message order by id`,
    );
    return rows;
  }

  async untilClaimed(): Promise<void> {
    while ((await this.receipts()).length === 0) await sleep(5);
  }
}
