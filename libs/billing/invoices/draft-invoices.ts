import { type Settings, type Sql } from '#libs/platform';
import { latePenaltyBasisPoints } from '../billing.settings.js';
import { type DraftDocument, type DraftObstacle, creditNoteDocument, invoiceDocument } from '../rules/document.js';
import { type BillableCharge, planInvoices } from '../rules/invoice-plan.js';
import { finalisedDocument, lockUnbilledCharges, partiesOf, readUnbilledCharges, writeDraft } from './draft.queries.js';

/** What the drafts of a month are written with. */
export interface DraftContext {
  /** The first day of the month. */
  readonly month: Temporal.PlainDate;
  readonly zone: string;
  readonly settings: Settings;
  /** Where members see and pay their invoices. */
  readonly paymentPage: string;
  readonly now: Temporal.Instant;
}

interface PlannedDraft {
  readonly kind: 'INVOICE' | 'CREDIT_NOTE';
  readonly correctsId: string | null;
  readonly issuerId: string | null;
  readonly document: DraftDocument;
  readonly chargeIds: readonly string[];
}
export type DraftRefusal = DraftObstacle | 'CORRECTS_A_DRAFT';

/** The first instant that no longer belongs to the month. */
export const endOfMonth = (month: Temporal.PlainDate, zone: string): Temporal.Instant =>
  month.add({ months: 1 }).toZonedDateTime(zone).toInstant();

/**
 * Writes drafts of the charges of a member until the end of a month that are on no invoice yet. Running it again finds none.
 * @returns how many were written, or why none can be
 */
export async function draftInvoices(tx: Sql, memberId: string, context: DraftContext): Promise<number | DraftRefusal> {
  const charges = await lockUnbilledCharges(tx, memberId, endOfMonth(context.month, context.zone));
  const drafts = await plannedDrafts(tx, memberId, charges, context);
  if (typeof drafts === 'string') return drafts;
  for (const { issuerId, ...draft } of drafts)
    await writeDraft(tx, { ...draft, issuerId: issuerId!, memberId, month: context.month }, context.now);
  return drafts.length;
}

/** What `draftInvoices` would write now, with charges that are not posted yet. */
export async function previewInvoices(
  tx: Sql,
  memberId: string,
  context: DraftContext,
): Promise<readonly PlannedDraft[] | DraftRefusal> {
  const charges = await readUnbilledCharges(tx, memberId, endOfMonth(context.month, context.zone));
  return plannedDrafts(tx, memberId, charges, context);
}

async function plannedDrafts(
  tx: Sql,
  memberId: string,
  charges: readonly BillableCharge[],
  { settings, paymentPage, now }: DraftContext,
): Promise<PlannedDraft[] | DraftRefusal> {
  const plan = planInvoices(charges);
  if (plan.invoice.length + plan.creditNotes.length === 0) return [];
  const parties = await partiesOf(tx, memberId, now);
  const drafts: PlannedDraft[] = [];
  if (plan.invoice.length > 0) {
    const terms = { paymentPage, latePenaltyBasisPoints: settings.get(latePenaltyBasisPoints) };
    const made = invoiceDocument(plan.invoice, parties, terms);
    if (typeof made === 'string') return made;
    drafts.push({ kind: 'INVOICE', correctsId: null, ...made, chargeIds: idsOf(plan.invoice) });
  }
  for (const { correctsId, charges: reversals } of plan.creditNotes) {
    const corrected = await finalisedDocument(tx, correctsId);
    if (!corrected) return 'CORRECTS_A_DRAFT';
    const document = creditNoteDocument(reversals, corrected);
    const issuerId = parties.issuer?.id ?? null;
    drafts.push({ kind: 'CREDIT_NOTE', correctsId, issuerId, document, chargeIds: idsOf(reversals) });
  }
  return drafts;
}

const idsOf = (charges: readonly BillableCharge[]): string[] => charges.map(({ id }) => id);
