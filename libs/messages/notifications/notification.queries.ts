import { type Sql, statement } from '#libs/platform';
import { type Digest } from '../rules/digest-time.js';
import { type Delivery } from './topics.js';

/** One notification, with the deliveries that apply where the person has no preference. */
export interface NotificationToRecord {
  kind: string;
  accountId: string;
  subjectId: string;
  dueAt: Temporal.Instant;
  data: unknown;
  topic: string;
  /** Whether the person's preferences count. */
  byPreference: boolean;
  hasMail: boolean;
  defaultBell: Delivery;
  defaultMail: Delivery;
  at: Temporal.Instant;
}

const COLUMNS = [
  'kind',
  'accountId',
  'subjectId',
  'dueAt',
  'data',
  'topic',
  'byPreference',
  'hasMail',
  'defaultBell',
  'defaultMail',
  'at',
] as const;

const record = statement(
  'messages.recordNotifications',
  // Several are written in one order, to avoid deadlocks. An account that was erased gets none.
  `with asked as (
     select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::jsonb[], $6::text[], $7::boolean[], $8::boolean[], $9::text[], $10::text[], $11::timestamptz[])
       with ordinality a (kind, account_id, subject_id, due_at, data, topic, by_preference, has_mail, default_bell, default_mail, at, n)),
   chosen as (
     select a.*, coalesce(b.delivery, a.default_bell) <> 'NEVER' as in_bell,
            case when a.has_mail then coalesce(m.delivery, a.default_mail) else 'NEVER' end as mail
       from asked a join account c on c.id = a.account_id and c.erased_at is null
       left join notification_preference b on a.by_preference and b.network_id = (select current_network())
        and (b.account_id, b.topic, b.channel) = (a.account_id, a.topic, 'BELL')
       left join notification_preference m on a.by_preference and m.network_id = (select current_network())
        and (m.account_id, m.topic, m.channel) = (a.account_id, a.topic, 'MAIL')),
   written as (
     insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, digest, created_at)
     select (select current_network()), account_id, kind, subject_id, due_at, data, in_bell, case when mail in ('DAILY','WEEKLY') then mail end, at
       from chosen where in_bell or mail in ('DAILY','WEEKLY') order by account_id, kind, subject_id, due_at
     on conflict (network_id, account_id, kind, subject_id, due_at) do nothing)
   select c.mail from asked a left join chosen c using (n) order by a.n`,
);

/** Writes notifications where they are not written yet. @returns how each is mailed; null for an account that was erased */
export async function recordNotifications(
  tx: Sql,
  notifications: readonly NotificationToRecord[],
): Promise<(Delivery | null)[]> {
  const columns = COLUMNS.map((column) =>
    notifications.map((one) => (column === 'data' ? JSON.stringify(one.data) : one[column])),
  );
  return (await tx.rows<{ mail: Delivery | null }>(record, columns)).map(({ mail }) => mail);
}

export interface NotificationRow {
  id: string;
  kind: string;
  subjectId: string;
  data: unknown;
  createdAt: Temporal.Instant;
  readAt: Temporal.Instant | null;
}
const rowColumns = `id, kind, subject_id as "subjectId", data, created_at as "createdAt", read_at as "readAt"`;

const newest = statement(
  'messages.notificationsOf',
  `select ${rowColumns} from notification
    where network_id = (select current_network()) and account_id = $1 and in_bell and (not $2 or read_at is null)
      and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
    order by created_at desc, id desc limit $5`,
);
const count = statement(
  'messages.countNotifications',
  `select count(*)::int as n from notification
    where network_id = (select current_network()) and account_id = $1 and in_bell and (not $2 or read_at is null)`,
);
const countUnread = statement(
  'messages.countUnread',
  `select count(*)::int as n from (select from notification
    where network_id = (select current_network()) and account_id = $1 and in_bell and read_at is null limit $2) unread`,
);
const markRead = statement(
  'messages.markNotificationsRead',
  `update notification set read_at = $3
    where network_id = (select current_network()) and account_id = $1 and id = any($2::uuid[]) and in_bell and read_at is null`,
);
const markReadUpTo = statement(
  'messages.markNotificationsReadUpTo',
  `update notification n set read_at = $3 from notification newest
    where n.network_id = (select current_network()) and n.account_id = $1 and n.in_bell and n.read_at is null
      and (newest.network_id, newest.account_id, newest.id) = (n.network_id, n.account_id, $2)
      and (n.created_at, n.id) <= (newest.created_at, newest.id)`,
);
const deleteOld = statement(
  'messages.deleteNotifications',
  `delete from notification where network_id = (select current_network()) and created_at < $1`,
);

/** The notifications in the bell of an account, the newest first. */
export const notificationsOf = (
  tx: Sql,
  accountId: string,
  unreadOnly: boolean,
  after: readonly unknown[] | null,
  limit: number,
): Promise<NotificationRow[]> =>
  tx.rows<NotificationRow>(newest, [accountId, unreadOnly, after?.[0] ?? null, after?.[1] ?? null, limit]);

export const countNotifications = async (tx: Sql, accountId: string, unreadOnly: boolean): Promise<number> =>
  (await tx.one<{ n: number }>(count, [accountId, unreadOnly])).n;

/** The number of unread notifications, counted to `limit` at most. */
export const unreadNotifications = async (tx: Sql, accountId: string, limit: number): Promise<number> =>
  (await tx.one<{ n: number }>(countUnread, [accountId, limit])).n;

/** @returns the number of notifications that were unread; those of other accounts are left alone */
export const markNotificationsRead = (
  tx: Sql,
  accountId: string,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<number> => tx.run(markRead, [accountId, ids, now]);

/** Marks a notification and all older ones. */
export const markNotificationsReadUpTo = (tx: Sql, accountId: string, id: string, now: Temporal.Instant) =>
  tx.run(markReadUpTo, [accountId, id, now]);

export const deleteNotificationsBefore = (tx: Sql, before: Temporal.Instant): Promise<number> =>
  tx.run(deleteOld, [before]);

const waitingForDigest = `network_id = (select current_network()) and digest = $1 and digested_at is null and read_at is null and created_at < $2`;
const accountsToDigest = statement(
  'messages.accountsToDigest',
  `select distinct account_id as "accountId" from notification where ${waitingForDigest} order by 1 limit $3`,
);
const toDigest = statement(
  'messages.notificationsToDigest',
  `select ${rowColumns} from notification where ${waitingForDigest} and account_id = $3 order by created_at, id`,
);
const markDigested = statement(
  'messages.markDigested',
  `update notification set digested_at = $2 where network_id = (select current_network()) and digest = $1
      and digested_at is null and created_at < $2 and account_id = $3`,
);

/** The accounts with unread notifications that the digest of this time has to mail. */
export const accountsWithDigest = (tx: Sql, digest: Digest, time: Temporal.Instant, limit: number) =>
  tx.rows<{ accountId: string }>(accountsToDigest, [digest, time, limit]);

export const notificationsOfDigest = (tx: Sql, digest: Digest, time: Temporal.Instant, accountId: string) =>
  tx.rows<NotificationRow>(toDigest, [digest, time, accountId]);

/** Whatever was read meanwhile counts as digested, too: no later digest repeats it. */
export const markDigestSent = (tx: Sql, digest: Digest, time: Temporal.Instant, accountId: string): Promise<number> =>
  tx.run(markDigested, [digest, time, accountId]);
