/** A charge that is posted and not invoiced yet. Amounts of reversals and compensations are negative. */
export interface BillableCharge {
  readonly id: string;
  readonly kind: 'USE' | 'FEE' | 'SUBSCRIPTION' | 'PACK' | 'ADMISSION' | 'COMPENSATION';
  readonly sourceId: string;
  /** When it was charged or its use began, whichever is later. */
  readonly day: Temporal.PlainDate;
  readonly venueName: string | null;
  readonly tariffClass: string | null;
  readonly tariffId: string | null;
  readonly planNames: { readonly fr: string; readonly en: string } | null;
  readonly hasPass: boolean;
  readonly creditMinutesPaid: number;
  readonly amountCents: number;
  readonly amountExclCents: number;
  readonly vatBasisPoints: number;
  /** The finalised invoice with the charge that this one reverses. */
  readonly correctsId: string | null;
}

/** What is written for one member: at most one invoice, and a credit note for each invoice of which something is reversed. */
export interface InvoicePlan {
  readonly invoice: readonly BillableCharge[];
  readonly creditNotes: readonly { readonly correctsId: string; readonly charges: readonly BillableCharge[] }[];
  /** What stays for a later month, such as a compensation that is higher than the invoice. */
  readonly waiting: readonly BillableCharge[];
}

const sum = (charges: readonly BillableCharge[]): number =>
  charges.reduce((total, { amountCents }) => total + amountCents, 0);

/**
 * Sorts charges into documents. No document has a negative total: a reversal of what was invoiced is a credit note, and a
 * compensation is set off as far as the invoice goes, the oldest first.
 */
export function planInvoices(charges: readonly BillableCharge[]): InvoicePlan {
  const ordered = charges.toSorted(
    (a, b) => Temporal.PlainDate.compare(a.day, b.day) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  const corrections = Map.groupBy(
    ordered.filter(({ correctsId }) => correctsId !== null),
    ({ correctsId }) => correctsId!,
  );
  const rest = ordered.filter(({ correctsId }) => correctsId === null);
  const invoice = rest.filter(({ kind }) => kind !== 'COMPENSATION');
  const waiting: BillableCharge[] = [];
  for (const compensation of rest.filter(({ kind }) => kind === 'COMPENSATION'))
    (sum(invoice) + compensation.amountCents >= 0 ? invoice : waiting).push(compensation);
  const isWorthAnInvoice = sum(invoice) > 0;
  return {
    invoice: isWorthAnInvoice ? invoice : [],
    creditNotes: [...corrections].map(([correctsId, reversals]) => ({ correctsId, charges: reversals })),
    waiting: isWorthAnInvoice ? waiting : [...invoice, ...waiting],
  };
}
