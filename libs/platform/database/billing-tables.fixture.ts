import { type Given, type GivenNetwork } from '#libs/testing';

/** At least one row in every table of billing. Invoices are drafts, since finalised ones refuse every change. */
export async function fillBillingTables(
  given: Given,
  network: GivenNetwork,
  { memberId, venueId, chargeId }: { memberId: string; venueId: string; chargeId: string },
): Promise<void> {
  const write = async (text: string, values: unknown[] = []): Promise<void> =>
    void (await given.client.query(text, [network.id, ...values]));
  const id = async (text: string, values: unknown[] = []): Promise<string> =>
    (await given.one<{ id: string }>(text, [network.id, ...values])).id;
  const issuer = await id(
    `insert into issuer (network_id, legal_name, siren, street, postcode, city) values ($1, 'x', '000000001', 'x', 'x', 'x') returning id`,
  );
  await write(`insert into issuer_vat_regime values ($1, $2, 'STANDARD', false, '[2020-01-01,)')`, [issuer]);
  await write(
    `insert into billing_customer (network_id, member_id, since, kind, name, street, postcode, city)
     values ($1, $2, '2026-11-01', 'CONSUMER', 'x', 'x', 'x', 'x')`,
    [memberId],
  );
  await write(`insert into ledger_account (network_id, kind, venue_id) values ($1, 'VENUE', $2)`, [venueId]);
  await write(
    `insert into ledger_account (network_id, kind, member_id) values ($1, 'MEMBER', $2), ($1, 'REVENUE', null)`,
    [memberId],
  );
  const entry = await id(
    `insert into journal_entry (network_id, journal, kind, source_id, booked_on, recorded_at)
     values ($1, 'SALES', 'CHARGE', $2, '2026-11-23', '2026-11-23T08:00Z') returning id`,
    [chargeId],
  );
  await write(
    `insert into posting (network_id, entry_id, account_id, cents)
     select network_id, $2, id, case kind when 'MEMBER' then 1 else -1 end from ledger_account where network_id = $1 and kind <> 'VENUE'`,
    [entry],
  );
  await write(
    `insert into ledger_period (network_id, month, closed_at, entries, debit_cents, sales_cents, perpetual_entries, perpetual_debit_cents, perpetual_sales_cents, hash)
     values ($1, '2026-10-01', '2026-11-01', 0, 0, 0, 0, 0, 0, sha256('x'))`,
  );
  await write(
    `insert into unbilled_charge (network_id, charge_id, member_id, due_at) values ($1, $2, $3, '2026-11-23T08:00Z')`,
    [chargeId, memberId],
  );
  await write(
    `insert into invoice_series (network_id, issuer_id, series, year, next_number, last_issued_on) values ($1, $2, 'F', 2026, 1, '2026-11-01')`,
    [issuer],
  );
  const draft = (kind: string, correctsId: string | null) =>
    id(
      `insert into invoice (network_id, issuer_id, member_id, kind, corrects_id, month, net_cents, vat_cents, gross_cents, document, drafted_at)
       values ($1, $2, $3, $4, $5, '2026-11-01', 1, 0, 1, '{}', '2026-11-23T08:00Z') returning id`,
      [issuer, memberId, kind, correctsId],
    );
  const invoice = await draft('INVOICE', null);
  await draft('CREDIT_NOTE', invoice);
  await write(`insert into invoice_charge values ($1, $2, $3)`, [chargeId, invoice]);
  const payment = await id(
    `insert into payment (network_id, member_id, amount_cents, means, reference, received_at)
     values ($1, $2, 1, 'TRANSFER', 'x', '2026-11-23T08:00Z') returning id`,
    [memberId],
  );
  await write(
    `insert into open_item (network_id, id, member_id, side, total_cents, since)
     values ($1, $2, $4, 'OWED', 1, '2026-11-23T08:00Z'), ($1, $3, $4, 'CREDIT', 1, '2026-11-23T08:00Z')`,
    [invoice, payment, memberId],
  );
  await write(`insert into item_match values ($1, $2, $3, 1, '2026-11-23T08:00Z')`, [invoice, payment]);
  const method = await id(
    `insert into payment_method (network_id, member_id, provider, token, added_at) values ($1, $2, 'SANDBOX', 'ACCEPTED', '2026-11-23T08:00Z') returning id`,
    [memberId],
  );
  await write(
    `insert into payment_attempt (network_id, invoice_id, number, method_id, amount_cents, state, requested_at)
     values ($1, $2, 1, $3, 1, 'REQUESTED', '2026-11-23T08:00Z')`,
    [invoice, method],
  );
  await write(`insert into payment_block values ($1, $2, $3, '2026-11-23T08:00Z', '2026-11-23T09:00Z')`, [
    invoice,
    memberId,
  ]);
  // Another month in each network, so that a step cannot belong to the run of the other one.
  const closed = network.slug === 'here' ? '2026-10-01' : '2026-09-01';
  await write(
    `insert into close_run (network_id, month, phase, started_by_id, started_at) values ($1, $3, 'RATING', $2, '2026-11-23T08:00Z')`,
    [memberId, closed],
  );
  await write(`insert into close_step values ($1, $3, $2, 0, 'WAITING', null, '2026-11-23T08:00Z')`, [
    memberId,
    closed,
  ]);
}
