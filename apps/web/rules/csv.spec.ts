import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv.js';

describe('a CSV text', () => {
  it('quotes what would break a row and disarms formulas', () => {
    expect(csvText([['a;b', 'say "hi"', 'two\nlines'], ['=1+1', '-5', 'plain']])).toBe(
      '\ufeff"a;b";"say ""hi""";"two\nlines"\r\n\'=1+1;\'-5;plain\r\n',
    ); // prettier-ignore
  });
});
