import { liftSuspension } from '#libs/people';
import { type Sql } from '#libs/platform';
import { type ReceivedPayment, receivePayment } from '../invoices/receive-payment.js';
import { liftPaidBlocks } from './collection.queries.js';

/** Records a payment, and lets the payer book again when nothing overdue is left. @returns false when it was recorded before */
export async function settlePayment(
  tx: Sql,
  payment: ReceivedPayment,
  payerId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await receivePayment(tx, payment, now))) return false;
  await restoreAccess(tx, payerId, now);
  return true;
}

/** Ends the blocks of a member whose invoices are paid. A suspension by an administrator stays. */
export async function restoreAccess(tx: Sql, memberId: string, now: Temporal.Instant): Promise<void> {
  if (await liftPaidBlocks(tx, memberId, now)) await liftSuspension(tx, memberId);
}
