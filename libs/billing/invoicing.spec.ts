import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type InvoiceDocument } from '#libs/invoicing-documents';
import { type GivenMember, givenFee, violations } from '#libs/testing';
import { type BillingWorld, NOVEMBER, billingWorld } from './billing-world.fixture.js';
import { draftInvoices, previewInvoices } from './invoices/draft-invoices.js';
import { receivePayment } from './invoices/receive-payment.js';
import { postCharges } from './ledger/post-charges.js';

const DECEMBER = Temporal.PlainDate.from('2026-12-01');
const NOW = Temporal.Instant.from('2026-12-01T08:00:00Z');
let world: BillingWorld;
let awa: GivenMember;

beforeAll(async () => {
  world = await billingWorld();
}, 60_000);
beforeEach(async () => {
  awa = await world.given.member(world.network, { name: 'Awa Diallo' });
});
afterEach(async () => expect(await violations(world.test.url)).toEqual([]));
afterAll(() => world?.close());

const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await world.given.client.query(text, [world.network.id, ...values])).rows as Row[];
const fee = (cents: number, at = '2026-11-05T09:00:00Z', member = awa) =>
  givenFee(world.given, world.network, member.id, { cents, at });
async function reverse(chargeId: string, cents: number, at: string): Promise<string> {
  const excl = Math.round((cents * 10_000) / 12_000);
  const [row] = await rows<{ id: string }>(
    `insert into charge (network_id, kind, source_kind, source_id, member_id, credit_minutes, credit_minutes_from_pass, credit_minutes_paid,
                         amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at, reverses_id)
     select network_id, kind, source_kind, source_id, member_id, 0, 0, 0, -($3::int), -($4::int), -($3::int - $4::int), 2000, $5, id
       from charge where network_id = $1 and id = $2 returning id`,
    [chargeId, cents, excl, at],
  );
  return row!.id;
}
interface InvoiceRow {
  kind: string;
  number: string;
  gross: number;
  net: number;
  document: InvoiceDocument;
  open: number;
}
const invoicesOf = (member: GivenMember) =>
  rows<InvoiceRow>(
    `select i.kind, i.document->>'number' as number, i.gross_cents as gross, i.net_cents as net, i.document, o.total_cents - o.matched_cents as open
       from invoice i left join open_item o on (o.network_id, o.id) = (i.network_id, i.id)
      where i.network_id = $1 and i.member_id = $2 order by i.finalised_at, i.kind desc`,
    [member.id],
  );
const balances = async (member?: GivenMember): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await rows<{ kind: string; cents: string }>(
        `select a.kind, sum(b.cents)::text as cents from ledger_balance b join ledger_account a on (a.network_id, a.id) = (b.network_id, b.account_id)
          where a.network_id = $1 and ($2::uuid is null or a.member_id = $2) group by a.kind`,
        [member?.id ?? null],
      )
    ).map(({ kind, cents }) => [kind, Number(cents)]),
  );

describe('charges and the ledger', () => {
  it('posts a charge once, when its time has come', async () => {
    const id = await fee(480, '2026-11-05T09:00:00Z');
    await fee(120, '2026-11-07T09:00:00Z');
    const at = (text: string) => Temporal.Instant.from(text);
    expect(await postCharges(world.database, world.network.id, at('2026-11-06T00:00:00Z'), NOW)).toBe(1);
    expect(await postCharges(world.database, world.network.id, at('2026-11-06T00:00:00Z'), NOW)).toBe(0);
    expect(await balances(awa)).toEqual({ ACCRUED: 480 });
    expect(
      await rows(
        `select source_id, booked_on::text as day from journal_entry where network_id = $1 and source_id = $2`,
        [id],
      ),
    ).toEqual([{ source_id: id, day: '2026-11-05' }]);
  });

  it('posts a charge that commits after a later one was posted', async () => {
    const { client } = world.given;
    await client.query('begin');
    const late = await fee(100, '2026-11-02T09:00:00Z');
    await postCharges(world.database, world.network.id, NOW, NOW);
    await client.query('commit');
    expect(await postCharges(world.database, world.network.id, NOW, NOW)).toBe(1);
    expect(await rows(`select 1 from journal_entry where network_id = $1 and source_id = $2`, [late])).toHaveLength(1);
  });

  it('posts each charge once when four workers post at the same time', async () => {
    for (let i = 0; i < 60; i++) await fee(100 + i);
    const posted = await Promise.all(
      Array.from({ length: 4 }, () => postCharges(world.database, world.network.id, NOW, NOW)),
    );
    expect(posted.reduce((sum, n) => sum + n, 0)).toBe(60);
  });
});

