import { z } from 'zod';
import { setting } from '#libs/platform';

/** Monthly spending beyond the pass above which a member must agree explicitly (cents, VAT included). */
export const monthlyCapCents = setting('passes.monthlyCapCents', z.int().min(0), 6_000);
/** Duration of use is rounded up to a multiple of this many minutes. */
export const quantumMinutes = setting('passes.quantumMinutes', z.literal([5, 15, 30, 60]), 15);
/** Hours that come back to a lot that has expired meanwhile can be used for this many days. */
export const restoredHoursDays = setting('passes.restoredHoursDays', z.int().min(0).max(366), 7);
