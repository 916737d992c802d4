import { type Sql, statement } from '#libs/platform';
import { type Channel, type Delivery, type Topic } from './topics.js';

const read = statement(
  'messages.preferences',
  `select topic, channel, delivery from notification_preference
    where network_id = (select current_network()) and account_id = $1`,
);
const write = statement(
  'messages.setPreference',
  `insert into notification_preference (network_id, account_id, topic, channel, delivery, changed_at)
   values ((select current_network()), $1, $2, $3, $4, $5)
   on conflict (network_id, account_id, topic, channel) do update set delivery = excluded.delivery, changed_at = excluded.changed_at
    where notification_preference.delivery <> excluded.delivery`,
);
const endDigests = statement(
  'messages.endDigests',
  `update notification_preference set delivery = 'NEVER', changed_at = $2
    where network_id = (select current_network()) and account_id = $1 and channel = 'MAIL' and delivery in ('DAILY','WEEKLY')`,
);
const recipientOf = statement(
  'messages.recipient',
  `select id, email::text, name, locale from account where id = $1 and erased_at is null`,
);

export interface Preference {
  topic: Topic;
  channel: Channel;
  delivery: Delivery;
}

/** What a person chose. Topics without a row have their default. */
export const preferencesOf = (tx: Sql, accountId: string): Promise<Preference[]> =>
  tx.rows<Preference>(read, [accountId]);

export const setPreference = (
  tx: Sql,
  accountId: string,
  { topic, channel, delivery }: Preference,
  now: Temporal.Instant,
): Promise<number> => tx.run(write, [accountId, topic, channel, delivery, now]);

/** Turns the mails off of every topic that the person gets in a digest. */
export const turnDigestsOff = (tx: Sql, accountId: string, now: Temporal.Instant): Promise<number> =>
  tx.run(endDigests, [accountId, now]);

export interface Recipient {
  id: string;
  email: string;
  name: string;
  locale: 'fr' | 'en';
}

/** Whom to write to; undefined when the account was erased. */
export const recipientById = (tx: Sql, accountId: string): Promise<Recipient | undefined> =>
  tx.maybe<Recipient>(recipientOf, [accountId]);
