import { type Given } from './given.js';
import { type GivenNetwork } from './given-space.js';

/** The network as a company that writes invoices at the standard rate. */
export async function givenIssuer(given: Given, network: GivenNetwork): Promise<string> {
  await given.client.query(
    `insert into issuer (network_id, legal_name, legal_form, siren, vat_number, street, postcode, city, contact_address)
     values ($1, 'SCIC ' || $2::text, 'SCIC SA à capital variable', '000000018', 'FR00000000018', '1 rue du Test', '69100', 'Villeurbanne', 'factures@spec.example')
     on conflict (network_id) do nothing`,
    [network.id, network.slug],
  );
  const { id } = await given.one<{ id: string }>(`select id from issuer where network_id = $1`, [network.id]);
  await given.client.query(
    `insert into issuer_vat_regime values ($1, $2, 'STANDARD', false, '[2020-01-01,)') on conflict do nothing`,
    [network.id, id],
  );
  return id;
}

/** Inserts a fee of some cents including VAT at 20 %, charged at an instant. @returns the id of the charge */
export async function givenFee(
  given: Given,
  network: GivenNetwork,
  memberId: string,
  { cents = 480, at = '2026-11-05T09:00:00Z' }: { cents?: number; at?: string } = {},
): Promise<string> {
  const excl = Math.round((cents * 10_000) / 12_000);
  const { id } = await given.one<{ id: string }>(
    `insert into charge (network_id, kind, source_kind, source_id, member_id, credit_minutes, credit_minutes_from_pass, credit_minutes_paid,
                         amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
     values ($1, 'FEE', 'BOOKING_ITEM', gen_random_uuid(), $2, 60, 0, 60, $3, $4, $5, 2000, $6) returning id`,
    [network.id, memberId, cents, excl, cents - excl, at],
  );
  return id;
}

export interface GivenInvoice {
  readonly id: string;
  readonly number: string;
  readonly chargeId: string;
}

