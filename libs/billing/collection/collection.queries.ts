import { membersOfPersonSql } from '#libs/people';
import { type Locale, type Sql, statement } from '#libs/platform';

/** An invoice as its collection sees it. */
export interface Collectable {
  readonly memberId: string;
  /** The member, or whom they were merged into. */
  readonly payerId: string;
  readonly number: string;
  readonly dueOn: Temporal.PlainDate;
  readonly openCents: number;
  readonly methodId: string | null;
  readonly token: string | null;
  readonly firstFailedAt: Temporal.Instant | null;
  readonly failures: number;
  readonly attempts: number;
  readonly locale: Locale;
}

const lock = statement(
  'billing.lockCollectable',
  `select i.member_id as "memberId", coalesce(m.merged_into_id, m.id) as "payerId", i.document->>'number' as number, i.due_on as "dueOn", o.total_cents - o.matched_cents as "openCents",
          p.id as "methodId", p.token, f.first as "firstFailedAt", f.failures::int, f.attempts::int, a.locale
     from open_item o
     join invoice i on (i.network_id, i.id) = (o.network_id, o.id)
     join member m on (m.network_id, m.id) = (i.network_id, i.member_id)
     join account a on a.id = m.account_id
     left join payment_method p on (p.network_id, p.member_id) = (m.network_id, coalesce(m.merged_into_id, m.id)) and p.removed_at is null
    cross join lateral (
      select min(ended_at) filter (where state = 'FAILED') as first, count(*) filter (where state = 'FAILED') as failures, count(*) as attempts
        from payment_attempt t where (t.network_id, t.invoice_id) = (i.network_id, i.id)) f
    where o.network_id = (select current_network()) and o.id = $1 and o.side = 'OWED'
      for no key update of o`,
);
/** An invoice, locked until the end of the transaction. */
export const lockCollectable = (tx: Sql, invoiceId: string) => tx.maybe<Collectable>(lock, [invoiceId]);

/** A payment that was asked for. */
export interface AttemptRow {
  readonly id: string;
  readonly state: 'REQUESTED' | 'PENDING' | 'SUCCEEDED' | 'FAILED';
  readonly amountCents: number;
  readonly requestedAt: Temporal.Instant;
  readonly token: string;
}
const insertAttempt = statement(
  'billing.insertAttempt',
  `insert into payment_attempt (network_id, invoice_id, number, method_id, amount_cents, state, requested_at)
   values ((select current_network()), $1, $2, $3, $4, 'REQUESTED', $5) on conflict do nothing`,
);
const readAttempt = statement(
  'billing.attempt',
  `select t.id, t.state, t.amount_cents as "amountCents", t.requested_at as "requestedAt", p.token
     from payment_attempt t join payment_method p on (p.network_id, p.id) = (t.network_id, t.method_id)
    where t.network_id = (select current_network()) and t.invoice_id = $1 and t.number = $2`,
);
export const attemptOf = (tx: Sql, invoiceId: string, number: number) =>
  tx.maybe<AttemptRow>(readAttempt, [invoiceId, number]);

/** Writes an attempt, unless the invoice has another one that has not ended. */
export async function startAttempt(
  tx: Sql,
  attempt: { invoiceId: string; number: number; methodId: string; amountCents: number },
  now: Temporal.Instant,
): Promise<AttemptRow | undefined> {
  const { invoiceId, number, methodId, amountCents } = attempt;
  await tx.run(insertAttempt, [invoiceId, number, methodId, amountCents, now]);
  return attemptOf(tx, invoiceId, number);
}

const end = statement(
  'billing.endAttempt',
  `update payment_attempt
      set state = $2, failure = $3, ended_at = case when $2 = 'PENDING' then null else $4::timestamptz end
    where network_id = (select current_network()) and id = $1 and ended_at is null`,
);
/** @returns false when the attempt ended before */
export const recordAttempt = async (
  tx: Sql,
  id: string,
  { state, failure }: { state: 'PENDING' | 'SUCCEEDED' | 'FAILED'; failure?: string },
  now: Temporal.Instant,
): Promise<boolean> => (await tx.run(end, [id, state, failure ?? null, now])) > 0;

const insertBlock = statement(
  'billing.insertBlock',
  `insert into payment_block (network_id, invoice_id, member_id, since) values ((select current_network()), $1, $2, $3) on conflict do nothing`,
);
export const insertPaymentBlock = async (tx: Sql, invoiceId: string, memberId: string, now: Temporal.Instant) =>
  (await tx.run(insertBlock, [invoiceId, memberId, now])) > 0;

const liftBlocks = statement(
  'billing.liftBlocks',
  `with lifted as (
     update payment_block b
        set lifted_at = $2
       from open_item o
      where b.network_id = (select current_network()) and b.member_id in ${membersOfPersonSql('$1')} and b.lifted_at is null
        and (o.network_id, o.id) = (b.network_id, b.invoice_id) and o.matched_cents = o.total_cents
     returning b.network_id, b.invoice_id, b.since)
   select (select min(since) from lifted) as since,
          exists (select from payment_block b where b.network_id = (select current_network()) and b.member_id in ${membersOfPersonSql('$1')} and b.lifted_at is null
                     and b.invoice_id not in (select invoice_id from lifted)) as "isStillBlocked",
          exists (select from member m join payment_block b on (b.network_id, b.member_id, b.since) = (m.network_id, m.id, m.suspended_at)
                   where m.network_id = (select current_network()) and m.id = $1) as "isOurs"`,
);
/** Ends the blocks of invoices that are paid. @returns whether the suspension of the member was because of them alone */
export async function liftPaidBlocks(tx: Sql, memberId: string, now: Temporal.Instant): Promise<boolean> {
  const row = await tx.one<{ since: Temporal.Instant | null; isStillBlocked: boolean; isOurs: boolean }>(liftBlocks, [
    memberId,
    now,
  ]);
  return row.since !== null && !row.isStillBlocked && row.isOurs;
}

const saveMethod = statement(
  'billing.saveMethod',
  `with former as (
     update payment_method set removed_at = $3
      where network_id = (select current_network()) and member_id = $1 and removed_at is null and token <> $2
     returning id)
   insert into payment_method (network_id, member_id, provider, token, added_at)
   select (select current_network()), $1, 'SANDBOX', $2, $3 where (select count(*) from former) >= 0
   on conflict (network_id, member_id) where removed_at is null do nothing`,
);
/** Makes a card of the sandbox the means of payment of a member. */
export const savePaymentMethod = (tx: Sql, memberId: string, token: string, now: Temporal.Instant): Promise<number> =>
  tx.run(saveMethod, [memberId, token, now]);
