import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { settingForm } from './setting-form.js';

const summary = (schema: z.ZodType) =>
  settingForm(schema).map(({ path, kind, minimum, maximum }) => [path.join('.'), kind, minimum, maximum]);

describe('the form of a setting', () => {
  it('has one field for a number, with its bounds', () => {
    expect(summary(z.int().min(1).max(365))).toEqual([['', 'NUMBER', 1, 365]]);
    expect(settingForm(z.int().min(1).max(5))[0]!.wholeNumbers).toBe(true);
    expect(settingForm(z.number().min(1).max(5))[0]!.wholeNumbers).toBe(false);
  });

  it('offers the allowed values as choices', () => {
    expect(settingForm(z.literal([15, 30]))).toMatchObject([{ kind: 'CHOICE', choices: ['15', '30'] }]);
  });

  it('has one field for each part of a value', () => {
    const time = z.string().regex(/^\d\d:\d\d$/);
    expect(summary(z.object({ from: time, until: time }))).toEqual([
      ['from', 'TIME', null, null],
      ['until', 'TIME', null, null],
    ]);
    const minutes = z.array(z.int().min(0).max(60)).max(4).readonly();
    expect(summary(z.record(z.enum(['DESK', 'ROOM']), minutes))).toEqual([
      ['DESK', 'NUMBERS', 0, 60],
      ['ROOM', 'NUMBERS', 0, 60],
    ]);
  });

  it('shows a list of objects as rows with columns', () => {
    const [rows] = settingForm(z.array(z.object({ hours: z.int().min(0).max(9) })));
    expect(rows).toMatchObject({ kind: 'ROWS', columns: [{ path: ['hours'], kind: 'NUMBER' }] });
  });

  it('refuses a schema that no field can show', () => {
    expect(() => settingForm(z.boolean())).toThrow('No form field');
  });
});
