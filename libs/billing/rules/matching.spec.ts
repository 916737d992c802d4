import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '#libs/testing';
import { type OpenItem, matchItems } from './matching.js';

const RUNS = Number(process.env.LAW_RUNS ?? 500);
const { seed } = seededRandom();
const owed = (id: string, openCents: number): OpenItem => ({ id, side: 'OWED', openCents, correctsId: null });
const credit = (id: string, openCents: number, correctsId: string | null = null): OpenItem => ({
  id,
  side: 'CREDIT',
  openCents,
  correctsId,
});

describe('the matching of payments with invoices', () => {
  it('pays the oldest invoice first, and leaves the rest of a payment open', () => {
    expect(matchItems([owed('january', 500), owed('february', 300), credit('transfer', 700)])).toEqual([
      { owedId: 'january', creditId: 'transfer', cents: 500 },
      { owedId: 'february', creditId: 'transfer', cents: 200 },
    ]);
    expect(matchItems([owed('january', 500), credit('transfer', 700)])).toEqual([
      { owedId: 'january', creditId: 'transfer', cents: 500 },
    ]);
  });

  it('matches a credit note with the invoice that it corrects before older ones', () => {
    expect(matchItems([owed('january', 500), owed('february', 300), credit('note', 400, 'february')])).toEqual([
      { owedId: 'february', creditId: 'note', cents: 300 },
      { owedId: 'january', creditId: 'note', cents: 100 },
    ]);
  });

  it('never matches more than is open, and leaves open either debts or credits but not both', () => {
    const item = fc.record({ cents: fc.integer({ min: 1, max: 1_000 }), isOwed: fc.boolean(), corrects: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (drawn) => {
        const items = drawn.map(({ cents, isOwed, corrects }, i) =>
          isOwed ? owed(`${i}`, cents) : credit(`${i}`, cents, `${corrects}`),
        );
        const matches = matchItems(items);
        const left = (side: OpenItem['side']) =>
          items
            .filter((one) => one.side === side)
            .map(({ id, openCents }) => {
              const matched = matches.filter(({ owedId, creditId }) => [owedId, creditId].includes(id));
              const rest = openCents - matched.reduce((sum, { cents }) => sum + cents, 0);
              expect(rest).toBeGreaterThanOrEqual(0);
              return rest;
            })
            .reduce((sum, rest) => sum + rest, 0);
        expect(Math.min(left('OWED'), left('CREDIT'))).toBe(0);
      }),
      { numRuns: RUNS, seed },
    );
  });
});
