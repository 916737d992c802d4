import { z } from 'zod';
import { setting } from '#libs/platform';

/** Euros a member may spend beyond the pass in a month before having to say yes to more (cents, VAT included). */
export const monthlyCapCents = setting('passes.monthlyCapCents', z.int().min(0), 6_000);
/** Use is counted in steps of so many minutes, rounded up. */
export const quantumMinutes = setting('passes.quantumMinutes', z.literal([5, 15, 30, 60]), 15);
