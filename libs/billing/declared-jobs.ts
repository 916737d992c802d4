import { z } from 'zod';
import { job } from '#libs/platform';

/** Asks the provider for the money of an invoice: the attempt with this number. */
export const collectInvoice = job('billing.collectInvoice', z.object({ invoiceId: z.uuid(), attempt: z.int().min(1) }));
/** Blocks the bookings of a member who has not paid an invoice in time. */
export const blockUnpaid = job('billing.blockUnpaid', z.object({ invoiceId: z.uuid() }));

/** Tells a member that an invoice or a credit note is there. */
export const announceInvoice = job('billing.announceInvoice', z.object({ invoiceId: z.uuid() }));
/** Tells a member that a card was declined, and when it is tried again. */
export const announceFailure = job(
  'billing.announceFailure',
  z.object({ invoiceId: z.uuid(), failedAt: z.iso.datetime(), triedAgainAt: z.iso.datetime().nullable() }),
);
/** Tells a member that they can book nothing more before they pay. */
export const announceBlock = job(
  'billing.announceBlock',
  z.object({ invoiceId: z.uuid(), blockedAt: z.iso.datetime() }),
);

const month = z.string().regex(/^\d{4}-\d{2}-01$/);
/** Posts the charges of a month that closes, and finds the members to invoice. */
export const rateMonth = job('billing.rateMonth', z.object({ month }));
/** Drafts the invoices of some members for a month that closes. */
export const draftSlice = job('billing.draftSlice', z.object({ month, slice: z.int().min(0) }));
/** Numbers the drafts of a month in one order, queues their collection and closes the month of the ledger. */
export const numberDrafts = job('billing.numberDrafts', z.object({ month }));
