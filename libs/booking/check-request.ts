import { type NotBookable, checkBookable } from '#libs/agenda';
import { type Settings, type Span, type Sql } from '#libs/platform';
import { type BookingPlan } from './booking-plan.js';
import { gridMinutes, horizonDays, seriesHorizonDays, staffHorizonDays } from './booking.settings.js';
import { type Draw, drawsOn } from './rules/pass-quota.js';
import { type UnmetProof, unmetProof } from './unmet-proof.js';

export type RequestFault =
  | { readonly kind: 'NOT_BOOKABLE'; readonly fault: NotBookable }
  | UnmetProof
  | { readonly kind: 'REFUSED'; readonly code: 'VENUE_BAN' | 'NOT_OPENED' };

/**
 * Checks whether a member may book a space for a time: bans, hours, limits, proofs, and what the venue opens to the pass. It does
 * not check whether the space is free. @returns what the booking would use of the openings, or the first reason against it
 */
export async function checkRequest(
  tx: Sql,
  plan: BookingPlan,
  wanted: Span & {
    readonly seats: number;
    readonly memberId: string;
    readonly walkIn?: object;
    readonly bookedById?: string;
    readonly inSeries?: unknown;
  },
  settings: Settings,
  now: Temporal.Instant,
): Promise<RequestFault | { readonly kind: 'BOOKABLE'; readonly draws: readonly Draw[] }> {
  if (plan.banned) return { kind: 'REFUSED', code: 'VENUE_BAN' };
  const isForOther = wanted.bookedById !== undefined && wanted.bookedById !== wanted.memberId;
  const ownHorizon = isForOther ? staffHorizonDays : horizonDays;
  const horizon = settings.get(wanted.inSeries ? seriesHorizonDays : ownHorizon);
  const network = { gridMinutes: settings.get(gridMinutes), horizonDays: horizon };
  const limits = { ...plan.limits, ...network, ...(wanted.walkIn && { leadMinutes: 0 }) };
  // Who is there already needs no time ahead, and the quarter of an hour that is running has not passed for them.
  const at = wanted.walkIn ? wanted.start : now;
  const fault = checkBookable({ start: wanted.start, end: wanted.end, now: at, limits, open: plan.open });
  if (fault !== true) return { kind: 'NOT_BOOKABLE', fault };
  const unmet = await unmetProof(tx, plan, { memberId: wanted.memberId, at: wanted.start }, settings);
  if (unmet) return unmet;
  const { draws, isOpened } = drawsOn(plan.passOpenings, wanted, plan.exclusive ? 1 : wanted.seats, plan.zone);
  return isOpened ? { kind: 'BOOKABLE', draws } : { kind: 'REFUSED', code: 'NOT_OPENED' };
}
