import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, givenFee, violations } from '#libs/testing';
import { type BillingWorld, NOVEMBER, billingWorld } from './billing-world.fixture.js';
import { billingExport } from './exports/exports.js';
import { type DraftContext, draftInvoices } from './invoices/draft-invoices.js';
import { finaliseInvoices } from './invoices/finalise-invoices.js';
import { closeLedgerMonth } from './ledger/close-ledger-month.js';
import { postCharges } from './ledger/post-charges.js';
import { recogniseSubscriptions } from './ledger/recognise-subscriptions.js';

const NOW = Temporal.Instant.from('2026-12-01T08:00:00Z');
const LOCK_TIMEOUT = '55P03';
let world: BillingWorld;

beforeAll(async () => {
  world = await billingWorld();
}, 60_000);
afterEach(async () => expect(await violations(world.test.url)).toEqual([]));
afterAll(() => world?.close());

const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await world.given.client.query(text, [world.network.id, ...values])).rows as Row[];
const fee = (member: GivenMember, cents: number, at: string) =>
  givenFee(world.given, world.network, member.id, { cents, at });

describe('fifty simultaneous finalisations', () => {
  it('leave no hole and no number twice, with dates that never decrease', async () => {
    const members: GivenMember[] = [];
    for (let n = 0; n < 50; n++) members.push(await world.given.member(world.network, { hours: null }));
    for (const member of members) await fee(member, 480, '2026-11-05T09:00:00Z');
    await postCharges(world.database, world.network.id, NOW, NOW);
    const [last] = await rows<{ n: number }>(
      `select coalesce(max(number), 0)::int as n from invoice where network_id = $1 and series = 'F' and year = 2027`,
    );
    const days: DraftContext[] = [];
    for (let day = 0; day < 7; day++)
      days.push(await world.context(NOVEMBER, Temporal.Instant.from('2027-02-01T08:00:00Z').add({ hours: 24 * day })));
    const finalise = (member: GivenMember, i: number) =>
      world.database.inTransaction(world.network.id, async (tx) => {
        await draftInvoices(tx, member.id, days[i % 7]!);
        const text = 'select id from invoice where member_id = $1 and finalised_at is null';
        const { id } = await tx.one<{ id: string }>({ name: 'spec.draftOfMember', text }, [member.id]);
        await finaliseInvoices(tx, [id], days[i % 7]!);
        if (i % 10 === 9) throw new Error('the process stops before the commit');
      });
    // On a slow machine the last in the queue waits longer for the counter than a statement may; a job would run again.
    const untilItHasWaited = async (member: GivenMember, i: number): Promise<void> =>
      finalise(member, i).catch((error: { code?: string }) => {
        if (error.code !== LOCK_TIMEOUT) throw error;
        return untilItHasWaited(member, i);
      });
    const outcomes = await Promise.allSettled(members.map(untilItHasWaited));
    const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []));
    expect(reasons).toEqual(Array.from({ length: 5 }, () => 'the process stops before the commit'));
    const numbers = await rows<{ number: number; day: string }>(
      `select number, issued_on::text as day from invoice where network_id = $1 and series = 'F' and year = 2027 and number > $2 order by number`,
      [last!.n],
    );
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 45 }, (_, i) => last!.n + 1 + i));
    expect(numbers.map(({ day }) => day)).toEqual(numbers.map(({ day }) => day).toSorted());
  });
});

