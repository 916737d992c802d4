import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import parseAddresses from 'nodemailer/lib/addressparser';
import {
  type CalendarPerson,
  type Clock,
  type Database,
  type Env,
  type Locale,
  failpoint,
  parseMailAddress,
  createNetworkBatcher,
  instrument,
} from '#libs/platform';
import { composeMail } from './compose.js';
import { type MailContent } from './mail-layout.js';
import {
  type Claim,
  type Claimed,
  type MessageKey,
  type NotClaimed,
  type Sent,
  claimMessages,
  releaseMessage,
  markMessageFailed,
  markMessagesSent,
} from './message.queries.js';
import { ABANDONED_SECONDS, MailRefused, type Transport, localTransport, smtpTransport } from './transports.js';

export interface MailMessage {
  networkId: string;
  /** The name of the kind of notification, or of digests. */
  kind: string;
  /** The booking, sign-in or audit entry that the message is about. */
  subjectId: string;
  /** `id` is that of the account. For a sign-in, where there may be no account yet, it is that of the sign-in token. */
  recipient: { id: string; email: string; name: string; locale: Locale };
  /** When the message was due. A later reminder about the same subject is another message. */
  dueAt: Temporal.Instant;
  content: MailContent;
}

export type Delivery = 'SENT' | 'ALREADY_SENT' | 'FAILED';

const MARK_RETRY_MS = 500;
const UNIQUE_VIOLATION = '23505';
/** Whether a retry may succeed: the error is not a rejection by the database. */
const isTransientDatabaseError = ({ code }: { code?: string }) => code === undefined || /^(08|53|57P|E)/.test(code);

/** Reads MAIL_FROM. @throws when it does not contain exactly one address */
function senderOf(env: Env): CalendarPerson {
  const [sender, ...others] = parseAddresses(env.MAIL_FROM, { flatten: true });
  if (
    /[\r\n]/.test(env.MAIL_FROM) ||
    !sender?.address ||
    others.length > 0 ||
    parseMailAddress(sender.address) !== sender.address
  ) {
    throw new Error('MAIL_FROM must be one address, such as: Traboule <bonjour@example.org>');
  }
  return { name: sender.name || 'Traboule', email: sender.address };
}

/**
 * Sends each message once: claims its receipt, sends the mail, marks the receipt as sent. If the process dies in between, the
 * next attempt takes over the claim and sends again under the same Message-ID, by which receivers drop the duplicate.
 */
