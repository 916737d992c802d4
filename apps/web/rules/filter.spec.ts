import { describe, expect, it } from '@jest/globals';
import { addressOfFilter, type Filter, filterFromAddress } from './filter.js';

const NONE: Filter = { text: '', kinds: [], equipment: [], stepFree: false, freeMinutes: 60 };
const read = (query: string) => filterFromAddress(new URLSearchParams(query));

describe('the filter of the directory in its address', () => {
  it('comes back as it was written', () => {
    const filter: Filter = {
      text: 'gratte-ciel',
      kinds: ['FABLAB', 'MAKERSPACE'],
      equipment: ['wifi', 'projector'],
      stepFree: true,
      capability: 'laser-cutting',
      commune: '69266',
      near: { lat: 45.77, lon: 4.89 },
      freeAt: '2026-11-23T13:00:00.000Z',
      freeMinutes: 120,
    };
    expect(read(addressOfFilter(filter))).toEqual(filter);
    expect(addressOfFilter(NONE)).toBe('');
  });

  it.each([
    ['kinds=fablab'],
    ['kinds=<b>'],
    ['equipment=a%20b'],
    ['commune=../69'],
    ['lat=45'],
    ['lat=abc&lon=4'],
    ['lat=45&lon=181'],
    ['free-at=soon'],
    ['free-for=7'],
    ['free-for=1e9'],
    ['free-for=60.5'],
    ['step-free=true'],
  ])('leaves out %j', (query) => {
    expect(read(query)).toEqual(NONE);
  });

  it('takes a repeated kind once', () => {
    expect(read('kinds=FABLAB&kinds=FABLAB').kinds).toEqual(['FABLAB']);
  });
});
