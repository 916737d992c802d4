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
  // A claim without an error is somebody at work, until it is too old for that. Whoever claims several does it in one order.
  `with asked as (
     select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::timestamptz[])
       with ordinality a (kind, subject_id, recipient_id, due_at, message_id, claimed_at, n)),
   claimed as (
     insert into message as m (network_id, kind, subject_id, recipient_id, due_at, message_id, state, claimed_at)
     select (select current_network()), kind, subject_id, recipient_id, due_at, message_id, 'CLAIMED', claimed_at
       from asked order by message_id
     on conflict (network_id, kind, subject_id, recipient_id, due_at) do update
        set claimed_at = excluded.claimed_at, error = null
      where m.state = 'CLAIMED' and (m.error is not null or m.claimed_at <= excluded.claimed_at - make_interval(secs => $7))
     returning id, message_id, kind, subject_id, recipient_id, due_at)
   select c.id, c.message_id as "messageId",
          (select m.state from message m where m.network_id = (select current_network())
              and (m.kind, m.subject_id, m.recipient_id, m.due_at) = (a.kind, a.subject_id, a.recipient_id, a.due_at)) as state
     from asked a left join claimed c using (kind, subject_id, recipient_id, due_at)
    order by a.n`,
);
const markSent = statement(
  'messages.markSent',
  `update message m set state = 'SENT', sent_at = s.sent_at, content_hash = decode(s.content_hash, 'hex'), error = null
     from unnest($1::uuid[], $2::timestamptz[], $3::text[]) s (id, sent_at, content_hash)
    where m.network_id = (select current_network()) and m.id = s.id and m.state = 'CLAIMED'`,
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

export interface Claim extends MessageKey {
  messageId: string;
  at: Temporal.Instant;
}

/** What it was instead of ours to send; null when somebody took it in this very moment. */
export type NotClaimed = 'CLAIMED' | 'SENT' | 'FAILED' | null;

/**
 * Takes messages to send them, unless one is sent, has failed for good, or was taken less than `abandonedSeconds` ago by
 * somebody who may still be at it. @returns an answer a claim, in their order
 */
export async function claimMessages(
  tx: Sql,
  claims: readonly Claim[],
  abandonedSeconds: number,
): Promise<(Claimed | NotClaimed)[]> {
  const columns = (['kind', 'subjectId', 'recipientId', 'dueAt', 'messageId', 'at'] as const).map((column) =>
    claims.map((claimed) => claimed[column]),
  );
  const rows = await tx.rows<Claimed & { id: string | null; state: NotClaimed }>(claim, [...columns, abandonedSeconds]);
  return rows.map(({ id, messageId, state }) => (id === null ? state : { id, messageId }));
}

export interface Sent {
  id: string;
  at: Temporal.Instant;
  contentHash: Buffer;
}

export const markMessagesSent = (tx: Sql, sent: readonly Sent[]): Promise<number> =>
  tx.run(markSent, [
    sent.map(({ id }) => id),
    sent.map(({ at }) => at),
    sent.map(({ contentHash }) => contentHash.toString('hex')),
  ]);

export const markMessageFailed = (tx: Sql, id: string, error: string): Promise<number> =>
  tx.run(markFailed, [id, error]);

/** Ends an attempt that did not get through, so that the next may start at once. */
export const giveMessageBack = (tx: Sql, id: string, error: string, claimedAt: Temporal.Instant): Promise<number> =>
  tx.run(giveBack, [id, error, claimedAt]);

const readReceipts = statement(
  'messages.receiptsAbout',
  `select due_at as "dueAt",
          state
     from message
    where network_id = (select current_network())
      and kind = $1
      and subject_id = $2`,
);

export interface Receipt {
  dueAt: Temporal.Instant;
  /** CLAIMED: somebody is sending it, or will again. FAILED: it was refused for good. */
  state: 'CLAIMED' | 'SENT' | 'FAILED';
}

/** The receipts of one kind of message about one subject. */
export const receiptsAbout = (tx: Sql, kind: MailKind, subjectId: string): Promise<Receipt[]> =>
  tx.rows<Receipt>(readReceipts, [kind, subjectId]);