export class Mailer {
  private readonly log = new Logger(Mailer.name);
  /** The sender of all mails and the organizer in calendars. */
  readonly sender: CalendarPerson;
  private readonly transport: Transport;
  /** Simultaneous messages are claimed, and marked as sent, in one statement. */
  private readonly claimed: (networkId: string, claim: Claim) => Promise<Claimed | NotClaimed>;
  private readonly sent: (networkId: string, sent: Sent) => Promise<unknown>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Env,
    transport?: Transport,
  ) {
    this.sender = senderOf(env);
    if (env.NODE_ENV === 'production' && !env.SMTP_URL) throw new Error('SMTP_URL is required in production');
    this.transport = transport ?? (env.SMTP_URL ? smtpTransport(env.SMTP_URL) : localTransport(database));
    this.claimed = createNetworkBatcher(database, (tx, claims: readonly Claim[]) =>
      claimMessages(tx, claims, ABANDONED_SECONDS),
    );
    this.sent = createNetworkBatcher(database, async (tx, sent: readonly Sent[]) => {
      await markMessagesSent(tx, sent);
      return sent;
    });
  }

  onModuleDestroy(): void {
    this.transport.close?.();
  }

  /** An address on this server for a mail, built from PUBLIC_URL only. `path` starts with one slash. */
  link(path: string): string {
    const url = new URL(`${this.env.PUBLIC_URL}${path}`);
    if (!/^\/(?![/\\])/.test(path) || url.origin !== new URL(this.env.PUBLIC_URL).origin) {
      throw new TypeError('A link in a mail must be a path of this deployment');
    }
    return url.href;
  }

  /** Sends a message unless it was sent before. @throws when sending failed temporarily: the job must be retried */
  deliver(message: MailMessage): Promise<Delivery> {
    return instrument(
      { kind: 'mail', name: message.kind },
      () => this.attempt(message),
      (delivery) => delivery,
    );
  }

  private async attempt(message: MailMessage): Promise<Delivery> {
    const { networkId, kind, subjectId, recipient, dueAt } = message;
    const key = { kind, subjectId, recipientId: recipient.id, dueAt };
    const claimedAt = this.clock.now();
    const markUntil = performance.now() + (ABANDONED_SECONDS - 1) * 1_000;
    const claim = await this.claim(networkId, key, claimedAt);
    if (typeof claim === 'string') return claim;
    failpoint('mail:claimed');
    try {
      await this.send(message, claim);
    } catch (error) {
      return await this.recordFailure(networkId, claim, claimedAt, error as Error);
    }
    failpoint('mail:sent');
    const { subject, text, html, calendar } = message.content;
    const contentHash = createHash('sha256').update(JSON.stringify([subject, text, html, calendar])).digest(); // prettier-ignore
    await this.markSent(networkId, { id: claim.id, at: this.clock.now(), contentHash }, markUntil);
    failpoint('mail:marked');
    return 'SENT';
  }

  private async claim(networkId: string, key: MessageKey, at: Temporal.Instant): Promise<Claimed | Delivery> {
    const busy = () => new Error(`${key.kind} about ${key.subjectId} is being sent by another process`);
    const messageId = this.messageId(networkId, key);
    const claim = await this.claimed(networkId, { ...key, messageId, at }).catch((error: Error & { code?: string }) => {
      // Two simultaneous first claims conflict either at the key, where the second one waits, or at the Message-ID, which
      // depends on it.
      throw error.code === UNIQUE_VIOLATION ? busy() : error;
    });
    if (claim === 'CLAIMED' || claim === null) throw busy();
    if (typeof claim === 'object') return claim;
    return claim === 'SENT' ? 'ALREADY_SENT' : 'FAILED';
  }

  private async send({ recipient, content }: MailMessage, { messageId }: Claimed): Promise<void> {
    if (parseMailAddress(recipient.email) !== recipient.email) throw new MailRefused('Not a mail address');
    const to = { name: recipient.name, email: recipient.email };
    const now = this.clock.now();
    const mail = { messageId, from: this.sender, to, locale: recipient.locale, content };
    await this.transport(await composeMail(mail, now), now);
  }

  /** Marks a mail as sent, retrying while its claim is valid: otherwise a short database outage would send it twice. */
  private async markSent(networkId: string, sent: Sent, until: number): Promise<void> {
    for (;;) {
      try {
        return void (await this.sent(networkId, sent));
      } catch (error) {
        if (!isTransientDatabaseError(error as { code?: string }) || performance.now() > until) throw error;
        await sleep(MARK_RETRY_MS);
      }
    }
  }

  private async recordFailure(
    networkId: string,
    claim: Claimed,
    claimedAt: Temporal.Instant,
    error: Error,
  ): Promise<'FAILED'> {
    const reason = error.message.slice(0, 500);
    if (error instanceof MailRefused) {
      await this.database.inTransaction(networkId, (tx) => markMessageFailed(tx, claim.id, reason));
      this.log.error(`Message ${claim.id} was refused permanently; its receipt contains the reason`);
      return 'FAILED';
    }
    await this.database
      .inTransaction(networkId, (tx) => releaseMessage(tx, claim.id, reason, claimedAt))
      .catch(() => {}); // the claim expires by itself
    throw error;
  }

  private messageId(networkId: string, { kind, subjectId, recipientId, dueAt }: MessageKey): string {
    const identity = [networkId, kind, subjectId, recipientId, dueAt.toString()].join('/');
    const hash = createHash('sha256').update(identity).digest('hex').slice(0, 40);
    return `<${hash}@${new URL(this.env.PUBLIC_URL).hostname}>`;
  }
}
