import { describe, expect, it } from '@jest/globals';
import { readInvitationFile } from './invitation-file.js';

describe('a file of people to invite', () => {
  it('is read with its titles in either language, whatever the separator and the order', () => {
    expect(readInvitationFile('Nom;Courriel;Langue\nAwa Diallo;awa@spec.example;en\n', 'fr')).toEqual([
      { line: 2, email: 'awa@spec.example', name: 'Awa Diallo', locale: 'en', fault: null },
    ]);
    expect(readInvitationFile('email,name\nawa@spec.example,"Diallo, Awa"\n', 'fr')).toMatchObject([
      { name: 'Diallo, Awa', locale: 'fr' },
    ]);
  });

  it('is read without titles', () => {
    expect(readInvitationFile('Awa;awa@spec.example\nBao;bao@spec.example', 'fr')).toMatchObject([
      { line: 1, email: 'awa@spec.example', name: 'Awa' },
      { line: 2, email: 'bao@spec.example', name: 'Bao' },
    ]);
    expect(readInvitationFile('awa@spec.example', 'fr')).toMatchObject([{ name: null, fault: null }]);
  });

  it('names the fault of each line', () => {
    const text = 'mail\nnot an address\nawa@spec.example\nAWA@spec.example\n;\n';
    expect(readInvitationFile(text, 'fr')!.map(({ line, fault }) => [line, fault])).toEqual([
      [2, 'BAD_ADDRESS'],
      [3, null],
      [4, 'TWICE_IN_FILE'],
      [5, 'BAD_ADDRESS'],
    ]);
    expect(readInvitationFile('mail;nom\n;Awa\n', 'fr')).toMatchObject([{ fault: 'NO_ADDRESS' }]);
  });

  it('is empty when nothing is in it', () => expect(readInvitationFile('', 'fr')).toEqual([]));
});
