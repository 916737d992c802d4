import { describe, expect, it } from '@jest/globals';
import { readCensusFile } from './census-file.js';
import { censusVenues } from './census-venue.js';

const HEADER = 'ID;NOM_TL;ADRESSE;CP;COMINIT;INSEECOM;NOMCOM;WEB;TYPO;LAT;LONG;PRECISION';
const LYON = { name: 'Lyon', centre: { lat: 45.76, lon: 4.84 } };
const good = {
  ID: '7',
  NOM_TL: 'L’Établi',
  ADRESSE: '3 rue Verte',
  CP: '69100',
  COMINIT: 'VILLEURBANNE',
  INSEECOM: '69266',
  NOMCOM: 'Villeurbanne',
  WEB: '',
  TYPO: 'Tiers lieux à dominante fablab',
  LAT: '45,77',
  LONG: '4,88',
  PRECISION: '0,93',
};
type Row = Partial<typeof good>;
const line = (row: Row) =>
  HEADER.split(';')
    .map((column) => ({ ...good, ...row })[column as keyof typeof good])
    .join(';');
const read = (...rows: Row[]) => censusVenues(readCensusFile([HEADER, ...rows.map(line)].join('\n')), LYON);

describe('a row of the census', () => {
  it('becomes a venue', () => {
    const { venues, refused } = read({});
    expect(refused).toEqual([]);
    expect(venues).toEqual([
      {
        line: 2,
        sourceId: '7',
        name: 'L’Établi',
        kind: 'FABLAB',
        street: '3 rue Verte',
        postcode: '69100',
        city: 'Villeurbanne',
        communeCode: '69266',
        lat: 45.77,
        lon: 4.88,
        precision: 0.93,
        website: null,
        doubts: [],
        original: {
          street: '3 rue Verte',
          postcode: '69100',
          cityWritten: 'VILLEURBANNE',
          inseeCode: '69266',
          cityName: 'Villeurbanne',
          type: 'Tiers lieux à dominante fablab',
          precision: '0,93',
        },
      },
    ]);
  });

  it.each<[string, Row, string]>([
    ['no ID', { ID: '' }, 'no ID'],
    ['an ID of 101 signs', { ID: 'x'.repeat(101) }, 'no ID'],
    ['no name', { NOM_TL: '' }, 'no name'],
    ['spaces for a name', { NOM_TL: ' \u00A0\t ' }, 'no name'],
    ['dashes for a name', { NOM_TL: '---' }, 'no name'],
    ['a name without end', { NOM_TL: 'a'.repeat(201) }, 'a name of more than 200 characters'],
    ['no latitude', { LAT: '' }, 'no coordinates'],
    ['no longitude', { LONG: ' ' }, 'no coordinates'],
    ['zeros', { LAT: '0', LONG: '0' }, 'no coordinates'],
    ['zeros with decimals', { LAT: '0.000', LONG: '-0,0' }, 'no coordinates'],
    ['words', { LAT: 'nord', LONG: 'est' }, 'not numbers: nord, est'],
    ['NaN', { LAT: 'NaN' }, 'not numbers'],
    ['Infinity', { LONG: 'Infinity' }, 'not numbers'],
    ['an exponent', { LAT: '4.5e1' }, 'not numbers'],
    ['hexadecimal', { LAT: '0x2D' }, 'not numbers'],
    ['degrees, minutes, seconds', { LAT: '45°46′12″N' }, 'not numbers'],
    ['two decimal signs', { LAT: '45.7.7' }, 'not numbers'],
    ['both in one field', { LAT: '45.77 4.88' }, 'not numbers'],
    ['#REF! of a spreadsheet', { LAT: '#REF!' }, 'not numbers'],
    ['latitude 90.1', { LAT: '90.1' }, 'not degrees of latitude and longitude'],
    ['longitude -180.5', { LONG: '-180.5' }, 'not degrees'],
    ['Lambert 93', { LAT: '6519856.2', LONG: '845367.4' }, 'not degrees'],
    ['microdegrees', { LAT: '45770000', LONG: '4880000' }, 'not degrees'],
    ['swapped', { LAT: '4.88', LONG: '45.77' }, 'latitude and longitude are swapped: 4.88, 45.77'],
  ])('is refused with %s', (_what, row, reason) => {
    const { venues, refused } = read(row, { ID: '8' });
    expect(refused).toEqual([
      {
        line: 2,
        sourceId: (row.ID?.length ?? 1) > 100 ? '' : (row.ID ?? '7'),
        reason: expect.stringContaining(reason),
      },
    ]);
    expect(venues.map(({ sourceId }) => sourceId)).toEqual(['8']);
  });

  it('is refused when its id appeared before, and the first row stays', () => {
    const { venues, refused } = read({ NOM_TL: 'Un' }, { ID: '8' }, { NOM_TL: 'Deux' }, { NOM_TL: '' });
    expect(venues.map(({ name }) => name)).toEqual(['Un', 'L’Établi']);
    expect(refused).toEqual([
      { line: 4, sourceId: '7', reason: 'the same ID as line 2' },
      { line: 5, sourceId: '7', reason: 'no name' },
    ]);
  });

  it('a row of another metropolis is left out of a file that names the network', () => {
    const rows = ['1,Ici,45.75,4.85,Métropole de LYON', '2,Là,47.21,-1.55,Nantes Métropole', '3,Ailleurs,48.1,2.1,'];
    const national = (...lines: string[]) =>
      censusVenues(readCensusFile(['ID,NOM_TL,LAT,LONG,NOMMETRO', ...lines].join('\n')), LYON);
    expect(national(...rows).venues.map(({ name }) => name)).toEqual(['Ici']);
    expect(national(...rows).refused.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 of another metropolis: Nantes Métropole',
      '4 of no metropolis',
    ]);
    // A file that does not name the network is read as a whole, except venues in another part of the country.
    expect(national('2,Là,45.8,4.9,Autre', '4,Nord,45.7,4.8,MEL').venues).toHaveLength(2);
    expect(national(rows[1]!).refused[0]!.reason).toMatch(/^\d+ km from the centre of the network$/);
  });

  it('identifies a venue without an id by its name and address', () => {
    const file = (name: string) =>
      readCensusFile(
        `NOM_TL,ADRESSE,LAT,LONG\n${name},1 rue A,45.7,4.8\n${name},2 rue A,45.7,4.81\n${name},1 rue A,45.9,4.8`,
      );
    const { venues, refused } = censusVenues(file('Ici'), LYON);
    expect(venues.map(({ sourceId }) => sourceId.slice(0, 5))).toEqual(['name:', 'name:']);
    expect(refused).toEqual([
      { line: 4, sourceId: venues[0]!.sourceId, reason: 'the same name and address as line 2' },
    ]);
    expect(censusVenues(file('Là'), LYON).venues[0]!.sourceId).not.toBe(venues[0]!.sourceId);
  });

  it.each<[string, Row, object]>([
    ['a postcode that lost its zero', { CP: '1000' }, { postcode: '01000' }],
    ['a postcode of a sorting office', { CP: '69321 CEDEX 05' }, { postcode: '' }],
    ['a postcode 0', { CP: '0' }, { postcode: '' }],
    ['no town but the one written', { NOMCOM: '' }, { city: 'VILLEURBANNE' }],
    ['a town 0', { NOMCOM: '0', COMINIT: '0' }, { city: '' }],
    ['an arrondissement', { INSEECOM: '69383' }, { communeCode: '69123' }],
    ['no INSEE code', { INSEECOM: '0' }, { communeCode: null }],
    ['a comma in a precision', { PRECISION: '0,6' }, { precision: 0.6, doubts: [] }],
    ['a precision in percent', { PRECISION: '93' }, { precision: null }],
    ['a page without scheme', { WEB: 'www.etabli.example' }, { website: 'http://www.etabli.example' }],
    ['a page', { WEB: 'https://etabli.example/lieu?x=1' }, { website: 'https://etabli.example/lieu?x=1' }],
    ['a mail address for a page', { WEB: 'contact@etabli.example' }, { website: null }],
    ['a script for a page', { WEB: 'javascript:alert(1)' }, { website: null }],
    ['two pages in one', { WEB: 'www.etabli.netetabli-opera' }, { website: null }],
    ['a word for a page', { WEB: 'aucun' }, { website: null }],
    ['a page with a password', { WEB: 'http://me:secret@etabli.example' }, { website: null }],
    ['a formula for a name', { NOM_TL: '=HYPERLINK(1)' }, { name: '=HYPERLINK(1)' }],
  ])('with %s', (_what, row, expected) => {
    expect(read(row).venues).toMatchObject([expected]);
  });

  it.each<[string, Row[], string[]]>([
    ['a low precision', [{ PRECISION: '0.59' }], ['PRECISION: its address was found with a precision of 0.59 only']],
    ['no precision', [{ PRECISION: '' }], ['PRECISION: the location of its address was not verified']],
    ['no type', [{ TYPO: '' }], ['KIND: no type, taken for a coworking space']],
    [
      'a name and a type that differ',
      [{ NOM_TL: 'Pépinière Verte' }],
      ['KIND: its name says STARTUP_CENTRE, its type FABLAB'],
    ],
    [
      'a shared point',
      [{}, { ID: '8', NOM_TL: 'Autre', LAT: '45.770004' }],
      ['POINT_SHARED: on one point with Autre (line 3)'],
    ],
    [
      'a namesake next door',
      [{}, { ID: '8', NOM_TL: 'L ETABLI', LAT: '45.771' }],
      ['DUPLICATE: may be the same place as L ETABLI (line 3)'],
    ],
    ['a namesake in another street', [{}, { ID: '8', LAT: '45.78' }], []],
  ])('is marked for review with %s', (_what, rows, doubts) => {
    expect(read(...rows).venues[0]!.doubts.map(({ code, why }) => `${code}: ${why}`)).toEqual(doubts);
  });
});
