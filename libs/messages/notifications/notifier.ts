import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, type Job, Networks, SettingsReader, createNetworkBatcher, enqueue } from '#libs/platform';
import { type MailContent } from '../mail-layout.js';
import { type MailMessage, Mailer } from '../mailer.js';
import { quietHours } from '../messages.settings.js';
import { mailTime } from '../rules/quiet-hours.js';
import { type NotificationKind } from './notification-kinds.js';
import { type NotificationToRecord, recordNotifications } from './notification.queries.js';
import { type Delivery, defaultOf } from './topics.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/** What happened, and whom it concerns. */
export interface Notification<Data, Payload> {
  networkId: string;
  kind: NotificationKind<Data>;
  /** What it is about, such as a booking. */
  subjectId: string;
  recipient: MailMessage['recipient'];
  /** When it happened or is due. Kind, subject and this instant identify the event: each person is notified of it once. */
  dueAt: Temporal.Instant;
  data: Data;
  /** When what it is about begins: a change of the same day does not wait for the end of quiet hours. */
  about?: Temporal.Instant;
  /** Composes the mail, when there is one. The address is that of the page where such mails are turned off. */
  mail: (unsubscribeUrl?: string) => MailContent;
  /** The job that notifies. It is queued again when its mail has to wait. */
  job: { job: Job<Payload>; payload: Payload };
}

export type Notified = 'SENT' | 'ALREADY_SENT' | 'FAILED' | 'WAITS' | 'NOT_MAILED' | 'ERASED';

/**
 * Shows an event to a person in the bell and mails it as the kind of notification and the person's preferences say. To be called by
 * jobs: repeating it writes and sends nothing twice.
 */
@Injectable()
export class Notifier {
  /** Many reminders are due at the same minute, so they are recorded together. */
  private readonly record: (networkId: string, one: NotificationToRecord) => Promise<Delivery | null>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly networks: Networks,
    private readonly settings: SettingsReader,
    @Inject(Mailer) private readonly mailer: Mailer,
    private readonly links: UnsubscribeLinks,
  ) {
    this.record = createNetworkBatcher(database, recordNotifications);
  }

  async notify<Data, Payload>(notification: Notification<Data, Payload>): Promise<Notified> {
    const { networkId, kind, subjectId, recipient, dueAt, mail } = notification;
    const now = this.clock.now();
    const delivery = kind.bell ? await this.record(networkId, recordOf(notification, now)) : 'AT_ONCE';
    if (delivery === null) return 'ERASED';
    if (kind.mail === 'NEVER' || delivery !== 'AT_ONCE') return 'NOT_MAILED';
    if (kind.quietHours === 'WAIT' && (await this.postpone(notification, now))) return 'WAITS';
    const unsubscribeUrl =
      kind.mail === 'BY_PREFERENCE'
        ? this.links.url({ networkId, accountId: recipient.id, about: kind.topic })
        : undefined;
    const content = mail(unsubscribeUrl);
    return this.mailer.deliver({ networkId, kind: kind.name, subjectId, recipient, dueAt, content });
  }

  /** Queues the job again for the end of quiet hours. @returns false when the mail may be sent now */
  private async postpone<Data, Payload>(
    { networkId, kind, subjectId, recipient, dueAt, about, job }: Notification<Data, Payload>,
    now: Temporal.Instant,
  ): Promise<boolean> {
    const zone = (await this.networks.all()).find(({ id }) => id === networkId)?.zone ?? 'UTC';
    const hours = (await this.settings.at(networkId, now)).get(quietHours);
    const runAt = mailTime(now, zone, hours, about);
    if (Temporal.Instant.compare(runAt, now) <= 0) return false;
    const key = `${kind.name}:${subjectId}:${recipient.id}:${dueAt.toString()}:${runAt.toString()}`;
    await this.database.inTransaction(networkId, (tx) => enqueue(tx, { ...job, subjectId, runAt, key }));
    return true;
  }
}

function recordOf<Data, Payload>(
  { kind, subjectId, recipient, dueAt, data }: Notification<Data, Payload>,
  at: Temporal.Instant,
): NotificationToRecord {
  return {
    kind: kind.name,
    accountId: recipient.id,
    subjectId,
    dueAt,
    data: kind.data.parse(data),
    topic: kind.topic,
    byPreference: kind.mail !== 'ALWAYS',
    hasMail: kind.mail !== 'NEVER',
    defaultBell: defaultOf(kind.topic, 'BELL'),
    defaultMail: kind.mail === 'ALWAYS' ? 'AT_ONCE' : defaultOf(kind.topic, 'MAIL'),
    at,
  };
}
