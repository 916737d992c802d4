import {
  business,
  consumer,
  invoice,
  line,
  netLine,
  network,
  networkAsBuyer,
  publicBody,
  smallVenue,
  venue,
} from './invoice.fixture.js';
import { type InvoiceDocument, type InvoiceLineInput } from './invoice-document.js';

const pass: InvoiceLineInput = line({
  name: 'Pass Régulier, 40 heures incluses',
  place: undefined,
  quantity: 1,
  unit: 'MONTH',
  unitPriceMicros: 132_000_000,
  amountCents: 13_200,
});
const transfer = { type: 'TRANSFER', iban: 'FR7630006000011234567890189', reference: 'TL-2027-000042' } as const;
const directDebit = {
  type: 'DIRECT_DEBIT',
  mandateReference: 'TRABOULE-000123',
  creditorIdentifier: 'FR72ZZZ123456',
  debitedIban: 'FR7630004000031234567890143',
} as const;

const settlement = netLine({
  name: 'Heures vendues par le réseau, part du lieu',
  unitPriceMicros: 3_133_333,
  quantity: 7_215,
  amountCents: 37_678,
});

/** One document for each kind that the network or a venue can issue. `.ci/run` checks the XML of each with the official rules. */
export const EVERY_KIND: Readonly<Record<string, InvoiceDocument>> = {
  'consumer-20': invoice({
    lines: [
      pass,
      line(),
      line({
        name: 'Heures réservées, découpe laser',
        description: 'Avec accompagnement',
        place: 'Fablab Artilect',
        period: { firstDay: '2027-03-12', lastDay: '2027-03-12' },
        quantity: 45,
        unitPriceMicros: 14_400_000,
        amountCents: 1080,
      }),
    ],
    paymentMeans: directDebit,
    contractNumber: 'PASS-2026-00817',
    passSummary: {
      planName: 'Pass Régulier',
      includedMinutes: 2400,
      usedMinutes: 1905,
      leftMinutes: 495,
      places: [
        { name: 'Fabrique des Pentes', minutes: 1200 },
        { name: 'Fablab Artilect', minutes: 480 },
        { name: 'La Cordée des Brotteaux', minutes: 225 },
      ],
    },
  }),
  'consumer-in-english': invoice({ locale: 'en', lines: [line({ name: 'Booked hours, desk' })] }),
  'consumer-without-address': invoice({
    buyer: { ...consumer, address: { street: '', postalCode: '', city: '', country: 'FR' } },
  }),
  'consumer-several-rates': invoice({
    lines: [
      line(),
      line({
        name: 'Repas de la journée',
        vatRateBasisPoints: 1000,
        quantity: 1,
        unit: 'PIECE',
        unitPriceMicros: 15_900_000,
        amountCents: 1590,
      }),
    ],
  }),
  'consumer-three-cents': invoice({
    lines: [1, 2].map((cents) =>
      line({ name: 'Complément', quantity: 1, unit: 'PIECE', unitPriceMicros: cents * 10_000, amountCents: cents }),
    ),
  }),
  'business-20': invoice({ buyer: business, lines: [netLine()], paymentMeans: transfer }),
  'business-several-rates': invoice({
    buyer: business,
    paymentMeans: { ...transfer, bic: 'AGRIFRPP' },
    lines: [
      netLine(),
      netLine({
        name: 'Déjeuner de travail',
        vatRateBasisPoints: 1000,
        quantity: 3,
        unit: 'PIECE',
        unitPriceMicros: 14_500_000,
        amountCents: 4350,
      }),
      netLine({
        name: 'Livret imprimé',
        vatRateBasisPoints: 550,
        quantity: 7,
        unit: 'PIECE',
        unitPriceMicros: 1_990_000,
        amountCents: 1393,
      }),
    ],
  }),
  'business-other-delivery-and-vat-on-debits': invoice({
    buyer: business,
    lines: [netLine({ quantity: 2, unit: 'DAY', unitPriceMicros: 120_000_000, amountCents: 24_000 })],
    vatOnDebits: true,
    paymentMeans: transfer,
    deliveryAddress: { street: '1 place des Terreaux', postalCode: '69001', city: 'Lyon', country: 'FR' },
    remarks: ['Votre référence : ATELIER-7', 'Médiateur de la consommation : sans objet pour les professionnels.'],
  }),
  'franchise-293b': invoice({
    seller: smallVenue,
    buyer: networkAsBuyer,
    lines: [netLine({ vatRegime: 'FRANCHISE_293B', vatRateBasisPoints: 0 })],
    paymentMeans: transfer,
  }),
  'exempt-non-profit': invoice({
    seller: { ...venue, vatNumber: undefined },
    buyer: networkAsBuyer,
    lines: [netLine({ vatRegime: 'EXEMPT_NON_PROFIT', vatRateBasisPoints: 0 })],
    paymentMeans: transfer,
  }),
  'grant-pays-half': invoice({
    lines: [
      line({
        discount: { amountCents: 361, reason: 'Tarif solidaire, financé par la Métropole de Lyon' },
        amountCents: 359,
      }),
      line({ quantity: 15, amountCents: 59, discount: { amountCents: 61, reason: 'Tarif solidaire' } }),
    ],
  }),
  'grant-pays-all': invoice({
    lines: [line({ discount: { amountCents: 720, reason: 'Tarif solidaire' }, amountCents: 0 })],
    paymentMeans: { type: 'NONE' },
  }),
  'grant-account-of-the-funder': invoice({
    buyer: publicBody,
    lines: [netLine({ name: 'Heures solidaires, part financée', quantity: 1830, amountCents: 12_200 })],
    paymentMeans: transfer,
    chorusPro: { serviceCode: 'DEVECO', engagementNumber: '2027-ESS-0042' },
  }),
  'credit-note': invoice({
    kind: 'CREDIT_NOTE',
    number: 'TLA-2027-000003',
    precedingInvoice: { number: 'TL-2027-000041', issueDate: '2027-03-01' },
    paymentMeans: { type: 'NONE' },
  }),
  'credit-note-business': invoice({
    kind: 'CREDIT_NOTE',
    buyer: business,
    lines: [netLine()],
    precedingInvoice: { number: 'TL-2027-000040', issueDate: '2027-03-01' },
    paymentMeans: { type: 'NONE' },
  }),
  'self-billed': invoice({
    kind: 'SELF_BILLED_INVOICE',
    number: 'FDP/2027/0003',
    seller: venue,
    buyer: networkAsBuyer,
    lines: [settlement],
    paymentMeans: transfer,
  }),
  'self-billed-franchise': invoice({
    kind: 'SELF_BILLED_INVOICE',
    number: 'AM/2027/0003',
    seller: smallVenue,
    buyer: networkAsBuyer,
    lines: [{ ...settlement, vatRegime: 'FRANCHISE_293B', vatRateBasisPoints: 0 }],
    paymentMeans: transfer,
  }),
  'self-billed-credit-note': invoice({
    kind: 'SELF_BILLED_CREDIT_NOTE',
    number: 'FDPA/2027/0001',
    seller: venue,
    buyer: networkAsBuyer,
    lines: [netLine()],
    precedingInvoice: { number: 'FDP/2027/0002', issueDate: '2027-03-02' },
    paymentMeans: { type: 'NONE' },
  }),
  'reversed-line': invoice({
    lines: [
      pass,
      line({ discount: { amountCents: 361, reason: 'Tarif solidaire' }, amountCents: 359 }),
      line({
        name: 'Annulation : heures réservées en février',
        quantity: -90,
        discount: { amountCents: -361, reason: 'Tarif solidaire annulé' },
        amountCents: -359,
        period: { firstDay: '2027-02-12', lastDay: '2027-02-12' },
      }),
      line({ name: 'Annulation : heures réservées', quantity: -45, amountCents: -360 }),
    ],
  }),
  'prepaid-in-part': invoice({
    lines: [pass],
    payments: [
      { paidOn: '2027-03-01', amountCents: 5000, label: 'carte' },
      { paidOn: '2027-03-20', amountCents: 1, label: 'solde' },
    ],
  }),
  'paid-in-full': invoice({
    businessProcess: 'S2',
    lines: [pass],
    dueDate: '2027-04-01',
    payments: [{ paidOn: '2027-04-01', amountCents: 13_200, label: 'carte' }],
  }),
  'last-invoice-after-advance': invoice({
    businessProcess: 'S4',
    buyer: business,
    lines: [netLine({ quantity: 10, unit: 'DAY', unitPriceMicros: 120_000_000, amountCents: 120_000 })],
    payments: [{ paidOn: '2027-02-01', amountCents: 50_000, label: 'virement' }],
    paymentMeans: transfer,
  }),
  'hostile-names': invoice({
    seller: { ...network, name: 'Traboule\r\nLyon\u0000 & <fils> "SA"', legalForm: ']]> <!-- \u001b[31m' },
    buyer: {
      ...consumer,
      name: '\u202eشركة النور\u202c 😀 \ud800 שלום עולם <script>alert(1)</script>',
      address: { ...consumer.address, street: '8 quai\tSaint-Vincent\n\n\u2028 \ufffe 日本橋', complement: '\u0007' },
    },
    lines: [
      line({
        name: 'Heures\u0000réservées\r\n&amp; <b>plus</b> 🚀 👩‍🔬',
        description: '=HYPERLINK("http://x") \u200fRTL\u200f',
        place: 'عربية\u0085קפה',
      }),
    ],
    remarks: ['\u0000\u0001', ']]>&<\'"'],
  }),
  'eighty-lines': invoice({
    lines: Array.from({ length: 80 }, (_, index) =>
      line({
        name: `Heures réservées, réservation ${index + 1}`,
        quantity: 15 * ((index % 8) + 1),
        amountCents: 120 * ((index % 8) + 1),
      }),
    ),
  }),
};
