import { type Sql, statement } from '#libs/platform';
import { OF_THE_NETWORK, openAccountsOf, openFrom } from '../ledger/post-charges.js';
import { matchOpenItems } from './match-open-items.js';

const receive = statement(
  'billing.receivePayment',
  `with paid as (
     insert into payment (network_id, member_id, amount_cents, means, reference, received_at)
     values ((select current_network()), $1, $2, $3, $4, $5)
     on conflict (network_id, means, reference) do nothing
     returning *),
   entry as (
     insert into journal_entry (network_id, journal, kind, source_id, booked_on, recorded_at)
     select p.network_id, 'BANK', 'PAYMENT', p.id, greatest((p.received_at at time zone n.zone)::date, $6::date), p.received_at
       from paid p join network n on n.id = p.network_id
     returning network_id, id),
   posted as (
     insert into posting (network_id, entry_id, account_id, cents)
     select e.network_id, e.id, a.id, l.cents
       from entry e
      cross join (values ('PROVIDER', ${OF_THE_NETWORK}, $2::bigint), ('MEMBER', $1::uuid, -$2::bigint)) l (kind, owned_by, cents)
       join ledger_account a on (a.network_id, a.kind, a.owned_by) = (e.network_id, l.kind, l.owned_by))
   insert into open_item (network_id, id, member_id, side, total_cents, since)
   select network_id, id, member_id, 'CREDIT', amount_cents, received_at from paid
   returning id`,
);

export interface ReceivedPayment {
  readonly memberId: string;
  readonly amountCents: number;
  readonly means: 'SANDBOX_CARD' | 'TRANSFER';
  /** Unique for its means: a payment that is reported twice is recorded once. */
  readonly reference: string;
}

/** Records a payment, books it, and matches it with what the member owes. @returns false when it was recorded before */
export async function receivePayment(
  tx: Sql,
  { memberId, amountCents, means, reference }: ReceivedPayment,
  now: Temporal.Instant,
): Promise<boolean> {
  await openAccountsOf(tx, [memberId]);
  const written = await tx.run(receive, [memberId, amountCents, means, reference, now, await openFrom(tx)]);
  if (written === 0) return false;
  await matchOpenItems(tx, memberId, now);
  return true;
}
