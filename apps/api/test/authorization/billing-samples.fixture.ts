import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const DETAILS = {
  kind: 'CONSUMER',
  name: 'Awa Diallo',
  street: '4 rue des Tables Claudiennes',
  postcode: '69001',
  city: 'Lyon',
};
const ISSUER = {
  legalName: 'SCIC Les Tiers-lieux',
  siren: '000000018',
  street: '1 rue du Test',
  postcode: '69100',
  city: 'Villeurbanne',
  regime: 'STANDARD',
  vatOnDebits: false,
};

export const BILLING_SAMPLES: Record<string, Sample> = {
  'Query.myInvoices': { answer: always('InvoiceConnection') },
  'Query.networkInvoices': { answer: always('NetworkInvoiceConnection') },
  'Query.monthClose': { args: () => ({ month: '2026-10' }), answer: always('MonthClose') },
  'Query.ledgerTotals': { args: () => ({ month: '2026-11' }), answer: always('list') },
  'Query.myBillingDetails': {
    // The member of both networks gave details in one of them.
    answer: (viewer, relation) =>
      viewer === 'member of both networks' && relation === 'other' ? 'null' : 'BillingDetails',
  },
  'Query.invoiceIssuer': { answer: always('InvoiceIssuer') },
  'Mutation.payInvoice': {
    argsFor: ({ invoiceId }) => ({ id: invoiceId, card: 'DECLINED' }),
    answer: ownOnly('PayInvoiceRefused DECLINED', 'PayInvoiceRefused NOT_FOUND'),
  },
  'Mutation.setBillingDetails': { args: () => ({ input: DETAILS }), answer: always('BillingDetails') },
  'Mutation.setInvoiceIssuer': { args: () => ({ input: ISSUER }), answer: always('InvoiceIssuer') },
  'Mutation.startMonthClose': { args: () => ({ month: '2026-12' }), answer: always('CloseRefused NOT_ENDED') },
  'Mutation.releaseParkedAccount': {
    argsFor: ({ id }) => ({ month: '2026-10', id }),
    answer: always('CloseRefused NOT_PARKED'),
  },
};

export const BILLING_IDENTIFIERS: Record<string, Identifier> = {
  'Query.myInvoices(after)': { kinds: ['invoicesCursor'] },
  // Administrators see every invoice of their network.
  'Query.networkInvoices(after)': { kinds: ['invoicesCursor'], isPublic: true, isForTeam: true },
  'Mutation.payInvoice(id)': { kinds: ['invoice'], otherArgs: () => ({ card: 'DECLINED' }) },
  'Mutation.releaseParkedAccount(id)': { kinds: ['member'], otherArgs: () => ({ month: '2026-10' }), isPublic: true },
};

export const BILLING_TEXTS: Record<string, string> = {
  'Query.networkInvoices(text)': 'words to search for in the network',
  'Query.monthClose(month)': 'a month',
  'Query.ledgerTotals(month)': 'a month',
  'Mutation.startMonthClose(month)': 'a month',
  'Mutation.releaseParkedAccount(month)': 'a month',
  'Mutation.setBillingDetails(input.name)': 'words that are stored',
  'Mutation.setBillingDetails(input.street)': 'words that are stored',
  'Mutation.setBillingDetails(input.postcode)': 'words that are stored',
  'Mutation.setBillingDetails(input.city)': 'words that are stored',
  'Mutation.setBillingDetails(input.siren)': 'a number that is stored',
  'Mutation.setBillingDetails(input.vatNumber)': 'a number that is stored',
  'Mutation.setBillingDetails(input.serviceCode)': 'words that are stored',
  'Mutation.setBillingDetails(input.engagementNumber)': 'words that are stored',
  'Mutation.setInvoiceIssuer(input.legalName)': 'words that are stored',
  'Mutation.setInvoiceIssuer(input.legalForm)': 'words that are stored',
  'Mutation.setInvoiceIssuer(input.street)': 'words that are stored',
  'Mutation.setInvoiceIssuer(input.postcode)': 'words that are stored',
  'Mutation.setInvoiceIssuer(input.city)': 'words that are stored',
  'Mutation.setInvoiceIssuer(input.siren)': 'a number that is stored',
  'Mutation.setInvoiceIssuer(input.vatNumber)': 'a number that is stored',
  'Mutation.setInvoiceIssuer(input.email)': 'an address that is stored',
  'Mutation.setInvoiceIssuer(input.iban)': 'a number that is stored',
};
