import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeImport } from './merge-import.js';

const value = fc.constantFrom('a', 'b', 'c');
const values = fc.record({ name: value, point: fc.record({ lat: fc.constantFrom(1, 2), lon: fc.constant(3) }) });
const doubts = fc.uniqueArray(fc.constantFrom('KIND', 'PRECISION', 'COMMUNE'));
const state = fc.record({ values, doubts });

describe('a repeated import of one venue', () => {
  it('takes the file’s values, keeps corrections, and reports them', () => {
    const merged = mergeImport(
      { values: { name: 'Établi', city: 'Lyon', point: { lat: 1, lon: 2 } }, doubts: ['OWNER', 'PRECISION'] },
      { values: { name: 'etabli', city: 'Lyon', point: { lon: 2, lat: 1 } }, doubts: ['KIND', 'PRECISION'] },
      { values: { name: 'ETABLI', city: 'Bron', point: { lat: 5, lon: 2 } }, doubts: ['KIND', 'COMMUNE'] },
    );
    expect(merged).toEqual({
      values: { name: 'Établi', city: 'Bron', point: { lat: 5, lon: 2 } },
      kept: ['name'],
      // KIND was settled by a person and does not return; PRECISION is resolved; COMMUNE is new
      doubts: ['OWNER', 'COMMUNE'],
    });
  });

  it('changes nothing when the file is the same', () => {
    fc.assert(
      fc.property(state, state, (standing, last) => {
        const merged = mergeImport(standing, last, last);
        expect(merged.values).toEqual(standing.values);
        expect(merged.doubts).toEqual(standing.doubts);
      }),
    );
  });

  it('takes all values of the file when nothing was corrected', () => {
    fc.assert(
      fc.property(state, state, (last, file) => {
        const merged = mergeImport(last, last, file);
        expect(merged.values).toEqual(file.values);
        expect([...merged.doubts].sort()).toEqual([...file.doubts].sort());
        expect(merged.kept).toEqual([]);
      }),
    );
  });

  it('never changes a corrected field', () => {
    fc.assert(
      fc.property(state, state, state, (standing, last, file) => {
        const merged = mergeImport(standing, last, file);
        if (standing.values.name !== last.values.name) expect(merged.values.name).toBe(standing.values.name);
        else expect(merged.values.name).toBe(file.values.name);
      }),
    );
  });

  it('keeps a value that a person removed', () => {
    const merged = mergeImport(
      { values: { website: null as string | null }, doubts: [] },
      { values: { website: 'x' }, doubts: [] },
      { values: { website: 'y' }, doubts: [] },
    );
    expect(merged).toMatchObject({ values: { website: null }, kept: ['website'] });
  });
});
