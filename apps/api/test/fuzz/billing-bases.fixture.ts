import { givenInvoice } from '#libs/testing';
import { type Base, type Restore } from './base.types.js';
import { type Caller, type FuzzTown } from './fuzz-town.fixture.js';

/** The invoice that a caller can pay. */
const open = new WeakMap<Caller, string>();

async function invoiceOf(town: FuzzTown, caller: Caller): Promise<string> {
  const known = open.get(caller);
  if (known) return known;
  const { id } = await givenInvoice(town.given, town.lyon, town.holder(caller).id);
  open.set(caller, id);
  return id;
}

const month = () => '2026-10';

export const billingBases: Record<string, Base> = {
  'Query.networkInvoices(text)': () => 'Diallo',
  'Query.monthClose(month)': month,
  'Query.ledgerTotals(month)': month,
  'Mutation.payInvoice(id)': invoiceOf,
  'Mutation.payInvoice(card)': () => 'DECLINED',
  'Mutation.startMonthClose(month)': () => '2027-12',
  'Mutation.releaseParkedAccount(month)': month,
  'Mutation.releaseParkedAccount(id)': (town, caller) => town.holder(caller).id,
  'Mutation.setBillingDetails(input)': () => ({ ...DETAILS }),
  'Mutation.setInvoiceIssuer(input)': () => ({ ...ISSUER }),
  BillingDetailsInput: () => ({ ...DETAILS }),
  'BillingDetailsInput.kind': () => 'BUSINESS',
  'BillingDetailsInput.name': () => 'Diallo SARL',
  'BillingDetailsInput.street': () => '4 rue des Tables Claudiennes',
  'BillingDetailsInput.postcode': () => '69001',
  'BillingDetailsInput.city': () => 'Lyon',
  'BillingDetailsInput.siren': () => '000000026',
  'BillingDetailsInput.vatNumber': () => 'FR00000000026',
  'BillingDetailsInput.serviceCode': () => 'ACHATS',
  'BillingDetailsInput.engagementNumber': () => '2026-17',
  InvoiceIssuerInput: () => ({ ...ISSUER }),
  'InvoiceIssuerInput.legalName': () => 'SCIC Les Tiers-lieux',
  'InvoiceIssuerInput.legalForm': () => 'SCIC SA à capital variable',
  'InvoiceIssuerInput.siren': () => '000000018',
  'InvoiceIssuerInput.vatNumber': () => 'FR00000000018',
  'InvoiceIssuerInput.street': () => '1 rue du Test',
  'InvoiceIssuerInput.postcode': () => '69100',
  'InvoiceIssuerInput.city': () => 'Villeurbanne',
  'InvoiceIssuerInput.email': () => 'factures@spec.example',
  'InvoiceIssuerInput.iban': () => 'FR7600000000000000000000000',
  'InvoiceIssuerInput.regime': () => 'STANDARD',
  'InvoiceIssuerInput.vatOnDebits': () => false,
};

const DETAILS = {
  kind: 'BUSINESS',
  name: 'Diallo SARL',
  street: '4 rue des Tables Claudiennes',
  postcode: '69001',
  city: 'Lyon',
  siren: '000000026',
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

export const billingResults: Record<string, string> = {
  'Mutation.payInvoice': 'PayInvoiceRefused',
  'Mutation.setBillingDetails': 'BillingDetails',
  'Mutation.setInvoiceIssuer': 'InvoiceIssuer',
  'Mutation.startMonthClose': 'CloseRefused',
  'Mutation.releaseParkedAccount': 'CloseRefused',
};

export const billingRestores: Record<string, Restore> = {
  'Mutation.payInvoice': (_town, caller, { __typename }) => {
    if (__typename !== 'PayInvoiceRefused') open.delete(caller);
  },
};