describe('an invoice', () => {
  it('asks a consumer for what was agreed, with VAT worked out on the total, and the difference on the rounding account', async () => {
    // 3 × 0.97 € = 2.91 €: 2.425 → 2.43 € without VAT in total, but 3 × 0.81 € = 2.43 €; with 0.98 €: 3 × 0.82 € = 2.46 €, total 2.45 €.
    for (const day of [5, 6, 7]) await fee(98, `2026-11-0${day}T09:00:00Z`);
    const before = (await balances()).ROUNDING ?? 0;
    await world.invoice([awa.id]);
    const [invoice] = await invoicesOf(awa);
    expect(invoice).toMatchObject({ kind: 'INVOICE', gross: 294, net: 245, open: 294 });
    expect(invoice!.document.buyer).toMatchObject({ type: 'CONSUMER', name: 'Awa Diallo' });
    expect(invoice!.document.lines).toHaveLength(3);
    expect(await balances(awa)).toEqual({ ACCRUED: 0, MEMBER: 294 });
    expect(((await balances()).ROUNDING ?? 0) - before).toBe(1);
  });

  it('asks a business for prices without VAT, with its SIREN, and adds VAT to the total', async () => {
    await rows(
      `insert into billing_customer (network_id, member_id, since, kind, name, street, postcode, city, siren, vat_number)
       values ($1, $2, '2026-11-01', 'BUSINESS', 'Diallo SARL', '3 rue du Test', '69001', 'Lyon', '000000026', 'FR00000000026')`,
      [awa.id],
    );
    for (const day of [5, 6, 7]) await fee(98, `2026-11-0${day}T09:00:00Z`);
    await world.invoice([awa.id]);
    const [invoice] = await invoicesOf(awa);
    expect(invoice).toMatchObject({ gross: 295, net: 246 }); // 3 × 0.82 €, 20 % of 2.46 € is 0.492 €
    expect(invoice!.document).toMatchObject({
      prices: 'EXCLUDING_VAT',
      buyer: { type: 'BUSINESS', siren: '000000026', electronicAddress: { scheme: '0225', value: '000000026' } },
    });
  });

  it('has the charges of its month and earlier ones, each once', async () => {
    await fee(480, '2026-11-30T22:59:00Z'); // 23:59 in Lyon
    await fee(120, '2026-11-30T23:00:00Z'); // 1 December in Lyon
    await world.invoice([awa.id]);
    await world.invoice([awa.id], NOVEMBER, '2026-12-02T08:00:00Z');
    expect((await invoicesOf(awa)).map(({ gross }) => gross)).toEqual([480]);
    await world.invoice([awa.id], DECEMBER);
    expect((await invoicesOf(awa)).map(({ gross }) => gross)).toEqual([480, 120]);
  });

  it('is what its preview said', async () => {
    await fee(480);
    await fee(240);
    const context = await world.context(NOVEMBER, NOW);
    const preview = await world.database.inTransaction(world.network.id, (tx) => previewInvoices(tx, awa.id, context));
    await world.invoice([awa.id], NOVEMBER, NOW.toString());
    const { number: _n, issueDate: _i, dueDate: _d, ...written } = (await invoicesOf(awa))[0]!.document;
    expect(preview).toMatchObject([{ kind: 'INVOICE' }]);
    expect((preview as readonly { document: object }[])[0]!.document).toEqual(written);
  });

  it('is not written when the rate of VAT is not that of the network’s regime', async () => {
    await fee(480);
    const context = await world.context(NOVEMBER, NOW);
    await rows(`update issuer_vat_regime set valid = '[2020-01-01,2026-11-01)' where network_id = $1`);
    await rows(
      `insert into issuer_vat_regime select network_id, issuer_id, 'FRANCHISE_293B', false, '[2026-11-01,)' from issuer_vat_regime where network_id = $1`,
    );
    await postCharges(world.database, world.network.id, NOW, NOW);
    const refusal = await world.database.inTransaction(world.network.id, (tx) => draftInvoices(tx, awa.id, context));
    await rows(`delete from issuer_vat_regime where network_id = $1 and regime = 'FRANCHISE_293B'`);
    await rows(`update issuer_vat_regime set valid = '[2020-01-01,)' where network_id = $1`);
    expect(refusal).toBe('VAT_NOT_OF_REGIME');
    expect(await invoicesOf(awa)).toEqual([]);
  });

  it('never changes once it has a number', async () => {
    await fee(480);
    const [id] = await world.invoice([awa.id]);
    for (const change of ['gross_cents = 1, net_cents = 1, vat_cents = 0', 'number = null', `document = '{}'`])
      await expect(rows(`update invoice set ${change} where network_id = $1 and id = $2`, [id])).rejects.toThrow(
        'a finalised invoice never changes',
      );
    await expect(rows(`delete from invoice where network_id = $1 and id = $2`, [id])).rejects.toThrow();
  });
});

