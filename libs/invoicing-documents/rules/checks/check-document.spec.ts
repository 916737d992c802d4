import { describe, expect, it } from '@jest/globals';
import { EVERY_KIND } from '../../every-kind.fixture.js';
import {
  type InvoiceChanges,
  business,
  consumer,
  invoice,
  line,
  netLine,
  network,
  publicBody,
  venue,
} from '../../invoice.fixture.js';
import { type InvoiceDocument, type InvoiceLine } from '../../invoice-document.js';
import { DOCUMENT_RULES, checkDocument } from './check-document.js';

/** A sound document with computed parts replaced. */
const altered = (changes: Partial<InvoiceDocument>, base: InvoiceChanges = {}): InvoiceDocument => ({
  ...invoice(base),
  ...changes,
});
const ofBusiness: InvoiceChanges = { buyer: business, lines: [netLine()] };
const alteredLine = (changes: Partial<InvoiceLine>, base: InvoiceChanges = {}): InvoiceDocument => {
  const document = invoice(base);
  return { ...document, lines: [{ ...document.lines[0]!, ...changes }] };
};
const exempt = (changes: InvoiceChanges = {}) =>
  invoice({ lines: [line({ vatRegime: 'FRANCHISE_293B', vatRateBasisPoints: 0 })], ...changes });
const { totals } = invoice();

