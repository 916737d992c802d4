import { describe, expect, it } from '@jest/globals';
import { readCensusFile } from './census-file.js';
import { decodeText } from './decode-text.js';
import { garbledPart } from './garbled-text.js';
import { ImportFault } from './import-fault.js';

const TEXT =
  'ID;NOM_TL;LAT;LONG\n1;L’Établi d’Écully;45.77;4.77\n2;Le Cœur « à l’œuvre »;45.76;4.84\n3;Pépinière Béchevelin – Forêt;45.75;4.84\n4;CAFÉ DES CRÉATEURS;45.75;4.85\n';
const HEADER = 'ID;NOM_TL;LAT;LONG';

function bytesOf(text: string, encoding: string): Uint8Array {
  const table = new Map(
    [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map((each, i) => [each, i]),
  );
  return Uint8Array.from([...text], (character) => table.get(character)!);
}
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be', mark = false) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes);
};
const joined = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', utf8(TEXT)],
    ['utf-8', utf8(`\uFEFF${TEXT}`)],
    ['utf-8', utf8(TEXT.normalize('NFD'))],
    ['utf-16le', utf16(TEXT, 'le', true)],
    ['utf-16be', utf16(TEXT, 'be', true)],
    ['utf-16le', utf16(TEXT, 'le')],
    ['utf-16be', utf16(TEXT, 'be')],
    ['windows-1252', bytesOf(TEXT, 'windows-1252')],
    ['macroman', bytesOf(TEXT, 'macintosh')],
    ['macroman', bytesOf(TEXT.replaceAll('\n', '\r'), 'macintosh')],
    ['iso-8859-15', bytesOf(TEXT.replaceAll('’', "'").replace('–', '-'), 'iso-8859-15')],
  ])('is detected: %s', (encoding, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe(encoding);
    const letters = (text: string) =>
      text.normalize('NFC').replace(/\r/g, '\n').replace(/['’]/g, "'").replace('–', '-');
    expect(letters(decoded.text)).toBe(letters(TEXT));
  });

  it.each([
    ['windows-1252', 'Café'],
    ['windows-1252', 'Saint-Étienne'],
    ['windows-1252', 'Hôtel où naît Noël'],
    ['macroman', 'Café'],
    ['macroman', 'Saint-Étienne'],
    ['macroman', 'Hôtel où naît Noël'],
    ['macroman', 'L’atelier'],
  ])('is detected from a single name: %s in "%s"', (encoding, name) => {
    const bytes = bytesOf(`${HEADER}\n1;${name};45;4`, encoding === 'macroman' ? 'macintosh' : encoding);
    expect(decodeText(bytes)).toEqual({ encoding, text: `${HEADER}\n1;${name};45;4` });
  });

  it.each([
    ['Windows-1252', 'windows-1252'],
    ['macintosh', 'macroman'],
    ['MacRoman', 'macroman'],
    ['UTF-8', 'utf-8'],
  ])('is the given one: %s', (name, encoding) => {
    expect(decodeText(utf8('abc'), name).encoding).toBe(encoding);
  });

  it('is refused when it is unknown', () => {
    expect(() => decodeText(utf8('abc'), 'latin-99')).toThrow(ImportFault);
    expect(() => decodeText(utf8('abc'), 'latin-99')).toThrow('Unknown encoding "latin-99"');
  });

  it('is refused when it is ambiguous, with the line and both readings', () => {
    // é in the DOS code page: no French word in any of the encodings above
    const dos = joined(utf8(`${HEADER}\n1;Caf`), Uint8Array.of(0x82), utf8(' de la gare;45;4'));
    expect(() => decodeText(dos)).toThrow(ImportFault);
    expect(() => decodeText(dos)).toThrow(/line 2 may be .* or .*--encoding/);
    const one = joined(utf8(`${HEADER}\n1;é;45;4\n2;Caf`), Uint8Array.of(0xe9), utf8(';45;4'));
    expect(() => decodeText(one)).toThrow('line 2 may be utf-8');
  });
});

describe('a census file with invalid characters', () => {
  it('is read as UTF-8 when one byte is invalid, and that row is left out with its line', () => {
    const damaged = joined(utf8(TEXT), utf8('5;Biblioth'), Uint8Array.of(0xe8), utf8('que;45.7;4.8\n'));
    const { rows, refused } = readCensusFile(damaged);
    expect(rows.map(({ fields }) => fields.name)).toEqual(readCensusFile(TEXT).rows.map(({ fields }) => fields.name));
    expect(refused).toEqual([
      { line: 6, sourceId: '5', reason: 'a character that cannot be read in "Biblioth\uFFFDque"' },
    ]);
  });

  it.each(['windows-1252', 'macintosh'])('has rows left out whose UTF-8 was once read as %s', (encoding) => {
    const mistaken = new TextDecoder(encoding).decode(utf8('L’Établi à Écully'));
    const { rows, refused } = readCensusFile(`${HEADER}\n1;${mistaken};45.7;4.8\n2;L’Établi;45.7;4.8`);
    expect(rows.map(({ line }) => line)).toEqual([3]);
    expect(refused).toMatchObject([{ line: 2, reason: expect.stringContaining('was UTF-8 read as another encoding') }]);
  });

  it('is refused as a whole when its header cannot be read', () => {
    const header = joined(utf8('ID;NOM_TL;LAT;LONG;Pr'), Uint8Array.of(0xe9), utf8('cision;é;è;à\n1;x;45;4;;;;'));
    expect(() => readCensusFile(header)).toThrow('The header cannot be read');
  });

  it.each([
    'L’Établi',
    'CAFÉ « À L’ÉTÉ »',
    'Œuvre – « cœur »',
    'Ça où ÀÉ',
    'SÃO PAULO',
    'Łódź Çà',
    '東京',
    '5 € · 3 °C',
    '🛠️ é',
  ])('keeps "%s", which is valid', (text) => {
    expect(garbledPart(text)).toBeNull();
  });
});
