import {
  type Buyer,
  type InvoiceDocument,
  type InvoiceLineInput,
  type PaymentMade,
  type PostalAddress,
  type Seller,
} from './invoice-document.js';
import { invoiceAmounts } from './rules/invoice-amounts.js';

const lyon: PostalAddress = { street: '12 rue de la République', postalCode: '69001', city: 'Lyon', country: 'FR' };

export const network: Seller = {
  name: 'Traboule Lyon',
  address: lyon,
  electronicAddress: { scheme: '0225', value: '123456782' },
  siren: '123456782',
  siret: '12345678200017',
  vatNumber: 'FR32123456782',
  legalForm: 'SCIC SA à capital variable, RCS Lyon 123 456 782',
  email: 'factures@traboule.example',
};

export const venue: Seller = {
  name: 'Fabrique des Pentes',
  address: { street: '3 montée de la Grande-Côte', postalCode: '69001', city: 'Lyon', country: 'FR' },
  electronicAddress: { scheme: '0225', value: '987654324' },
  siren: '987654324',
  vatNumber: 'FR55987654324',
  legalForm: 'Association loi de 1901',
};

export const smallVenue: Seller = {
  ...venue,
  name: 'Atelier Minuscule',
  vatNumber: undefined,
  legalForm: 'Entreprise individuelle',
};

export const consumer: Buyer = {
  type: 'CONSUMER',
  name: 'Amina Benali',
  address: {
    street: '8 quai Saint-Vincent',
    complement: 'Bâtiment C',
    postalCode: '69001',
    city: 'Lyon',
    country: 'FR',
  },
  electronicAddress: { scheme: 'EM', value: 'amina@example.org' },
};

export const business: Buyer = {
  type: 'BUSINESS',
  name: 'Studio Confluence SARL',
  address: { street: '40 cours Charlemagne', postalCode: '69002', city: 'Lyon', country: 'FR' },
  electronicAddress: { scheme: '0225', value: '552081317' },
  siren: '552081317',
  vatNumber: 'FR03552081317',
};

export const publicBody: Buyer = {
  type: 'PUBLIC_BODY',
  name: 'Métropole de Lyon',
  address: { street: '20 rue du Lac', postalCode: '69003', city: 'Lyon', country: 'FR' },
  electronicAddress: { scheme: '0225', value: '200046977_20004697700019_DEVECO' },
  siren: '200046977',
  siret: '20004697700019',
};

/** What the network buys when a venue bills by self-billing. */
export const networkAsBuyer: Buyer = {
  type: 'BUSINESS',
  name: network.name,
  address: network.address,
  electronicAddress: network.electronicAddress,
  siren: network.siren,
  vatNumber: network.vatNumber,
};

export const line = (changes: Partial<InvoiceLineInput> = {}): InvoiceLineInput => ({
  name: 'Heures réservées, poste de travail',
  place: 'Fabrique des Pentes',
  quantity: 90,
  unit: 'MINUTE',
  unitPriceMicros: 4_800_000,
  amountCents: 720,
  vatRegime: 'STANDARD',
  vatRateBasisPoints: 2000,
  ...changes,
});

/** The same line at the price without VAT, 4 € an hour. */
export const netLine = (changes: Partial<InvoiceLineInput> = {}): InvoiceLineInput =>
  line({ unitPriceMicros: 4_000_000, amountCents: 600, ...changes });

export type InvoiceChanges = Partial<Omit<InvoiceDocument, 'lines' | 'vatBreakdown' | 'totals' | 'payments'>> & {
  lines?: readonly InvoiceLineInput[];
  payments?: readonly PaymentMade[];
};

/** A sound invoice of a consumer for March 2027, with changes; amounts are worked out from its lines. */
export function invoice({ lines = [line()], payments = [], ...changes }: InvoiceChanges = {}): InvoiceDocument {
  const buyer = changes.buyer ?? consumer;
  const prices = changes.prices ?? (buyer.type === 'CONSUMER' ? 'INCLUDING_VAT' : 'EXCLUDING_VAT');
  return {
    kind: 'INVOICE',
    number: 'TL-2027-000042',
    issueDate: '2027-04-01',
    dueDate: '2027-04-15',
    servicePeriod: { firstDay: '2027-03-01', lastDay: '2027-03-31' },
    seller: network,
    prices,
    payments,
    paymentMeans: { type: 'CARD', paymentPage: 'https://traboule.example/lyon/factures' },
    vatOnDebits: false,
    businessProcess: 'S1',
    paymentTerms: { latePenaltyBasisPoints: 1200, recoveryFeeCents: 4000 },
    locale: 'fr',
    ...changes,
    buyer,
    ...invoiceAmounts(lines, prices, payments),
  };
}