/** For each rule, documents that break it. */
const BREAKING: Readonly<Record<string, readonly InvoiceDocument[]>> = {
  'BR-02': [invoice({ number: '' }), invoice({ number: '\u0000' })],
  'BR-03': [invoice({ issueDate: '' }), invoice({ issueDate: '2027-02-29' })],
  'BR-06': [invoice({ seller: { ...network, name: ' ' } })],
  'BR-07': [invoice({ buyer: { ...consumer, name: '\r\n\u0007' } })],
  'BR-08': [invoice({ seller: { ...network, address: { ...network.address, city: '' } } })],
  'BR-10': [invoice({ ...ofBusiness, buyer: { ...business, address: { ...business.address, street: '' } } })],
  'BR-16': [invoice({ lines: [] })],
  'BR-25': [invoice({ lines: [line({ name: '\u200f' })] })],
  'BR-27': [invoice({ lines: [line({ unitPriceMicros: -4_800_000, amountCents: -720 })] })],
  'BR-29': [invoice({ servicePeriod: { firstDay: '2027-03-31', lastDay: '2027-03-01' } })],
  'BR-30': [invoice({ lines: [line({ period: { firstDay: '2027-03-12', lastDay: '2027-03-11' } })] })],
  'BR-42': [invoice({ lines: [line({ discount: { amountCents: 20, reason: '' }, amountCents: 700 })] })],
  'BR-54': [invoice({ lines: [line({ place: '\u0085' })] })],
  'BR-55': [invoice({ kind: 'CREDIT_NOTE', precedingInvoice: { number: '', issueDate: '2027-03-01' } })],
  'BR-61': [invoice({ paymentMeans: { type: 'TRANSFER', iban: '', reference: 'TL' } })],
  'OWN-DIRECT-DEBIT': [
    invoice({
      paymentMeans: {
        type: 'DIRECT_DEBIT',
        mandateReference: '',
        creditorIdentifier: 'FR72ZZZ123456',
        debitedIban: 'FR7630004000031234567890143',
      },
    }),
  ],
  'BR-CL-14': [invoice({ deliveryAddress: { ...network.address, country: 'France' } })],
  'BR-CO-09': [invoice({ seller: { ...network, vatNumber: '32123456782' } })],
  'BR-CO-25': [invoice({ dueDate: '' })],
  'BR-DEC-23': [
    invoice({ lines: [line({ quantity: 90.5, amountCents: 724 })] }),
    altered({ totals: { ...totals, paidCents: 0.5 } }),
  ],
  'BR-CO-10': [altered({ totals: { ...totals, netCents: 601 } })],
  'BR-CO-14': [altered({ totals: { ...totals, vatCents: 121 } })],
  'BR-CO-15': [altered({ totals: { ...totals, grossCents: 721 } })],
  'BR-CO-16': [altered({ totals: { ...totals, dueCents: 719 } })],
  'BR-CO-17': [
    altered(
      { vatBreakdown: [{ vatRegime: 'STANDARD', vatRateBasisPoints: 2000, taxableCents: 600, vatCents: 121 }] },
      ofBusiness,
    ),
    altered({ vatBreakdown: [{ vatRegime: 'STANDARD', vatRateBasisPoints: 2000, taxableCents: 600, vatCents: 122 }] }),
  ],
  'BR-CO-18': [altered({ vatBreakdown: [] })],
  'BR-S-05': [invoice({ lines: [line({ vatRateBasisPoints: 0 })] })],
  'BR-S-08': [
    alteredLine({ netCents: 599 }),
    altered({
      vatBreakdown: [
        { vatRegime: 'STANDARD', vatRateBasisPoints: 2000, taxableCents: 300, vatCents: 60 },
        { vatRegime: 'STANDARD', vatRateBasisPoints: 2000, taxableCents: 300, vatCents: 60 },
      ],
    }),
  ],
  'BR-E-01': [
    exempt({
      lines: [
        line({ vatRegime: 'FRANCHISE_293B', vatRateBasisPoints: 0 }),
        line({ vatRegime: 'EXEMPT_NON_PROFIT', vatRateBasisPoints: 0 }),
      ],
    }),
  ],
  'BR-E-05': [exempt({ lines: [line({ vatRegime: 'FRANCHISE_293B' })] })],
  'BR-E-08': [
    {
      ...exempt(),
      vatBreakdown: [{ vatRegime: 'FRANCHISE_293B', vatRateBasisPoints: 0, taxableCents: 719, vatCents: 0 }],
    },
  ],
  'BR-E-09': [
    {
      ...exempt(),
      vatBreakdown: [{ vatRegime: 'FRANCHISE_293B', vatRateBasisPoints: 0, taxableCents: 720, vatCents: 1 }],
    },
  ],
  'OWN-LINE-AMOUNT': [
    invoice({ lines: [line({ amountCents: 723 })] }),
    invoice({ lines: [line({ discount: { amountCents: 100, reason: 'Tarif solidaire' } })] }),
  ],
  'OWN-LINE-NET': [alteredLine({ netCents: 601 }), alteredLine({ netCents: 601 }, ofBusiness)],
  'OWN-AGREED-PRICE': [alteredLine({ amountCents: 721 })],
  'OWN-PAID': [altered({ totals: { ...totals, paidCents: 1, dueCents: 719 } })],
  'OWN-NOT-NEGATIVE': [
    invoice({ lines: [line({ quantity: -90, amountCents: -720 })] }),
    invoice({ payments: [{ paidOn: '2027-03-01', amountCents: 721, label: 'carte' }] }),
  ],
  'BR-FR-01': [
    invoice({ number: 'A'.repeat(36) }),
    invoice({ kind: 'CREDIT_NOTE', precedingInvoice: { number: '1'.repeat(36), issueDate: '2027-03-01' } }),
  ],
  'BR-FR-02': [invoice({ number: 'TL 42' }), invoice({ number: 'TL°42' })],
  'BR-FR-03': [invoice({ issueDate: '1999-12-31' }), invoice({ dueDate: '2027-04-31' })],
  'BR-FR-09': [
    invoice({ seller: { ...network, siret: '98765432400017' } }),
    invoice({ buyer: { ...publicBody, siret: '2000469770001' }, lines: [netLine()] }),
  ],
  'BR-FR-10': [invoice({ seller: { ...network, siren: '12345678' } })],
  'BR-FR-11': [invoice({ ...ofBusiness, buyer: { ...business, siren: undefined } })],
  'BR-FR-12': [invoice({ buyer: { ...consumer, electronicAddress: { scheme: 'EM', value: '' } } })],
  'BR-FR-13': [invoice({ seller: { ...network, electronicAddress: { scheme: '0225', value: '' } } })],
  'BR-FR-16': [invoice({ lines: [line({ vatRateBasisPoints: 2100 })] })],
  'BR-FR-21': [
    invoice({ ...ofBusiness, buyer: { ...business, electronicAddress: { scheme: 'EM', value: 'a@example.org' } } }),
    invoice({ ...ofBusiness, buyer: { ...business, electronicAddress: { scheme: '0225', value: '123456782' } } }),
  ],
  'BR-FR-22': [
    invoice({
      ...ofBusiness,
      kind: 'SELF_BILLED_INVOICE',
      seller: { ...venue, electronicAddress: { scheme: 'EM', value: 'venue@example.org' } },
    }),
  ],
  'BR-FR-23': [
    invoice({
      ...ofBusiness,
      buyer: { ...business, electronicAddress: { scheme: '0225', value: '552081317 PARIS' } },
    }),
  ],
  'BR-FR-25': [
    invoice({ buyer: { ...consumer, electronicAddress: { scheme: 'EM', value: `${'a'.repeat(120)}@a.org` } } }),
  ],
  'BR-FR-CO-05': [
    invoice({ kind: 'CREDIT_NOTE' }),
    invoice({ precedingInvoice: { number: 'TL-2027-000041', issueDate: '2027-03-01' } }),
  ],
  'BR-FR-CO-07': [invoice({ dueDate: '2027-03-31' })],
  'BR-FR-CO-09': [invoice({ businessProcess: 'S2' })],
  'OWN-PRICE-BASIS': [
    invoice({ prices: 'EXCLUDING_VAT' }),
    invoice({ buyer: business, lines: [line()], prices: 'INCLUDING_VAT' }),
  ],
  'OWN-CONSUMER': [invoice({ buyer: { ...consumer, siren: '552081317' } })],
  'OWN-TAXED-SELLER': [invoice({ seller: { ...network, vatNumber: undefined } })],
  'OWN-FRANCE': [
    invoice({ ...ofBusiness, buyer: { ...business, address: { ...business.address, country: 'BE' } } }),
    invoice({ seller: { ...network, address: { ...network.address, country: 'CH' } } }),
  ],
  'OWN-SELF-BILLED': [invoice({ kind: 'SELF_BILLED_INVOICE', seller: venue })],
  'OWN-CHORUS-PRO': [invoice({ ...ofBusiness, chorusPro: { serviceCode: 'DEVECO' } })],
  'OWN-RECOVERY-FEE': [
    invoice({ ...ofBusiness, paymentTerms: { latePenaltyBasisPoints: 1200, recoveryFeeCents: 3999 } }),
  ],
};

