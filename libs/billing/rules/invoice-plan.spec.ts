import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '#libs/testing';
import { type BillableCharge, planInvoices } from './invoice-plan.js';
import { invoiceLines } from './invoice-lines.js';

const RUNS = Number(process.env.LAW_RUNS ?? 500);
const { seed } = seededRandom();

const charge = (fields: Partial<BillableCharge>): BillableCharge => ({
  id: 'a',
  kind: 'USE',
  sourceId: 's',
  day: Temporal.PlainDate.from('2026-11-05'),
  venueName: 'Le Foyer',
  tariffClass: 'DESK',
  tariffId: 't',
  planNames: null,
  hasPass: true,
  creditMinutesPaid: 60,
  amountCents: 480,
  amountExclCents: 400,
  vatBasisPoints: 2_000,
  correctsId: null,
  ...fields,
});
const ids = (charges: readonly BillableCharge[]) => charges.map(({ id }) => id);

describe('the plan of a member’s invoices', () => {
  it('puts charges and what was reversed of them on one invoice, by day', () => {
    const plan = planInvoices([
      charge({ id: 'c', day: Temporal.PlainDate.from('2026-11-09') }),
      charge({ id: 'b', amountCents: -240, amountExclCents: -200 }),
      charge({ id: 'a' }),
    ]);
    expect(ids(plan.invoice)).toEqual(['a', 'b', 'c']);
    expect([plan.creditNotes, plan.waiting]).toEqual([[], []]);
  });

  it('writes a credit note for each invoice of which something is reversed', () => {
    const plan = planInvoices([
      charge({ id: 'a', amountCents: -480, correctsId: 'one' }),
      charge({ id: 'b', amountCents: -100, correctsId: 'two' }),
      charge({ id: 'c', amountCents: -20, correctsId: 'one' }),
    ]);
    expect(plan.invoice).toEqual([]);
    expect(plan.creditNotes.map(({ correctsId, charges }) => [correctsId, ids(charges)])).toEqual([
      ['one', ['a', 'c']],
      ['two', ['b']],
    ]);
  });

  it('sets off compensations as far as the invoice goes, and keeps the others for a later month', () => {
    const plan = planInvoices([
      charge({ id: 'a' }),
      charge({ id: 'b', kind: 'COMPENSATION', amountCents: -400 }),
      charge({ id: 'c', kind: 'COMPENSATION', amountCents: -100 }),
      charge({ id: 'd', kind: 'COMPENSATION', amountCents: -80 }),
    ]);
    expect(ids(plan.invoice)).toEqual([]); // 480 − 400 − 80 = 0: nothing to ask for
    expect(ids(plan.waiting)).toEqual(['a', 'b', 'd', 'c']);
  });

  it('writes nothing when all was reversed', () => {
    const plan = planInvoices([charge({ id: 'a' }), charge({ id: 'b', amountCents: -480 })]);
    expect([ids(plan.invoice), ids(plan.waiting)]).toEqual([[], ['a', 'b']]);
  });

  const someCharge = fc.record({
    kind: fc.constantFrom('USE', 'FEE', 'COMPENSATION' as const),
    cents: fc.integer({ min: 1, max: 5_000 }),
    reversed: fc.double({ min: 0, max: 1, noNaN: true }),
    invoiced: fc.boolean(),
    day: fc.integer({ min: 1, max: 30 }),
  });
  const chargesOf = (
    rows: readonly {
      kind: 'USE' | 'FEE' | 'COMPENSATION';
      cents: number;
      reversed: number;
      invoiced: boolean;
      day: number;
    }[],
  ) =>
    rows.flatMap(({ kind, cents, reversed, invoiced, day }, i): BillableCharge[] => {
      const on = { day: Temporal.PlainDate.from({ year: 2026, month: 11, day }), sourceId: `s${i}`, kind };
      if (kind === 'COMPENSATION') return [charge({ ...on, id: `${i}`, amountCents: -cents })];
      const back = Math.round(cents * reversed);
      const reversal = charge({
        ...on,
        id: `${i}r`,
        amountCents: -back,
        correctsId: invoiced ? `invoice ${day}` : null,
      });
      return [
        ...(invoiced ? [] : [charge({ ...on, id: `${i}`, amountCents: cents })]),
        ...(back > 0 ? [reversal] : []),
      ];
    });

  it('has every charge in one place and no negative total, whatever was charged and reversed', () => {
    fc.assert(
      fc.property(fc.array(someCharge, { maxLength: 30 }), (rows) => {
        const charges = chargesOf(rows);
        const { invoice, creditNotes, waiting } = planInvoices(charges);
        const placed = [...invoice, ...waiting, ...creditNotes.flatMap((note) => note.charges)];
        expect(ids(placed).toSorted()).toEqual(ids(charges).toSorted());
        const cents = (some: readonly BillableCharge[]) => some.reduce((sum, { amountCents }) => sum + amountCents, 0);
        expect(invoice.length === 0 || cents(invoice) > 0).toBe(true);
        for (const note of creditNotes) expect(cents(note.charges)).toBeLessThan(0);
        const lines = invoiceLines(invoice, { prices: 'INCLUDING_VAT', regime: 'STANDARD', locale: 'fr', sign: 1 });
        expect(lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(cents(invoice));
        for (const line of lines) expect(Math.sign(line.quantity)).toBe(Math.sign(line.amountCents));
      }),
      { numRuns: RUNS, seed },
    );
  });
});

describe('the lines of an invoice', () => {
  it('add up the hours of one price in one venue', () => {
    const lines = invoiceLines(
      [
        charge({ id: 'a', sourceId: 'x' }),
        charge({
          id: 'b',
          sourceId: 'y',
          creditMinutesPaid: 90,
          amountCents: 720,
          amountExclCents: 600,
          day: Temporal.PlainDate.from('2026-11-20'),
        }),
        charge({ id: 'c', sourceId: 'z', venueName: 'La Halle' }),
        charge({
          id: 'd',
          sourceId: 'z',
          venueName: 'La Halle',
          creditMinutesPaid: -60,
          amountCents: -480,
          amountExclCents: -400,
        }),
        charge({ id: 'e', kind: 'FEE', sourceId: 'w', amountCents: 240, amountExclCents: 200 }),
      ],
      { prices: 'EXCLUDING_VAT', regime: 'STANDARD', locale: 'en', sign: 1 },
    );
    const shared = { vatRegime: 'STANDARD', vatRateBasisPoints: 2_000, place: 'Le Foyer' };
    expect(lines).toEqual([
      {
        ...shared,
        name: 'Desk hours',
        period: { firstDay: '2026-11-05', lastDay: '2026-11-20' },
        quantity: 150,
        unit: 'MINUTE',
        unitPriceMicros: 4_000_000,
        amountCents: 1_000,
      },
      {
        ...shared,
        name: 'Late cancellation or no-show',
        period: { firstDay: '2026-11-05', lastDay: '2026-11-05' },
        quantity: 1,
        unit: 'PIECE',
        unitPriceMicros: 2_000_000,
        amountCents: 200,
      },
    ]);
  });
});
