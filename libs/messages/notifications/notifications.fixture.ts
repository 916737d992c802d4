import PostalMime from 'postal-mime';
import { z } from 'zod';
import { sendSecurityNotice } from '#libs/accounts';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
} from '#libs/testing';
import { renderMail } from '../mail-layout.js';
import { notificationKind } from './notification-kinds.js';
import { type Notification, type Notified, Notifier } from './notifier.js';

export const NOON = '2026-11-23T11:00:00Z';
export const NIGHT = '2026-11-23T22:00:00Z';
export const SUBJECT = '01a00000-0000-7000-8000-000000000001';

const options = {
  topic: 'VENUES',
  bell: true,
  data: z.object({ what: z.string() }),
  text: ({ what }: { what: string }) => ({ title: what, path: '/x' }),
} as const;
export const KINDS = {
  polite: notificationKind('spec.polite', { ...options, mail: 'BY_PREFERENCE', quietHours: 'WAIT' }),
  prompt: notificationKind('spec.prompt', { ...options, mail: 'BY_PREFERENCE', quietHours: 'IGNORE' }),
  required: notificationKind('spec.required', { ...options, mail: 'ALWAYS', quietHours: 'IGNORE' }),
  silent: notificationKind('spec.silent', { ...options, mail: 'NEVER', quietHours: 'WAIT' }),
};

export interface Bell {
  me: { unreadNotifications: number };
  notifications: {
    totalCount: number;
    edges: { cursor: string; node: { id: string; title: string; readAt: string | null } }[];
  };
}

/** An api with one network, and people who are notified. */
export class NotificationsTest {
  member!: GivenMember;
  other!: GivenMember;

  private constructor(
    readonly database: TestDatabase,
    readonly given: Given,
    readonly network: GivenNetwork,
    readonly api: TestApi,
  ) {}

  static async start(): Promise<NotificationsTest> {
    const database = await cloneDatabase();
    const given = await Given.on(database.url);
    const network = await given.network('lyon');
    return new NotificationsTest(database, given, network, await startApi(database.url, { now: NOON }));
  }

  async restart(): Promise<void> {
    await this.given.client.query(
      'truncate notification, notification_preference, message, local_mail, outbox, throttle',
    );
    this.member = await this.given.member(this.network, { name: 'Jeanne' });
    this.other = await this.given.member(this.network);
    this.api.clock.set(NOON);
  }

  async end(): Promise<void> {
    await this.api.close();
    await this.given.end();
    await this.database.drop();
  }

  notify(
    kind = KINDS.prompt,
    more: Partial<Notification<{ what: string }, { auditEntryId: string }>> = {},
  ): Promise<Notified> {
    const mail = { subject: 'Une nouvelle', title: 'T', paragraphs: [], reason: 'R' };
    return this.api.app.get(Notifier).notify({
      networkId: this.network.id,
      kind,
      subjectId: SUBJECT,
      recipient: { id: this.member.accountId, email: this.member.email, name: 'Jeanne', locale: 'fr' },
      dueAt: Temporal.Instant.from(NOON),
      data: { what: 'Une nouvelle' },
      mail: (unsubscribeUrl) => renderMail({ ...mail, unsubscribeUrl }, 'fr'),
      job: { job: sendSecurityNotice, payload: { auditEntryId: SUBJECT } },
      ...more,
    });
  }

  async mails() {
    const { rows } = await this.given.client.query<{ raw: Buffer }>(`select raw from local_mail order by id`);
    return Promise.all(rows.map(async ({ raw }) => ({ raw: raw.toString(), ...(await PostalMime.parse(raw)) })));
  }

  async ask<Data>(query: string, variables: object = {}, as = this.member): Promise<Data> {
    const { data, errors } = await this.api.ask<Data>('lyon', query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  bell(unreadOnly = false, as = this.member): Promise<Bell> {
    const query = `query ($unreadOnly: Boolean!) { me { unreadNotifications }
      notifications(unreadOnly: $unreadOnly) { totalCount edges { cursor node { id title readAt } } } }`;
    return this.ask<Bell>(query, { unreadOnly }, as);
  }

  choose(delivery: string, channel = 'MAIL', topic = 'VENUES') {
    const query = `mutation ($topic: NotificationTopic!, $channel: NotificationChannel!, $delivery: NotificationDelivery!) {
      setNotificationPreference(topic: $topic, channel: $channel, delivery: $delivery) { __typename } }`;
    return this.ask<{ setNotificationPreference: { __typename: string } }>(query, { topic, channel, delivery });
  }
}

/** Minutes after noon, as the time of an event. */
export const at = (minutes: number) => ({ dueAt: Temporal.Instant.from(NOON).add({ minutes }) });
