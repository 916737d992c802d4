import { declareTables, erasedAs, exportedAs, nonPersonal, notExported, personal } from '#libs/platform';

const FOR_THE_ACCOUNTS = { fr: 'Tenir les comptes et vous facturer', en: 'To keep the accounts and to invoice you' };
const TEN_YEARS = {
  fr: '10 ans (article L123-22 du code de commerce)',
  en: '10 years (article L123-22 of the French code of commerce)',
};
const ownInvoice = (table: string, column: string): string =>
  `exists (select from invoice i where (i.network_id, i.id) = (${table}.network_id, ${table}.${column}) and i.member_id = :member)`;
const ownItem = (table: string, column: string): string =>
  `exists (select from open_item o where (o.network_id, o.id) = (${table}.network_id, ${table}.${column}) and o.member_id = :member)`;

declareTables('billing', {
  issuer: nonPersonal(
    'network_id id legal_name legal_form siren vat_number street postcode city country contact_address iban',
  ),
  issuer_vat_regime: nonPersonal('network_id issuer_id regime vat_on_debits valid'),
  ledger_head: nonPersonal('network_id open_from began_at'),
  ledger_period: nonPersonal(
    'network_id month closed_at entries debit_cents sales_cents perpetual_entries perpetual_debit_cents perpetual_sales_cents previous_hash hash',
  ),
  invoice_series: nonPersonal('network_id issuer_id series year next_number last_issued_on last_hash'),

  // Invoices keep what they were written with, so the row itself can go.
  billing_customer: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Établir vos factures', en: 'To write your invoices' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: `member_id since kind name street complement postcode city country siren vat_number electronic_address service_code
      engagement_number`,
    nonPersonal: 'network_id',
  }),
  ledger_account: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id kind member_id',
    personal: { owned_by: notExported('computed from the member') },
    nonPersonal: 'network_id venue_id',
  }),
  journal_entry: nonPersonal('network_id id journal kind source_id part booked_on recorded_at'),
  posting: personal({
    scope: 'NETWORK',
    rows: `exists (select from ledger_account a where (a.network_id, a.id) = (posting.network_id, posting.account_id) and a.member_id = :member)`,
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'account_id cents',
    personal: {
      entry_id: exportedAs(
        `(select e.kind || ' ' || e.booked_on from journal_entry e where (e.network_id, e.id) = (posting.network_id, posting.entry_id))`,
      ),
    },
    nonPersonal: 'network_id',
  }),
  unbilled_charge: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: FOR_THE_ACCOUNTS,
    retention: { fr: 'Jusqu’à la facture', en: 'Until the invoice' },
    erasure: 'KEEP',
    exported: 'charge_id member_id due_at posted_at',
    nonPersonal: 'network_id',
  }),
  invoice: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: `id member_id kind corrects_id month net_cents vat_cents gross_cents document drafted_at series year number issued_on due_on
      finalised_at`,
    nonPersonal: 'network_id issuer_id previous_hash hash',
  }),
  invoice_charge: personal({
    scope: 'NETWORK',
    rows: ownInvoice('invoice_charge', 'invoice_id'),
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'charge_id invoice_id',
    nonPersonal: 'network_id',
  }),
  payment: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id member_id amount_cents means reference received_at',
    nonPersonal: 'network_id',
  }),
  open_item: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id member_id side total_cents matched_cents since',
    nonPersonal: 'network_id',
  }),
  item_match: personal({
    scope: 'NETWORK',
    rows: ownItem('item_match', 'owed_id'),
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'owed_id credit_id cents matched_at',
    nonPersonal: 'network_id',
  }),
  payment_method: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Encaisser vos factures', en: 'To collect your invoices' },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'id member_id provider added_at',
    personal: {
      token: { ...notExported('names the card at the provider'), erasedAs: `'erased'` },
      removed_at: erasedAs('coalesce(removed_at, :now)'),
    },
    nonPersonal: 'network_id',
  }),
  payment_attempt: personal({
    scope: 'NETWORK',
    rows: ownInvoice('payment_attempt', 'invoice_id'),
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id invoice_id number method_id amount_cents state failure requested_at ended_at',
    nonPersonal: 'network_id',
  }),
  payment_block: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: {
      fr: 'Suspendre les réservations d’un membre qui n’a pas payé',
      en: 'To suspend the bookings of members who have not paid',
    },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'invoice_id member_id since lifted_at',
    nonPersonal: 'network_id',
  }),
  close_run: personal({
    scope: 'NETWORK',
    rows: `started_by_id = :member`,
    purpose: { fr: 'Savoir qui a clôturé un mois', en: 'To know who closed a month' },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'month started_by_id started_at',
    nonPersonal: 'network_id phase round done_at',
  }),
  close_step: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: FOR_THE_ACCOUNTS,
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'month member_id state reason changed_at',
    nonPersonal: 'network_id slice',
  }),
});
