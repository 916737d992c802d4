import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { line, netLine } from '../invoice.fixture.js';
import { type InvoiceLineInput } from '../invoice-document.js';
import { invoiceAmounts } from './invoice-amounts.js';

const cents = (amountCents: number, vatRateBasisPoints = 2000) => line({ amountCents, vatRateBasisPoints });

describe('invoiceAmounts', () => {
  it('takes VAT out of a price that includes it, on the total and half-up', () => {
    expect(invoiceAmounts([cents(720)], 'INCLUDING_VAT').totals).toEqual({
      netCents: 600,
      vatCents: 120,
      grossCents: 720,
      paidCents: 0,
      dueCents: 720,
    });
    // 3 × 0.05 = 0.15: net 0.125 is 0.13; each line alone would be 0.04, and the total 0.12.
    const { totals, lines } = invoiceAmounts([cents(5), cents(5), cents(5)], 'INCLUDING_VAT');
    expect(totals).toMatchObject({ netCents: 13, vatCents: 2, grossCents: 15 });
    expect(lines.map(({ netCents }) => netCents)).toEqual([5, 4, 4]);
  });

  it('adds VAT to prices that exclude it, once for each rate', () => {
    const lines = [
      netLine({ amountCents: 333 }),
      netLine({ amountCents: 333 }),
      netLine({ amountCents: 1393, vatRateBasisPoints: 550 }),
    ];
    const { totals, vatBreakdown } = invoiceAmounts(lines, 'EXCLUDING_VAT');
    // 6.66 × 20 % = 1.332; 13.93 × 5.5 % = 0.76615
    expect(vatBreakdown).toEqual([
      { vatRegime: 'STANDARD', vatRateBasisPoints: 2000, taxableCents: 666, vatCents: 133 },
      { vatRegime: 'STANDARD', vatRateBasisPoints: 550, taxableCents: 1393, vatCents: 77 },
    ]);
    expect(totals).toMatchObject({ netCents: 2059, vatCents: 210, grossCents: 2269 });
  });

  it('rounds a reversal as what it reverses', () => {
    const { totals } = invoiceAmounts([netLine({ amountCents: -333 }), netLine({ amountCents: 333 })], 'EXCLUDING_VAT');
    expect(totals.grossCents).toBe(0);
    const sold = invoiceAmounts([cents(1005)], 'INCLUDING_VAT').totals;
    const reversed = invoiceAmounts([cents(-1005)], 'INCLUDING_VAT').totals;
    expect([reversed.netCents, reversed.vatCents]).toEqual([-sold.netCents, -sold.vatCents]);
  });

  it('subtracts payments from what is due', () => {
    const payments = [
      { paidOn: '2027-03-01', amountCents: 500, label: 'carte' },
      { paidOn: '2027-03-02', amountCents: 20, label: 'carte' },
    ];
    expect(invoiceAmounts([cents(720)], 'INCLUDING_VAT', payments).totals).toMatchObject({
      paidCents: 520,
      dueCents: 200,
    });
  });

  const anyLines = fc.array(
    fc.record({
      amountCents: fc.integer({ min: -100_000, max: 1_000_000 }),
      vatRateBasisPoints: fc.constantFrom(0, 550, 1000, 2000),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const asLines = (amounts: { amountCents: number; vatRateBasisPoints: number }[]): InvoiceLineInput[] =>
    amounts.map((amount) =>
      line({ ...amount, vatRegime: amount.vatRateBasisPoints === 0 ? 'FRANCHISE_293B' : 'STANDARD' }),
    );
  const total = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);

  it('keeps the agreed total to the cent, and each line within one cent of its exact share', () => {
    fc.assert(
      fc.property(anyLines, (amounts) => {
        const { lines, totals, vatBreakdown } = invoiceAmounts(asLines(amounts), 'INCLUDING_VAT');
        expect(totals.grossCents).toBe(total(amounts.map(({ amountCents }) => amountCents)));
        expect(totals.netCents).toBe(total(lines.map(({ netCents }) => netCents)));
        for (const row of vatBreakdown) {
          const own = lines.filter((line) => line.vatRateBasisPoints === row.vatRateBasisPoints);
          expect(total(own.map(({ netCents }) => netCents))).toBe(row.taxableCents);
        }
        for (const each of lines) {
          const exact = (each.amountCents * 10_000) / (10_000 + each.vatRateBasisPoints);
          expect(Math.abs(each.netCents - exact)).toBeLessThan(1);
        }
      }),
      { numRuns: Number(process.env.LAW_RUNS ?? 300) },
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(anyLines, fc.constantFrom('INCLUDING_VAT', 'EXCLUDING_VAT'), (amounts, prices) => {
        const lines = asLines(amounts);
        expect(invoiceAmounts(lines.toReversed(), prices).totals).toEqual(invoiceAmounts(lines, prices).totals);
      }),
      { numRuns: Number(process.env.LAW_RUNS ?? 300) },
    );
  });
});
