import { type Sql, statement } from '#libs/platform';
import { type Receipt } from '../message.queries.js';

export interface ReceiptRow {
  readonly id: string;
  readonly kind: string;
  readonly state: Receipt['state'];
  readonly claimedAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
  /** The facts of its notification; null when it has none, or none any more. */
  readonly data: unknown;
}

const list = statement(
  'messages.receiptsOf',
  `select m.id, m.kind, m.state, m.claimed_at as "claimedAt", m.sent_at as "sentAt",
          (select n.data from notification n
            where (n.network_id, n.account_id, n.kind, n.subject_id, n.due_at) = (m.network_id, m.recipient_id, m.kind, m.subject_id, m.due_at)) as data
     from message m
    where m.network_id = (select current_network()) and m.recipient_id = $1 and ($2::uuid is null or m.id < $2)
    order by m.id desc limit $3`,
);
const count = statement(
  'messages.countReceiptsOf',
  `select count(*)::int as n from message where network_id = (select current_network()) and recipient_id = $1`,
);

/** The mails to a person in the network, the newest first. Their ids are ordered by time. */
export async function receiptsOf(
  tx: Sql,
  accountId: string,
  after: string | null,
  limit: number,
): Promise<{ rows: ReceiptRow[]; total: number }> {
  const rows = await tx.rows<ReceiptRow>(list, [accountId, after, limit]);
  return { rows, total: (await tx.one<{ n: number }>(count, [accountId])).n };
}
