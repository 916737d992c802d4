import { z } from 'zod';
import { job } from '#libs/platform';

/** Sends a member the receipt of a change of their subscription. */
export const announceSubscriptionChange = job('subscription.changed', z.object({ changeId: z.uuid() }));
/** Tells the holders of a pass that most or all hours of the period are used. */
export const announceHoursUsed = job('subscription.hoursUsed', z.object({ lotId: z.uuid(), percent: z.int() }));
