import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvCell, csvFile } from './csv.js';

const read = (file: string): string[][] => parse(file, { record_delimiter: '\r\n' });
/** Removes the leading apostrophe that makes a cell harmless. */
const withoutApostrophe = (cell: string) => (/^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(cell) ? cell.slice(1) : cell);

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '\r\n',
        '"',
        "'",
        ',',
        ';',
        ' ',
        '\u00A0',
        '＝',
        'é',
        '👩🏽‍🔧',
        'cmd|calc',
      ),
      { maxLength: 12 },
    ) // prettier-ignore
    .map((parts) => parts.join('')),
);

describe('a CSV file', () => {
  it('has a header, quoted texts, unquoted numbers, and a line end after every row', () => {
    const file = csvFile(
      ['lieu', 'places', 'ouvert', 'depuis'],
      [
        ['Le "Bon" lieu, Lyon', 12, true, Temporal.PlainDate.from('2026-11-23')],
        ['', -0.5, null, null],
      ],
    );
    expect(file).toBe(
      '"lieu","places","ouvert","depuis"\r\n"Le ""Bon"" lieu, Lyon",12,"true","2026-11-23"\r\n"",-0.5,"",""\r\n',
    );
  });

  it.each([
    '=1+1',
    '+33612345678',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\rx',
    '\nx',
    ' =cmd|"/c calc"!A1',
    '\u00A0=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "'=1",
    "''-1",
  ])('makes %j harmless and reversible', (formula) => {
    const [[cell]] = read(csvFile(['a'], [[formula]])).slice(1) as [[string]];
    expect(cell).toBe(`'${formula}`);
    expect(withoutApostrophe(cell)).toBe(formula);
  });

  it.each(["l'atelier", "'tis", '1=1', 'a-b', '', ' ', 'é@x'])('leaves %j as it is', (text) => {
    expect(read(csvFile(['a'], [[text]]))[1]).toEqual([text]);
  });

  it('preserves every text and contains no cell that starts a formula (5,000 tables)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(hostileText, { minLength: width, maxLength: width }), { minLength: 1 })), // prettier-ignore
        ([header, ...rows]) => {
          const cells = read(csvFile(header!, rows));
          expect(cells.map((row) => row.map(withoutApostrophe))).toEqual(
            [header!, ...rows].map((row) => row.map((cell) => cell.toWellFormed())),
          );
          for (const cell of cells.flat()) expect(cell).not.toMatch(/^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each<[string, CsvCell[]]>([
    ['too few cells', ['x']],
    ['too many cells', ['x', 'y', 'z']],
    ['a number that is NaN', ['x', Number.NaN]],
    ['an infinite number', ['x', Infinity]],
  ])('refuses a row with %s', (_case, row) => {
    expect(() => csvFile(['a', 'b'], [row])).toThrow(RangeError);
  });
});
