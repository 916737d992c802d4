import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readJobTitles } from './job-titles-csv.js';

describe('a file of job titles', () => {
  it('is read in the shape of the open data', () => {
    const file = readJobTitles(
      parse,
      'code_ogr,libelle,code_rome\n10200,Abatteur / Abatteuse de carrière,F1402\n10203,Accessoiriste,L1503\n',
    );
    expect(file).toEqual({
      rows: [
        { code: 10_200, label: 'Abatteur / Abatteuse de carrière', romeCode: 'F1402' },
        { code: 10_203, label: 'Accessoiriste', romeCode: 'L1503' },
      ],
      refused: [],
    });
  });

  it('is read with semicolons, another order and a byte order mark', () => {
    const file = readJobTitles(parse, '\uFEFFcode_rome;libelle;code_ogr\nL1503;Accessoiriste;10203\n');
    expect(file?.rows).toEqual([{ code: 10_203, label: 'Accessoiriste', romeCode: 'L1503' }]);
  });

  it('says of each line why it was left out', () => {
    const csv = 'code_ogr,libelle,code_rome\nx,A,F1402\n1,,F1402\n2,B,14\n3,C,F1402\n3,D,F1402\n';
    expect(readJobTitles(parse, csv)).toEqual({
      rows: [{ code: 3, label: 'C', romeCode: 'F1402' }],
      refused: [
        { line: 2, sourceId: 'x', reason: 'code_ogr is not a number' },
        { line: 3, sourceId: '1', reason: 'libelle is empty, too long or unreadable' },
        { line: 4, sourceId: '2', reason: 'code_rome is not a letter and four digits' },
        { line: 6, sourceId: '3', reason: 'code_ogr is in the file already' },
      ],
    });
  });

  it.each(['', 'a,b\n1,2\n', 'code_ogr,libelle\n1,A\n'])('%j is none', (csv) => {
    expect(readJobTitles(parse, csv)).toBeUndefined();
  });
});