/** A finalised invoice of one fee of 4.80 €, posted and booked, of which 1.00 € is paid by a transfer. */
export async function givenInvoice(
  given: Given,
  network: GivenNetwork,
  memberId: string,
  customerName = 'Awa',
): Promise<GivenInvoice> {
  const issuerId = await givenIssuer(given, network);
  const chargeId = await givenFee(given, network, memberId);
  const write = (text: string, values: unknown[] = []) => given.client.query(text, [network.id, ...values]);
  const one = (text: string, values: unknown[] = []) => given.one<{ id: string }>(text, [network.id, ...values]);
  await write(
    `insert into billing_customer (network_id, member_id, since, kind, name, street, postcode, city)
     values ($1, $2, '2026-11-01', 'CONSUMER', $3, '2 rue du Test', '69100', 'Villeurbanne') on conflict do nothing`,
    [memberId, customerName],
  );
  await write(
    `insert into ledger_account (network_id, kind, member_id)
     select $1::uuid, kind, null::uuid from unnest(array['REVENUE','VAT','VAT_ACCRUED','PROVIDER']) kind
     union all select $1::uuid, kind, $2::uuid from unnest(array['ACCRUED','MEMBER']) kind on conflict do nothing`,
    [memberId],
  );
  const { number } = await given.one<{ number: number }>(
    `insert into invoice_series as s (network_id, issuer_id, series, year, next_number, last_issued_on) values ($1, $2, 'F', 2026, 2, '2026-11-06')
     on conflict (network_id, issuer_id, series, year) do update set next_number = s.next_number + 1 returning next_number - 1 as number`,
    [network.id, issuerId],
  );
  const text = `F-2026-${String(number).padStart(6, '0')}`;
  const { id } = await one(
    `with made as (
       select jsonb_build_object('kind', 'INVOICE', 'number', $4::text, 'prices', 'INCLUDING_VAT', 'issueDate', '2026-11-06', 'dueDate', '2026-11-20',
                'servicePeriod', '{"firstDay":"2026-11-05","lastDay":"2026-11-05"}'::jsonb,
                'seller', jsonb_build_object('name', 'SCIC', 'siren', '000000018', 'vatNumber', 'FR00000000018',
                  'address', '{"street":"1 rue du Test","postalCode":"69100","city":"Villeurbanne","country":"FR"}'::jsonb,
                  'electronicAddress', '{"scheme":"0225","value":"000000018"}'::jsonb),
                'buyer', jsonb_build_object('type', 'CONSUMER', 'name', $5::text,
                  'address', '{"street":"2 rue du Test","postalCode":"69100","city":"Villeurbanne","country":"FR"}'::jsonb,
                  'electronicAddress', '{"scheme":"EM","value":"someone@spec.example"}'::jsonb),
                'lines', '[{"name":"Annulation tardive ou absence","quantity":1,"unit":"PIECE","unitPriceMicros":4800000,"amountCents":480,"netCents":400,
                            "vatRegime":"STANDARD","vatRateBasisPoints":2000}]'::jsonb,
                'vatBreakdown', '[{"vatRegime":"STANDARD","vatRateBasisPoints":2000,"taxableCents":400,"vatCents":80}]'::jsonb,
                'totals', '{"netCents":400,"vatCents":80,"grossCents":480,"paidCents":0,"dueCents":480}'::jsonb,
                'payments', '[]'::jsonb, 'paymentMeans', '{"type":"CARD"}'::jsonb, 'vatOnDebits', false, 'businessProcess', 'S1',
                'paymentTerms', '{"latePenaltyBasisPoints":1500,"recoveryFeeCents":4000}'::jsonb, 'locale', 'fr') as document,
              (select hash from invoice where network_id = $1 and series = 'F' order by number desc limit 1) as previous)
     insert into invoice (network_id, issuer_id, member_id, kind, month, net_cents, vat_cents, gross_cents, document, drafted_at, series, year, number,
                          issued_on, due_on, finalised_at, previous_hash, hash)
     select $1, $2, $3, 'INVOICE', '2026-11-01', 400, 80, 480, document, '2026-11-06T08:00Z', 'F', 2026, $6, '2026-11-06', '2026-11-20', '2026-11-06T08:00Z',
            previous, sha256(coalesce(previous, ''::bytea) || convert_to(document::text, 'UTF8'))
       from made returning id`,
    [issuerId, memberId, text, customerName, number],
  );
  await write(
    `update invoice_series set last_hash = (select hash from invoice where network_id = $1 and id = $2) where network_id = $1 and series = 'F' and year = 2026`,
    [id],
  );
  await write(`delete from unbilled_charge where network_id = $1 and charge_id = $2`, [chargeId]);
  await write(`insert into invoice_charge values ($1, $2, $3)`, [chargeId, id]);
  await write(`insert into open_item values ($1, $2, $3, 'OWED', 480, 0, '2026-11-06T08:00Z')`, [id, memberId]);
  const payment = await one(
    `insert into payment (network_id, member_id, amount_cents, means, reference, received_at) values ($1, $2, 100, 'TRANSFER', $3, '2026-11-07T08:00Z') returning id`,
    [memberId, `spec ${id}`],
  );
  await write(`insert into open_item values ($1, $2, $3, 'CREDIT', 100, 0, '2026-11-07T08:00Z')`, [
    payment.id,
    memberId,
  ]);
  await write(`insert into item_match values ($1, $2, $3, 100, '2026-11-07T08:00Z')`, [id, payment.id]);
  const method = await one(
    `insert into payment_method (network_id, member_id, provider, token, added_at) values ($1, $2, 'SANDBOX', $3, '2026-11-06T08:00Z') returning id`,
    [memberId, `card of ${customerName}`],
  );
  await write(
    `insert into payment_attempt (network_id, invoice_id, number, method_id, amount_cents, state, failure, requested_at, ended_at)
     values ($1, $2, 1, $3, 480, 'FAILED', 'insufficient_funds', '2026-11-06T08:00Z', '2026-11-06T08:01Z')`,
    [id, method.id],
  );
  await write(`insert into payment_block values ($1, $2, $3, '2026-11-06T09:00Z', '2026-11-07T08:00Z')`, [
    id,
    memberId,
  ]);
  await write(
    `insert into close_run (network_id, month, phase, started_by_id, started_at, done_at)
     values ($1, '2026-10-01', 'DONE', $2, '2026-11-06T08:00Z', '2026-11-06T08:00Z') on conflict do nothing`,
    [memberId],
  );
  await write(`insert into close_step values ($1, '2026-10-01', $2, 0, 'DRAFTED', null, '2026-11-06T08:00Z')`, [
    memberId,
  ]);
  for (const [kind, sourceId, lines] of [
    ['CHARGE', chargeId, { ACCRUED: 480, REVENUE: -400, VAT_ACCRUED: -80 }],
    ['INVOICE', id, { MEMBER: 480, ACCRUED: -480, VAT_ACCRUED: 80, VAT: -80 }],
    ['PAYMENT', payment.id, { PROVIDER: 100, MEMBER: -100 }],
  ] as const)
    await write(
      `with entry as (
         insert into journal_entry (network_id, journal, kind, source_id, booked_on, recorded_at)
         values ($1, case $3::text when 'PAYMENT' then 'BANK' else 'SALES' end, $3, $4, '2026-11-07', '2026-11-07T08:00Z') returning id)
       insert into posting (network_id, entry_id, account_id, cents)
       select $1, entry.id, a.id, l.value::int from entry cross join jsonb_each_text($5::jsonb) l
         join ledger_account a on a.network_id = $1 and a.kind = l.key and (a.member_id = $2 or a.member_id is null)`,
      [memberId, kind, sourceId, JSON.stringify(lines)],
    );
  return { id, number: text, chargeId };
}
