import { describe, expect, it } from '@jest/globals';
import { type JournalLine, journalFile } from './journal-file.js';

const line = (fields: Partial<JournalLine>): JournalLine => ({
  journalCode: 'VE',
  journalName: 'Ventes',
  entryNumber: 7,
  bookedOn: Temporal.PlainDate.from('2027-03-01'),
  accountNumber: '411',
  accountName: 'Clients',
  customerNumber: 'm1',
  customerName: 'Awa Diallo',
  document: 'F-2027-000001',
  documentOn: Temporal.PlainDate.from('2027-03-01'),
  text: 'Facture F-2027-000001',
  cents: 48_005,
  match: null,
  matchedOn: null,
  closedOn: Temporal.PlainDate.from('2027-04-02'),
  ...fields,
});

describe('the file of the journals', () => {
  it('has the eighteen fields of the law, days without hyphens and amounts with a comma', () => {
    const [header, first, second, end] = journalFile([
      line({}),
      line({ cents: -9, match: 'F-2027-000001', matchedOn: Temporal.PlainDate.from('2027-03-09') }),
    ]).split('\r\n');
    expect(header!.split('\t')).toEqual(
      'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'.split(
        ' ',
      ),
    );
    expect(first!.split('\t')).toEqual(['VE', 'Ventes', '7', '20270301', '411', 'Clients', 'm1', 'Awa Diallo', 'F-2027-000001', '20270301', 'Facture F-2027-000001', '480,05', '0,00', '', '', '20270402', '', '']); // prettier-ignore
    expect(second!.split('\t').slice(11, 16)).toEqual(['0,00', '0,09', 'F-2027-000001', '20270309', '20270402']);
    expect(end).toBe('');
  });

  it('keeps a name with tabs and line ends in its field', () => {
    const [, row, ...rest] = journalFile([line({ customerName: 'Awa\tDiallo\r\nVE\tVentes|x' })]).split('\r\n');
    expect(row!.split('\t')).toHaveLength(18);
    expect(row!.split('\t')[7]).toBe('Awa Diallo VE Ventes x');
    expect(rest).toEqual(['']);
  });
});
