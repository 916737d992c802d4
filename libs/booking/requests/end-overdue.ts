import { restoredHoursDays } from '#libs/passes';
import { type Settings, type Sql } from '#libs/platform';
import { bookingById } from '../booking.queries.js';
import { acceptPending } from './accept-request.js';
import { endRequest } from './end-request.js';
import { lockOverdueRequest, overdueRequests, silenceAccepts } from './request.queries.js';

interface Context {
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/**
 * Ends a request that the venue did not answer in time, or accepts it where the venue chose that. Safe to repeat.
 * @returns whether anything changed
 */
export async function endOverdueRequest(tx: Sql, bookingId: string, { settings, now }: Context): Promise<boolean> {
  if (!(await lockOverdueRequest(tx, bookingId, now))) return false;
  const booking = (await bookingById(tx, bookingId))!;
  if (await silenceAccepts(tx, bookingId)) await acceptPending(tx, booking, { byId: null, settings, now });
  else await endRequest(tx, booking, { answer: 'EXPIRED', byId: null, now }, settings.get(restoredHoursDays));
  return true;
}

/** Ends all overdue requests: each has a job of its own, and this is for jobs that were lost or given up. @returns their number */
export async function endOverdueRequests(tx: Sql, context: Context): Promise<number> {
  let ended = 0;
  // In one order: two workers that meet wait for each other.
  for (const id of (await overdueRequests(tx, context.now)).toSorted())
    ended += Number(await endOverdueRequest(tx, id, context));
  return ended;
}