describe('a credit note', () => {
  it('cites the invoice, and pays for it before other invoices', async () => {
    const charge = await fee(480);
    await world.invoice([awa.id]);
    await reverse(charge, 120, '2026-12-03T09:00:00Z');
    await fee(960, '2026-12-04T09:00:00Z');
    await world.invoice([awa.id], DECEMBER);
    const [first, ...later] = await invoicesOf(awa);
    expect([first!.gross, first!.open]).toEqual([480, 360]);
    expect(later.map(({ kind, gross, open }) => [kind, gross, open])).toEqual([
      ['INVOICE', 960, 960],
      ['CREDIT_NOTE', 120, 0],
    ]);
    expect(later[1]!.document).toMatchObject({
      kind: 'CREDIT_NOTE',
      precedingInvoice: { number: first!.number, issueDate: '2026-12-01' },
      totals: { grossCents: 120 },
    });
    expect(later[1]!.number).toMatch(/^A-2027-\d{6}$/);
    expect(await balances(awa)).toEqual({ ACCRUED: 0, MEMBER: 1_320 });
  });

  it('of a paid invoice becomes a balance that pays for the next one', async () => {
    const charge = await fee(480);
    await world.invoice([awa.id]);
    await world.database.inTransaction(world.network.id, (tx) =>
      receivePayment(tx, { memberId: awa.id, amountCents: 480, means: 'TRANSFER', reference: `r ${charge}` }, NOW),
    );
    await reverse(charge, 480, '2026-12-03T09:00:00Z');
    await world.invoice([awa.id], DECEMBER);
    expect(await balances(awa)).toEqual({ ACCRUED: 0, MEMBER: -480 });
    await fee(600, '2027-01-04T09:00:00Z');
    await world.invoice([awa.id], Temporal.PlainDate.from('2027-01-01'));
    expect((await invoicesOf(awa)).map(({ open }) => open)).toEqual([0, 0, 120]);
  });
});

describe('a payment', () => {
  it('is recorded once, however often it is reported', async () => {
    await fee(480);
    await world.invoice([awa.id]);
    const pay = () =>
      world.database.inTransaction(world.network.id, (tx) =>
        receivePayment(tx, { memberId: awa.id, amountCents: 480, means: 'TRANSFER', reference: `once ${awa.id}` }, NOW),
      );
    expect((await Promise.all([pay(), pay(), pay()])).filter(Boolean)).toHaveLength(1);
    expect((await invoicesOf(awa)).map(({ open }) => open)).toEqual([0]);
  });
});
