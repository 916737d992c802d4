import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv.js';

describe('a CSV text', () => {
  it('quotes what would break a row and disarms formulas', () => {
    expect(csvText([['a;b', 'say "hi"', 'two\nlines'], ['=1+1', '-5', 'plain']])).toBe(
      '\ufeff"a;b";"say ""hi""";"two\nlines"\r\n\'=1+1;\'-5;plain\r\n',
    ); // prettier-ignore
  });

  it('disarms formulas after blanks and apostrophes, in full-width characters too', () => {
    const cells = [' =1+1', '\t=1', "'=1", '＝1', '＠x', 'a=1', "it's"];
    expect(csvText([cells])).toBe("\ufeff' =1+1;'\t=1;''=1;'＝1;'＠x;a=1;it's\r\n");
  });
});
