import { type Sql, statement } from '#libs/platform';

/** The kinds of message there are; a receipt names one. */
export const MAIL_KINDS = [
  'SIGN_IN',
  'SECURITY_NOTICE',
  'BOOKING_CONFIRMED',
  'BOOKING_REMINDER',
  'BOOKING_CANCELLED',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What makes a message the same message: asked for again, it is not another one. */
export interface MessageKey {
  kind: MailKind;
  subjectId: string;
  recipientId: string;
  dueAt: Temporal.Instant;
}

const claim = statement(
  'messages.claim',
  // A claim without an error is somebody at work, until it is too old for that.
  `insert into message (network_id, kind, subject_id, recipient_id, due_at, message_id, state, claimed_at)
   values ((select current_network()), $1, $2, $3, $4, $5, 'CLAIMED', $6)
   on conflict (network_id, kind, subject_id, recipient_id, due_at) do update
      set claimed_at = excluded.claimed_at, error = null
    where message.state = 'CLAIMED' and (message.error is not null or message.claimed_at <= $7)
   returning id, message_id as "messageId"`,
);
const stateOf = statement(
  'messages.stateOf',
  `select state from message where network_id = (select current_network())
      and kind = $1 and subject_id = $2 and recipient_id = $3 and due_at = $4`,
);
const markSent = statement(
  'messages.markSent',
  `update message set state = 'SENT', sent_at = $2, content_hash = $3, error = null
    where network_id = (select current_network()) and id = $1 and state = 'CLAIMED'`,
);
const markFailed = statement(
  'messages.markFailed',
  `update message set state = 'FAILED', error = $2
    where network_id = (select current_network()) and id = $1 and state = 'CLAIMED'`,
);
const giveBack = statement(
  'messages.giveBack',
  `update message set error = $2
    where network_id = (select current_network()) and id = $1 and state = 'CLAIMED' and claimed_at = $3`,
);

export interface Claimed {
  id: string;
  /** As first claimed: it stays when the public address changes between two attempts. */
  messageId: string;
}

const valuesOf = ({ kind, subjectId, recipientId, dueAt }: MessageKey) => [kind, subjectId, recipientId, dueAt];

/** Takes a message to send it, unless it is sent, has failed for good, or was taken after `abandonedAt` by somebody who may still be at it. */
export const claimMessage = (
  tx: Sql,
  key: MessageKey,
  messageId: string,
  now: Temporal.Instant,
  abandonedAt: Temporal.Instant,
): Promise<Claimed | undefined> => tx.maybe<Claimed>(claim, [...valuesOf(key), messageId, now, abandonedAt]);

export const messageState = async (tx: Sql, key: MessageKey): Promise<'CLAIMED' | 'SENT' | 'FAILED'> =>
  (await tx.one<{ state: 'CLAIMED' | 'SENT' | 'FAILED' }>(stateOf, valuesOf(key))).state;

export const markMessageSent = (tx: Sql, id: string, at: Temporal.Instant, contentHash: Buffer): Promise<number> =>
  tx.run(markSent, [id, at, contentHash]);

export const markMessageFailed = (tx: Sql, id: string, error: string): Promise<number> =>
  tx.run(markFailed, [id, error]);

/** Ends an attempt that did not get through, so that the next may start at once. */
export const giveMessageBack = (tx: Sql, id: string, error: string, claimedAt: Temporal.Instant): Promise<number> =>
  tx.run(giveBack, [id, error, claimedAt]);
