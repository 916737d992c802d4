import { describe, expect, it } from '@jest/globals';
import { readCensusFile } from './census-file.js';
import { decodeText } from './decode-text.js';
import { ImportFault } from './import-fault.js';

const rowsOf = (text: string | Uint8Array) =>
  readCensusFile(text).rows.map(({ line, fields: { id, name, lat, lon, website } }) => ({
    line,
    id,
    name,
    lat,
    lon,
    website,
  }));
const atelier = { line: 2, id: '7', name: 'L’Établi', lat: '45.77', lon: '4.88', website: '' };
const bytes = (text: string, encoding: BufferEncoding, mark: number[] = []) =>
  new Uint8Array([...mark, ...Buffer.from(text, encoding)]);
const LINES = 'ID,NOM_TL,LAT,LONG\n7,L’Établi,45.77,4.88';

describe('a census file', () => {
  it.each([
    ['commas', LINES],
    ['a byte order mark', `\uFEFF${LINES}`],
    ['Windows line ends', LINES.replaceAll('\n', '\r\n') + '\r\n'],
    ['old Mac line ends', LINES.replaceAll('\n', '\r')],
    ['semicolons', LINES.replaceAll(',', ';')],
    ['tabs', LINES.replaceAll(',', '\t')],
    ['quotes around all', '"ID","NOM_TL","LAT","LONG"\n"7","L’Établi","45.77","4.88"'],
    ['another order', 'LONG,LAT,NOM_TL,ID\n4.88,45.77,L’Établi,7'],
    ['columns it does not know', 'POPCOM,ID,NOM_TL,CONTACT,LAT,LONG\n506615,7,L’Établi,someone@example.org,45.77,4.88'],
    ['names in other words', 'Identifiant,Nom du tiers-lieu,latitude,longitude\n7,L’Établi,45.77,4.88'],
    ['spaces around', ' ID , NOM_TL ,LAT,LONG\n 7 ,  L’Établi\u00A0,45.77 , 4.88'],
    ['an empty tail of columns', 'ID,NOM_TL,LAT,LONG\n7,L’Établi,45.77,4.88,,,'],
    ['control characters', 'ID,NOM_TL,LAT,LONG\n7,L’Établi\u0000\u0007,45.77,4.88'],
  ])('is read with %s', (_what, text) => {
    expect(rowsOf(text)).toEqual([atelier]);
  });

  it.each([
    ['UTF-8', bytes(LINES, 'utf8')],
    ['UTF-8 with a mark', bytes(LINES, 'utf8', [0xef, 0xbb, 0xbf])],
    ['UTF-16', bytes(LINES, 'utf16le', [0xff, 0xfe])],
    ['Windows-1252', new Uint8Array([...LINES].map((sign) => ({ '’': 0x92, É: 0xc9 })[sign] ?? sign.charCodeAt(0)))],
  ])('is read as %s', (_encoding, file) => {
    expect(rowsOf(file)).toEqual([atelier]);
    expect(decodeText(file).text).toContain('L’Établi');
  });

  it('keeps correct line numbers with multi-line fields and empty lines', () => {
    const text =
      'ID,NOM_TL,WEB,LAT,LONG\n\n1,"La\nHalle","a;b",45,4\r\n\r\n2,"Le ""Hub""",,45,4\n,,,,\n3,Le "Lab" ouvert,,45,4\n';
    expect(rowsOf(text)).toEqual([
      { line: 3, id: '1', name: 'La Halle', website: 'a;b', lat: '45', lon: '4' },
      { line: 6, id: '2', name: 'Le "Hub"', website: '', lat: '45', lon: '4' },
      { line: 8, id: '3', name: 'Le "Lab" ouvert', website: '', lat: '45', lon: '4' },
    ]);
  });

  it('may start with the separator line that Excel writes', () => {
    expect(rowsOf('sep=;\r\nID;NOM_TL;LAT;LONG\r\n7;L’Établi, annexe;45.77;4.88')).toEqual([
      { ...atelier, line: 3, name: 'L’Établi, annexe' },
    ]);
  });

  it('has rows left out that do not fit the header', () => {
    const { rows, refused } = readCensusFile(`${LINES}\n8,Rue, sans guillemets,45,4\n9,Coupée\n10,Bonne,45,4`);
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(refused).toEqual([
      { line: 3, sourceId: '8', reason: expect.stringContaining('5 fields where the header has 4') },
      { line: 4, sourceId: '9', reason: expect.stringContaining('2 fields where the header has 4') },
    ]);
  });

  it('has the first of two columns of the same name read, as in the census of 2018', () => {
    const { rows } = readCensusFile(
      'ID;NOM_TL;INSEECOM;NOMCOM;LAT;LONG;INSEECOM;NOMCOM\n7;x;69266;Villeurbanne;45;4;69123;Lyon',
    );
    expect(rows[0]!.fields).toMatchObject({ inseeCode: '69266', cityName: 'Villeurbanne' });
  });

  it('may consist of a header alone', () => {
    expect(rowsOf('ID,NOM_TL,LAT,LONG\n')).toEqual([]);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', '\n\n  \n', 'empty'],
    ['no header', '7,L’Établi,45.77,4.88', 'No column NOMTL, LAT, LAT'.slice(0, 15)],
    ['no coordinates', 'ID,NOM_TL,ADRESSE\n7,L’Établi,rue', 'No column LAT, LONG'],
    ['one name twice', 'ID,NOM_TL,LAT,LONG,LAT\n7,a,1,2,3', 'Two columns are called LAT'],
    ['a quote that is never closed', 'ID,NOM_TL,LAT,LONG\n1,a,45,4\n2,"b,45,4\n3,c,45,4', 'not CSV'],
    ['JSON', '{"type":"FeatureCollection"}', 'No column'],
    ['a workbook', bytes('PK\u0003\u0004\u0014', 'latin1'), 'No column'],
  ])('is refused as a whole with %s', (_what, text, because) => {
    expect(() => readCensusFile(text)).toThrow(ImportFault);
    expect(() => readCensusFile(text)).toThrow(because);
  });
});