describe('a subscription', () => {
  it('is earned day by day over the period that it pays, each month once', async () => {
    const awa = await world.given.member(world.network, { hours: null });
    const passId = await world.given.pass(world.network, awa.id, 0, '2026-11-15T23:00:00Z');
    await rows(`insert into subscription (network_id, pass_id, subscribed_at, charged_until) values ($1, $2, '2026-11-15T23:00Z', '2026-12-15T23:00Z')`, [passId]); // prettier-ignore
    const [charge] = await rows<{ id: string }>(
      `with charged as (
         insert into charge (network_id, kind, source_kind, source_id, member_id, pass_id, credit_minutes, credit_minutes_from_pass,
                             credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at)
         values ($1, 'SUBSCRIPTION', 'SUBSCRIPTION_CHARGE', gen_random_uuid(), $2, $3, 0, 0, 0, 1201, 1001, 200, 2000, '2026-11-16T09:00Z')
         returning *)
       insert into subscription_charge (network_id, id, pass_id, kind, period_index, during, plan_id, monthly_cents, charge_id, charged_at)
       select c.network_id, c.source_id, p.id, 'PERIOD', 0, '[2026-11-15 23:00Z,2026-12-15 23:00Z)', p.plan_id, 1201, c.id, c.charged_at
         from charged c join pass p on p.id = c.pass_id
       returning charge_id as id`,
      [awa.id, passId],
    );
    await postCharges(world.database, world.network.id, NOW, NOW);
    const recognise = (month: string) =>
      world.database.inTransaction(world.network.id, (tx) =>
        recogniseSubscriptions(tx, Temporal.PlainDate.from(month), NOW),
      );
    const earned = async () =>
      rows<{ day: string; cents: number }>(
        `select e.booked_on::text as day, -p.cents::int as cents from journal_entry e join posting p on p.entry_id = e.id
           join ledger_account a on a.id = p.account_id where e.network_id = $1 and e.kind = 'RECOGNITION' and e.source_id = $2 and a.kind = 'REVENUE' order by 1`,
        [charge!.id],
      );
    for (const month of ['2026-11-01', '2026-11-01', '2026-12-01', '2027-01-01']) await recognise(month);
    // 15 of 30 days: 10.01 € / 2, rounded down; the rest in December.
    expect(await earned()).toEqual([
      { day: '2026-11-30', cents: 500 },
      { day: '2026-12-31', cents: 501 },
    ]);
  });
});

describe('a closed month of the ledger', () => {
  it('takes no more entries: a late charge is booked on the first open day', async () => {
    const awa = await world.given.member(world.network, { hours: null });
    await fee(awa, 480, '2027-02-10T09:00:00Z');
    await postCharges(world.database, world.network.id, Temporal.Instant.from('2027-03-01T00:00:00Z'), NOW);
    const february = Temporal.PlainDate.from('2027-02-01');
    const close = () => world.database.inTransaction(world.network.id, (tx) => closeLedgerMonth(tx, february, NOW));
    expect((await Promise.all([close(), close()])).filter(Boolean)).toHaveLength(1);
    const late = await fee(awa, 100, '2027-02-20T09:00:00Z');
    await postCharges(world.database, world.network.id, Temporal.Instant.from('2027-03-02T00:00:00Z'), NOW);
    expect(
      await rows(`select booked_on::text as day from journal_entry where network_id = $1 and source_id = $2`, [late]),
    ).toEqual([{ day: '2027-03-01' }]);
    await expect(
      rows(
        `insert into journal_entry (network_id, journal, kind, source_id, booked_on, recorded_at) values ($1, 'SALES', 'CHARGE', gen_random_uuid(), '2027-02-28', now())`,
      ),
    ).rejects.toThrow('a closed month takes no journal entry');
    const [period] = await rows<{ debit: string; perpetual: string }>(
      `select debit_cents::text as debit, perpetual_debit_cents::text as perpetual from ledger_period where network_id = $1`,
    );
    expect(Number(period!.debit)).toBeGreaterThan(0);
    expect(period!.perpetual).toBe(period!.debit);
  });

  it('is exported in the layout of the law: entries numbered without hole, debits equal to credits', async () => {
    const february = Temporal.PlainDate.from('2027-02-01');
    const [open, journal] = await world.database.inTransaction(world.network.id, async (tx) => [
      await billingExport(tx, 'journal', Temporal.PlainDate.from('2027-03-01')),
      await billingExport(tx, 'journal', february),
    ]);
    expect(open!.split('\r\n')).toHaveLength(2); // the header and nothing else: March is open
    const lines = journal!
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split('\t'));
    const cents = (amount: string) => Number(amount.replace(',', ''));
    const [debit, credit] = [11, 12].map((field) => lines.reduce((sum, line) => sum + cents(line[field]!), 0));
    expect([debit! > 0, debit]).toEqual([true, credit]);
    const numbers = [...new Set(lines.map((line) => Number(line[2])))];
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
  });

  it('reports the sales to private persons by day and rate', async () => {
    const sales = await world.database.inTransaction(world.network.id, (tx) =>
      billingExport(tx, 'sales', Temporal.PlainDate.from('2027-02-01')),
    );
    const days = sales
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(','));
    expect(days.reduce((sum, [, , documents]) => sum + Number(documents), 0)).toBe(45);
    expect(days.every(([, rate, documents, taxable, vat]) => rate === '"20.00"' && taxable === `"${(4 * Number(documents)).toFixed(2)}"` && vat === `"${(0.8 * Number(documents)).toFixed(2)}"`)).toBe(true); // prettier-ignore
  });
});