const codes = (document: InvoiceDocument) => checkDocument(document).map(({ code }) => code);

describe('checkDocument', () => {
  it.each(Object.entries(EVERY_KIND))('finds nothing wrong with %s', (_, document) => {
    expect(checkDocument(document)).toEqual([]);
  });

  it('has a document that breaks each rule, and no rule twice', () => {
    const listed = DOCUMENT_RULES.map(({ code }) => code);
    expect(new Set(listed).size).toBe(listed.length);
    expect(Object.keys(BREAKING).toSorted()).toEqual(listed.toSorted());
  });

  const cases = Object.entries(BREAKING).flatMap(([code, documents]) =>
    documents.map((document, index) => ({ code, index: index + 1, document })),
  );
  it.each(cases)('names $code for the document no. $index that breaks it', ({ code, document }) => {
    expect(codes(document)).toContain(code);
  });

  it('says in a sentence what is demanded', () => {
    expect(checkDocument(invoice({ businessProcess: 'S2' }))).toEqual([
      { code: 'BR-FR-CO-09', sentence: 'Frame S2 means paid in full.' },
    ]);
  });

  it('accepts a consumer who lives abroad', () => {
    const abroad = { ...consumer, address: { ...consumer.address, country: 'BE' } };
    expect(checkDocument(invoice({ buyer: abroad }))).toEqual([]);
  });
});
