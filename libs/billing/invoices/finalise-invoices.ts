import { type Settings, type Sql, statement } from '#libs/platform';
import { paymentDays } from '../billing.settings.js';
import { OF_THE_NETWORK, openAccountsOf, openFrom } from '../ledger/post-charges.js';
import { matchOpenItems } from './match-open-items.js';

/** Letters that numbers begin with: F-2027-000001 is an invoice ("facture"), A-2027-000001 a credit note ("avoir"). */
const SERIES = { INVOICE: 'F', CREDIT_NOTE: 'A' } as const;
const DIGITS = 6;

const lockDrafts = statement(
  'billing.lockDrafts',
  `select i.id, i.issuer_id as "issuerId", i.kind, i.member_id as "memberId"
     from unnest($1::uuid[]) with ordinality wanted (id, position)
     join invoice i on i.network_id = (select current_network()) and i.id = wanted.id
    where i.finalised_at is null
    order by wanted.position
      for update of i`,
);
// The row of the series is locked until the commit, so numbers have no hole and dates never decrease.
const takeNumbers = statement(
  'billing.takeNumbers',
  `insert into invoice_series as s (network_id, issuer_id, series, year, next_number, last_issued_on)
   values ((select current_network()), $1, $2, extract(year from $3::date), 1 + $4::int, $3)
   on conflict (network_id, issuer_id, series, year) do update
     set next_number = s.next_number + $4::int, last_issued_on = greatest(s.last_issued_on, $3::date)
   returning next_number - $4::int as first, year, last_issued_on as "issuedOn", encode(last_hash, 'hex') as "lastHash"`,
);
const number = statement(
  'billing.numberInvoices',
  `with recursive written as (
     select i.network_id, i.id, wanted.position as n, $2::int + wanted.position - 1 as number,
            i.document || jsonb_build_object('number', $3::text || '-' || $4::int || '-' || lpad(($2::int + wanted.position - 1)::text, ${DIGITS}, '0'),
                                             'issueDate', $5::date, 'dueDate', $6::date) as document
       from unnest($1::uuid[]) with ordinality wanted (id, position)
       join invoice i on i.network_id = (select current_network()) and i.id = wanted.id),
   chain as (
     select 0::bigint as n, null::uuid as id, null::bytea as previous_hash, decode($7, 'hex') as hash
     union all
     select w.n, w.id, c.hash, sha256(coalesce(c.hash, ''::bytea) || convert_to(w.document::text, 'UTF8'))
       from chain c join written w on w.n = c.n + 1),
   finalised as (
     update invoice i
        set series = $3, year = $4, number = w.number, issued_on = $5, due_on = $6, finalised_at = $8::timestamptz,
            document = w.document, previous_hash = c.previous_hash, hash = c.hash
       from written w join chain c on c.n = w.n
      where (i.network_id, i.id) = (w.network_id, w.id)
     returning i.network_id, i.issuer_id, i.hash, w.n)
   update invoice_series s
      set last_hash = f.hash
     from (select * from finalised order by n desc limit 1) f
    where (s.network_id, s.issuer_id, s.series, s.year) = (f.network_id, f.issuer_id, $3, $4)`,
);
const book = statement(
  'billing.bookInvoices',
  `with made as (
     select i.*, case i.kind when 'INVOICE' then 1 else -1 end as sign, s.incl_cents as charged_cents, s.vat_cents as charged_vat_cents
       from invoice i
      cross join lateral (
        select sum(c.amount_cents) as incl_cents, sum(c.vat_cents) as vat_cents
          from invoice_charge ic join charge c on (c.network_id, c.id) = (ic.network_id, ic.charge_id)
         where (ic.network_id, ic.invoice_id) = (i.network_id, i.id)) s
      where i.network_id = (select current_network()) and i.id = any($1::uuid[])),
   entry as (
     insert into journal_entry (network_id, journal, kind, source_id, booked_on, recorded_at)
     select network_id, 'SALES', kind, id, greatest(issued_on, $2::date), $3::timestamptz from made
     returning network_id, id, source_id),
   posted as (
     insert into posting (network_id, entry_id, account_id, cents)
     select e.network_id, e.id, a.id, l.cents
       from entry e
       join made m on m.id = e.source_id
      cross join lateral (values ('MEMBER', m.member_id, m.sign * m.gross_cents),
                                 ('ACCRUED', m.member_id, -m.charged_cents),
                                 ('VAT_ACCRUED', ${OF_THE_NETWORK}, m.charged_vat_cents),
                                 ('VAT', ${OF_THE_NETWORK}, -m.sign * m.vat_cents),
                                 ('ROUNDING', ${OF_THE_NETWORK}, m.charged_cents - m.charged_vat_cents - m.sign * m.net_cents))
             l (kind, owned_by, cents)
       join ledger_account a on (a.network_id, a.kind, a.owned_by) = (e.network_id, l.kind, l.owned_by)
      where l.cents <> 0)
   insert into open_item (network_id, id, member_id, side, total_cents, since)
   select network_id, id, member_id, case kind when 'INVOICE' then 'OWED' else 'CREDIT' end, gross_cents, $3
     from made
    where gross_cents > 0`,
);

interface Draft {
  id: string;
  issuerId: string;
  kind: keyof typeof SERIES;
  memberId: string;
}

/**
 * Gives drafts their numbers, in the given order, and books them. A draft that was finalised meanwhile is left as it is.
 * Credits of the members are matched with what they owe. @returns the finalised ids
 */
export async function finaliseInvoices(
  tx: Sql,
  ids: readonly string[],
  context: { readonly zone: string; readonly settings: Settings; readonly now: Temporal.Instant },
): Promise<string[]> {
  const drafts = await tx.rows<Draft>(lockDrafts, [ids]);
  const { now, zone, settings } = context;
  const members = [...new Set(drafts.map(({ memberId }) => memberId))];
  await openAccountsOf(tx, members);
  const from = await openFrom(tx);
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  for (const kind of ['INVOICE', 'CREDIT_NOTE'] as const)
    for (const [issuerId, group] of Map.groupBy(
      drafts.filter((draft) => draft.kind === kind),
      (draft) => draft.issuerId,
    )) {
      const series = SERIES[kind];
      const taken = await tx.one<{
        first: number;
        year: number;
        issuedOn: Temporal.PlainDate;
        lastHash: string | null;
      }>(takeNumbers, [issuerId, series, today, group.length]);
      const { first, year, issuedOn, lastHash } = taken;
      const due = kind === 'INVOICE' ? issuedOn.add({ days: settings.get(paymentDays) }) : issuedOn;
      await tx.run(number, [idsOf(group), first, series, year, issuedOn, due, lastHash, now]);
    }
  await tx.run(book, [idsOf(drafts), from, now]);
  for (const memberId of members) await matchOpenItems(tx, memberId, now);
  return idsOf(drafts);
}

const idsOf = (drafts: readonly Draft[]): string[] => drafts.map(({ id }) => id);
