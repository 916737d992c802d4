import { describe, expect, it } from '@jest/globals';
import { type SettingFieldShape, inputOf, valueOfInputs } from './setting-value.js';

const roundTrip = (fields: SettingFieldShape[], value: unknown) => {
  const json = JSON.stringify(value);
  return JSON.parse(valueOfInputs(fields, fields.map((field) => inputOf(field, json)))) as unknown; // prettier-ignore
};

describe('the fields of a setting', () => {
  it('show a value and give it back unchanged', () => {
    expect(roundTrip([{ path: [], kind: 'NUMBER' }], 60)).toBe(60);
    const times: SettingFieldShape[] = [
      { path: ['from'], kind: 'TIME' },
      { path: ['until'], kind: 'TIME' },
    ];
    expect(roundTrip(times, { from: '21:00', until: '08:00' })).toEqual({ from: '21:00', until: '08:00' });
    expect(roundTrip([{ path: ['DESK'], kind: 'NUMBERS' }], { DESK: [2880, 120] })).toEqual({ DESK: [2880, 120] });
    const rows: SettingFieldShape[] = [
      { path: ['DESK', 'steps'], kind: 'ROWS', columns: [{ path: ['minutes'] }, { path: ['fee'] }] },
      { path: ['DESK', 'grace'], kind: 'NUMBER' },
    ];
    const policy = { DESK: { steps: [{ minutes: 120, fee: 0 }], grace: 15 } };
    expect(roundTrip(rows, policy)).toEqual(policy);
  });

  it('read numbers with a comma and leave what is no number to the api', () => {
    expect(valueOfInputs([{ path: [], kind: 'NUMBER' }], ['12,5'])).toBe('12.5');
    expect(valueOfInputs([{ path: [], kind: 'NUMBER' }], ['1\u202f000'])).toBe('1000');
    expect(valueOfInputs([{ path: [], kind: 'NUMBER' }], ['soon'])).toBe('"soon"');
    expect(valueOfInputs([{ path: [], kind: 'NUMBER' }], [''])).toBe('""');
    expect(valueOfInputs([{ path: [], kind: 'NUMBERS' }], [''])).toBe('[]');
  });
});
