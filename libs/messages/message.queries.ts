import { type Sql, statement } from '#libs/platform';

/** The identity of a message: with the same key it is the same message. */
export interface MessageKey {
  /** The name of the kind of notification, or of digests. */
  kind: string;
  subjectId: string;
  recipientId: string;
  dueAt: Temporal.Instant;
}

const claim = statement(
  'messages.claim',
  // A claim without an error belongs to a running process, until it is too old. Several claims are taken in one order, to avoid
  // deadlocks.
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
const release = statement(
  'messages.giveBack',
  `update message set error = $2
    where network_id = (select current_network()) and id = $1 and state = 'CLAIMED' and claimed_at = $3`,
);

export interface Claimed {
  id: string;
  /** The Message-ID of the first claim, which stays when PUBLIC_URL changes between two attempts. */
  messageId: string;
}

export interface Claim extends MessageKey {
  messageId: string;
  at: Temporal.Instant;
}

/** The state of a message that could not be claimed; null when another process claimed it at the same moment. */
export type NotClaimed = 'CLAIMED' | 'SENT' | 'FAILED' | null;

/**
 * Claims messages for sending. A message is not claimed when it was sent, has failed permanently, or was claimed less than
 * `abandonedSeconds` ago by a process that may still be sending it. @returns one answer per claim, in their order
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

/** Releases the claim of a failed attempt, so that the next one can start at once. */
export const releaseMessage = (tx: Sql, id: string, error: string, claimedAt: Temporal.Instant): Promise<number> =>
  tx.run(release, [id, error, claimedAt]);

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
export const receiptsAbout = (tx: Sql, kind: string, subjectId: string): Promise<Receipt[]> =>
  tx.rows<Receipt>(readReceipts, [kind, subjectId]);
