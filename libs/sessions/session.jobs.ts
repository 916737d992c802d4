import { Injectable } from '@nestjs/common';
import {
  type MailContent,
  type NotificationKind,
  Notifier,
  placeOfferedMail,
  placeTakenMail,
  sessionCancelledMail,
  sessionReminderMail,
} from '#libs/messages';
import {
  Clock,
  Database,
  Handles,
  type Job,
  type JobContext,
  type PayloadOf,
  Random,
  SettingsReader,
  type Sql,
} from '#libs/platform';
import { announceOffer, announceSessionCancelled, confirmPlace, lapseOffer, remindOfSession } from './declared-jobs.js';
import { type AddressedPlace, SessionMails } from './session-mail.js';
import {
  type SessionFacts,
  placeOffered,
  placeTaken,
  sessionCancelled,
  sessionReminder,
} from './session.notifications.js';
import './offers-waiting.js';
import { lapseOne } from './upkeep.js';

interface Event<Data, Payload> {
  readonly kind: NotificationKind<Data>;
  readonly dueAt: Temporal.Instant;
  readonly data: Omit<Data, keyof SessionFacts>;
  readonly mail: (unsubscribeUrl?: string) => MailContent;
  readonly job: { job: Job<Payload>; payload: Payload };
}

/** Tells people about their places, each time from the current state: what changed meanwhile is not announced. */
@Injectable()
export class SessionJobs {
  constructor(
    private readonly database: Database,
    private readonly mails: SessionMails,
    private readonly notifier: Notifier,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  @Handles(confirmPlace)
  async confirm(payload: PayloadOf<typeof confirmPlace>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, (tx) => this.mails.ofPlace(tx, payload.placeId));
    if (about?.facts.placeState !== 'TAKEN' || about.facts.sessionState !== 'PLANNED') return;
    await this.notify(networkId, about, {
      kind: placeTaken,
      dueAt: about.facts.since!,
      data: {},
      mail: (unsubscribeUrl) => placeTakenMail(about.mail, about.recipient.locale, unsubscribeUrl),
      job: { job: confirmPlace, payload },
    });
  }

  @Handles(remindOfSession)
  async remind(payload: PayloadOf<typeof remindOfSession>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, (tx) => this.mails.ofPlace(tx, payload.placeId));
    if (about?.facts.placeState !== 'TAKEN' || about.facts.sessionState !== 'PLANNED') return;
    if (Temporal.Instant.compare(about.facts.start, this.clock.now()) <= 0) return;
    await this.notify(networkId, about, {
      kind: sessionReminder,
      dueAt: about.facts.start.subtract({ minutes: payload.minutesBefore }),
      data: {},
      mail: (unsubscribeUrl) => sessionReminderMail(about.mail, about.recipient.locale, unsubscribeUrl),
      job: { job: remindOfSession, payload },
    });
  }

  @Handles(announceOffer)
  async offer(payload: PayloadOf<typeof announceOffer>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, (tx) => this.mails.ofOffer(tx, payload.offerId));
    if (about?.facts.placeState !== 'LIVE') return;
    const { expiresAt, offeredAt } = about.facts;
    if (Temporal.Instant.compare(expiresAt!, this.clock.now()) <= 0) return;
    await this.notify(networkId, about, {
      kind: placeOffered,
      dueAt: offeredAt!,
      data: { expiresAt: expiresAt!.toString() },
      mail: () => placeOfferedMail(about.mail, expiresAt!, about.recipient.locale),
      job: { job: announceOffer, payload },
    });
  }

  @Handles(announceSessionCancelled)
  async cancelled(payload: PayloadOf<typeof announceSessionCancelled>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, (tx) => this.mails.ofPerson(tx, payload.sessionId, payload.memberId));
    if (about?.facts.sessionState !== 'CANCELLED') return;
    await this.notify(networkId, about, {
      kind: sessionCancelled,
      dueAt: about.facts.cancelledAt!,
      data: {},
      mail: () => sessionCancelledMail(about.mail, about.facts.placeState === 'CANCELLED', about.recipient.locale),
      job: { job: announceSessionCancelled, payload },
    });
  }

  @Handles(lapseOffer)
  async lapse({ offerId }: PayloadOf<typeof lapseOffer>, { networkId }: JobContext): Promise<void> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    const context = { settings, random: this.random, now };
    await this.database.inTransaction(networkId, (tx) => lapseOne(tx, offerId, context), 'lapse');
  }

  private read<Found>(networkId: string, work: (tx: Sql) => Promise<Found>): Promise<Found> {
    return this.database.inTransaction(networkId, work);
  }

  private notify<Data extends SessionFacts, Payload>(
    networkId: string,
    { facts, recipient }: AddressedPlace,
    { data, ...event }: Event<Data, Payload>,
  ) {
    const { sessionId, subjectId, title, start, end, zone } = facts;
    const said = { sessionId, title, start: start.toString(), end: end.toString(), zone, ...data } as unknown as Data;
    return this.notifier.notify({ networkId, subjectId, recipient, about: start, data: said, ...event });
  }
}
