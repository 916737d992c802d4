import { type InvoiceDocument } from '#libs/invoicing-documents';
import { type Sql, statement } from '#libs/platform';
import { type BillableCharge } from '../rules/invoice-plan.js';
import { type OpenItem } from '../rules/matching.js';
import { type Parties } from '../rules/parties.js';

const lockUnbilled = statement(
  'billing.lockUnbilled',
  `select c.id, c.kind, c.source_id as "sourceId", (u.due_at at time zone n.zone)::date as day, v.name as "venueName",
          c.tariff_class as "tariffClass", c.tariff_id as "tariffId", c.pass_id is not null as "hasPass",
          case when pl.id is not null then jsonb_build_object('fr', pl.name_fr, 'en', pl.name_en) end as "planNames",
          c.credit_minutes_paid as "creditMinutesPaid", c.amount_cents as "amountCents", c.amount_excl_cents as "amountExclCents",
          c.vat_basis_points as "vatBasisPoints", ic.invoice_id as "correctsId"
     from unbilled_charge u
     join network n on n.id = u.network_id
     join charge c on (c.network_id, c.id) = (u.network_id, u.charge_id)
     left join venue v on (v.network_id, v.id) = (c.network_id, c.venue_id)
     left join pass p on (p.network_id, p.id) = (c.network_id, c.pass_id)
     left join plan pl on (pl.network_id, pl.id) = (p.network_id, p.plan_id)
     left join invoice_charge ic on (ic.network_id, ic.charge_id) = (c.network_id, c.reverses_id)
    where u.network_id = (select current_network()) and u.member_id = $1 and u.due_at < $2::timestamptz
      and u.posted_at is not null
    order by u.charge_id
      for update of u`,
);
const readUnbilled = statement(
  'billing.unbilled',
  lockUnbilled.text.replace('and u.posted_at is not null', '').replace('for update of u', ''),
);

/** The charges of a member before an instant that are on no invoice, locked until the end of the transaction. */
export const lockUnbilledCharges = (tx: Sql, memberId: string, before: Temporal.Instant) =>
  tx.rows<BillableCharge>(lockUnbilled, [memberId, before]);
/** The same for a preview, which locks nothing and includes what is not posted yet. */
export const readUnbilledCharges = (tx: Sql, memberId: string, before: Temporal.Instant) =>
  tx.rows<BillableCharge>(readUnbilled, [memberId, before]);

const membersToInvoice = statement(
  'billing.membersToInvoice',
  `select distinct member_id as id
     from unbilled_charge
    where network_id = (select current_network()) and due_at < $1::timestamptz
    order by member_id`,
);
/** The members with charges before an instant that are on no invoice. */
export const membersWithUnbilled = async (tx: Sql, before: Temporal.Instant): Promise<string[]> =>
  (await tx.rows<{ id: string }>(membersToInvoice, [before])).map(({ id }) => id);

const parties = statement(
  'billing.parties',
  `select m.name as "memberName", a.email::text, a.locale,
          r.regime, coalesce(r.vat_on_debits, false) as "vatOnDebits",
          case when i.id is not null then jsonb_build_object('id', i.id, 'legalName', i.legal_name, 'legalForm', i.legal_form, 'siren', i.siren,
            'vatNumber', i.vat_number, 'street', i.street, 'postcode', i.postcode, 'city', i.city, 'country', i.country, 'email', i.contact_address,
            'iban', i.iban) end as issuer,
          (select to_jsonb(c) - 'network_id' - 'member_id' - 'since' from billing_customer c
            where (c.network_id, c.member_id) = (m.network_id, m.id) and c.since <= $2::timestamptz order by c.since desc limit 1) as customer
     from member m
     join account a on a.id = m.account_id
     join network n on n.id = m.network_id
     left join issuer i on i.network_id = m.network_id
     left join issuer_vat_regime r on (r.network_id, r.issuer_id) = (i.network_id, i.id) and r.valid @> ($2::timestamptz at time zone n.zone)::date
    where m.network_id = (select current_network()) and m.id = $1`,
);
export const partiesOf = (tx: Sql, memberId: string, now: Temporal.Instant): Promise<Parties> =>
  tx.one<Parties>(parties, [memberId, now]);

const corrected = statement(
  'billing.correctedInvoice',
  `select document from invoice where network_id = (select current_network()) and id = $1 and finalised_at is not null`,
);
/** A finalised invoice as it was written. Undefined for a draft. */
export const finalisedDocument = async (tx: Sql, id: string): Promise<InvoiceDocument | undefined> =>
  (await tx.maybe<{ document: InvoiceDocument }>(corrected, [id]))?.document;

const insertDraft = statement(
  'billing.insertDraft',
  `with draft as (
     insert into invoice (network_id, issuer_id, member_id, kind, corrects_id, month, net_cents, vat_cents, gross_cents, document, drafted_at)
     values ((select current_network()), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     returning network_id, id),
   taken as (
     delete from unbilled_charge where network_id = (select current_network()) and charge_id = any($11::uuid[]) returning network_id, charge_id),
   linked as (
     insert into invoice_charge (network_id, charge_id, invoice_id)
     select t.network_id, t.charge_id, d.id from taken t join draft d on d.network_id = t.network_id
     returning charge_id)
   select d.id, (select count(*) from linked) as charges from draft d`,
);

export interface DraftRow {
  readonly issuerId: string;
  readonly memberId: string;
  readonly kind: 'INVOICE' | 'CREDIT_NOTE';
  readonly correctsId: string | null;
  readonly month: Temporal.PlainDate;
  readonly document: Omit<InvoiceDocument, 'number' | 'issueDate' | 'dueDate'>;
  readonly chargeIds: readonly string[];
}

/** Writes a draft and takes its charges. @throws when a charge is on another invoice */
export async function writeDraft(tx: Sql, draft: DraftRow, now: Temporal.Instant): Promise<string> {
  const { netCents, vatCents, grossCents } = draft.document.totals;
  const { id, charges } = await tx.one<{ id: string; charges: number }>(insertDraft, [
    draft.issuerId,
    draft.memberId,
    draft.kind,
    draft.correctsId,
    draft.month,
    netCents,
    vatCents,
    grossCents,
    JSON.stringify(draft.document),
    now,
    draft.chargeIds,
  ]);
  if (charges !== draft.chargeIds.length)
    throw new Error(`Only ${charges} of ${draft.chargeIds.length} charges are free`);
  return id;
}

const readDrafts = statement(
  'billing.draftsOfMonth',
  `select id from invoice
    where network_id = (select current_network()) and month = $1 and finalised_at is null
    order by member_id, kind desc, corrects_id`,
);
/** The drafts of a month in the order in which they get their numbers. */
export const draftsOfMonth = async (tx: Sql, month: Temporal.PlainDate): Promise<string[]> =>
  (await tx.rows<{ id: string }>(readDrafts, [month])).map(({ id }) => id);

const lockOpenItems = statement(
  'billing.lockOpenItems',
  `select o.id, o.side, o.total_cents - o.matched_cents as "openCents", i.corrects_id as "correctsId"
     from open_item o
     left join invoice i on (i.network_id, i.id) = (o.network_id, o.id)
    where o.network_id = (select current_network()) and o.member_id = $1 and o.matched_cents < o.total_cents
    order by o.since, o.id
      for no key update of o`,
);
/** What a member owes and can pay with, the oldest first, locked until the end of the transaction. */
export const lockOpenItemsOf = (tx: Sql, memberId: string) => tx.rows<OpenItem>(lockOpenItems, [memberId]);
