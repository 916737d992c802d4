import { type Sql, statement } from '#libs/platform';
import { type ClosePhase } from './closing.queries.js';

export interface ProgressRow {
  phase: ClosePhase | 'NOT_STARTED';
  startedAt: Temporal.Instant | null;
  doneAt: Temporal.Instant | null;
  accounts: number;
  waiting: number;
  parked: number;
  parkedAccounts: { memberId: string; name: string; reason: string }[];
  invoices: number;
  creditNotes: number;
  grossCents: number;
  paidCents: number;
  unbilledCents: number;
}

const progress = statement(
  'billing.closeProgress',
  `with step as (
     select * from close_step where network_id = (select current_network()) and month = $1::date),
   made as (
     select i.kind, i.gross_cents, o.matched_cents
       from invoice i left join open_item o on (o.network_id, o.id) = (i.network_id, i.id)
      where i.network_id = (select current_network()) and i.month = $1 and i.finalised_at is not null),
   open as (
     select u.member_id, sum(c.amount_cents) as cents
       from unbilled_charge u join charge c on (c.network_id, c.id) = (u.network_id, u.charge_id)
      where u.network_id = (select current_network()) and u.due_at < $2::timestamptz
      group by u.member_id)
   select coalesce(r.phase, 'NOT_STARTED') as phase, r.started_at as "startedAt", r.done_at as "doneAt",
          (case when r.phase is null then (select count(*) from open) else (select count(*) from step) end)::int as accounts,
          (select count(*) from step where state = 'WAITING')::int as waiting,
          (select count(*) from step where state = 'PARKED')::int as parked,
          (select coalesce(jsonb_agg(p order by p.name, p."memberId"), '[]')
             from (select m.id as "memberId", m.name, s.reason from step s join member m on (m.network_id, m.id) = (s.network_id, s.member_id)
                    where s.state = 'PARKED' order by m.name, m.id limit 50) p) as "parkedAccounts",
          (select count(*) from made where kind = 'INVOICE')::int as invoices,
          (select count(*) from made where kind = 'CREDIT_NOTE')::int as "creditNotes",
          (select coalesce(sum(case kind when 'INVOICE' then gross_cents else -gross_cents end), 0) from made)::int as "grossCents",
          (select coalesce(sum(matched_cents), 0) from made where kind = 'INVOICE')::int as "paidCents",
          (select coalesce(sum(cents), 0) from open)::int as "unbilledCents"
     from (select 1) one
     left join close_run r on r.network_id = (select current_network()) and r.month = $1`,
);
export const closeProgress = (tx: Sql, month: Temporal.PlainDate, end: Temporal.Instant): Promise<ProgressRow> =>
  tx.one<ProgressRow>(progress, [month, end]);

const totals = statement(
  'billing.accountTotals',
  `select a.kind as account,
          coalesce(sum(p.cents) filter (where e.booked_on >= $1::date), 0)::bigint as "monthCents",
          coalesce(sum(p.cents), 0)::bigint as "balanceCents"
     from ledger_account a
     join posting p on (p.network_id, p.account_id) = (a.network_id, a.id)
     join journal_entry e on (e.network_id, e.id) = (p.network_id, p.entry_id)
    where a.network_id = (select current_network()) and e.booked_on < ($1::date + interval '1 month')::date
    group by a.kind
    order by a.kind`,
);
/** What was booked on each kind of account in a month, and its balance at the end of it. */
export const accountTotals = (tx: Sql, month: Temporal.PlainDate) =>
  tx.rows<{ account: string; monthCents: number; balanceCents: number }>(totals, [month]);

const issuerExists = statement(
  'billing.hasIssuer',
  `select exists (select from issuer where network_id = (select current_network())) as found`,
);
export const hasIssuer = async (tx: Sql): Promise<boolean> => (await tx.one<{ found: boolean }>(issuerExists)).found;
