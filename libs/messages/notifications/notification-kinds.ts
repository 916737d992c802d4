import { type z } from 'zod';
import { type Locale } from '#libs/platform';
import { type Topic } from './topics.js';

/** What the bell and the digest show of a notification. */
export interface NotificationText {
  readonly title: string;
  /** The page to open, below the address of the network, such as `/bookings`. */
  readonly path: string;
}

/** A kind of notification. The bell, single mails and digests all follow from it. */
export interface NotificationKind<Data> {
  readonly name: string;
  readonly topic: Topic;
  /** `ALWAYS`: a mail that one must get, whatever one prefers. `BY_PREFERENCE`: as the person chose for the topic. */
  readonly mail: 'ALWAYS' | 'BY_PREFERENCE' | 'NEVER';
  /** Whether the bell shows it. Kinds with `mail: 'ALWAYS'` stay in the bell, too, whatever the person prefers. */
  readonly bell: boolean;
  /** `WAIT`: a mail in quiet hours is sent when they end, unless it concerns the same day. `IGNORE`: the person waits for it. */
  readonly quietHours: 'WAIT' | 'IGNORE';
  /** The facts that the text needs, as the notification stores them. */
  readonly data: z.ZodType<Data>;
  text(data: Data, locale: Locale): NotificationText;
}

const declared = new Map<string, NotificationKind<unknown>>();

/** Declares a kind of notification, in the lib that owns it. @throws when the name was declared before */
export function notificationKind<Data>(
  name: string,
  kind: Omit<NotificationKind<Data>, 'name'>,
): NotificationKind<Data> {
  if (declared.has(name)) throw new Error(`The notification ${name} is declared twice`);
  const made: NotificationKind<Data> = { ...kind, name };
  declared.set(name, made);
  return made;
}

/** The name of digests among the receipts of mails. They are no notification of their own: they contain notifications. */
export const DIGEST = 'account.digest';

/** Every kind of mail that the loaded libs can send. */
export const mailedKinds = (): string[] => [
  DIGEST,
  ...[...declared.values()].filter(({ mail }) => mail !== 'NEVER').map(({ name }) => name),
];

/** The topic of a kind of notification; undefined for digests and for kinds that are no longer declared. */
export const topicOfKind = (name: string): Topic | undefined => declared.get(name)?.topic;

/** The text of a stored notification; undefined when its kind is no longer declared or stored other facts. */
export function notificationText(name: string, data: unknown, locale: Locale): NotificationText | undefined {
  const kind = declared.get(name);
  const parsed = kind?.data.safeParse(data);
  return parsed?.success ? kind!.text(parsed.data, locale) : undefined;
}
