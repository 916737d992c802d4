import { type InvoiceLineInput, type PriceBasis, type VatRegime } from '#libs/invoicing-documents';
import { type Locale } from '#libs/platform';
import { lineName } from '../billing.texts.js';
import { type BillableCharge } from './invoice-plan.js';

interface LineOptions {
  readonly prices: PriceBasis;
  readonly regime: VatRegime;
  readonly locale: Locale;
  /** -1 for a credit note, whose amounts are positive. */
  readonly sign: 1 | -1;
}

/** Uses of one price in one venue share a line; everything else has its own, with what was reversed of it. */
const lineOf = (charge: BillableCharge): string =>
  charge.kind === 'USE'
    ? ['USE', charge.venueName, charge.tariffClass, charge.tariffId, charge.hasPass, charge.vatBasisPoints].join('|')
    : [charge.kind, charge.sourceId, charge.vatBasisPoints].join('|');

/** The lines of a document, in the order of the first charge of each. A line whose charges were reversed in full is left out. */
export function invoiceLines(charges: readonly BillableCharge[], options: LineOptions): InvoiceLineInput[] {
  return [...Map.groupBy(charges, lineOf).values()].flatMap((group) => {
    const line = lineFrom(group, options);
    return line.amountCents === 0 ? [] : [line];
  });
}

function lineFrom(group: readonly BillableCharge[], { prices, regime, locale, sign }: LineOptions): InvoiceLineInput {
  const first = group[0]!;
  const inclCents = total(group, ({ amountCents }) => amountCents) * sign;
  const exclCents = total(group, ({ amountExclCents }) => amountExclCents) * sign;
  const amountCents = prices === 'INCLUDING_VAT' ? inclCents : exclCents;
  const minutes = total(group, ({ creditMinutesPaid }) => creditMinutesPaid) * sign;
  const isByTheHour = first.kind === 'USE' && minutes !== 0 && Math.sign(minutes) === Math.sign(amountCents);
  const quantity = isByTheHour ? minutes : Math.sign(amountCents) || 1;
  const days = group.map(({ day }) => day).toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  return {
    name: lineName(first, locale),
    ...(first.venueName && { place: first.venueName }),
    period: { firstDay: days[0]!.toString(), lastDay: days.at(-1)!.toString() },
    quantity,
    unit: isByTheHour ? 'MINUTE' : first.kind === 'SUBSCRIPTION' ? 'MONTH' : 'PIECE',
    unitPriceMicros: Math.round((Math.abs(amountCents) * 10_000 * (isByTheHour ? 60 : 1)) / Math.abs(quantity)),
    amountCents,
    vatRegime: regime,
    vatRateBasisPoints: first.vatBasisPoints,
  };
}

const total = (group: readonly BillableCharge[], amountOf: (charge: BillableCharge) => number): number =>
  group.reduce((sum, charge) => sum + amountOf(charge), 0);
