import { type MemberViewer, type Sql, enqueue, statement } from '#libs/platform';
import { bookingById } from '../booking.queries.js';
import { queueCount, refundAndCompensate } from '../cancelling/cancel-as-venue.js';
import { releaseBooking, voidJobsOfBooking } from '../cancelling/release-booking.js';
import { announceHoursDecision } from '../declared-jobs.js';
import { recordAnswer } from '../requests/end-request.js';
import { mayBecome } from '../rules/states.js';
import { holdHoursOf, moveBooking } from './move-booking.js';
import { type TouchedRow } from './touched-bookings.queries.js';

/** KEEP: the member comes although it is closed. MOVE: to an equivalent space. CANCEL: with a full refund and compensation. */
export const HOURS_DECISIONS = ['KEEP', 'MOVE', 'CANCEL'] as const;
export type HoursDecision = (typeof HOURS_DECISIONS)[number];

/** What somebody decides about one booking. */
export interface Decision {
  readonly code: string;
  readonly decision: HoursDecision;
  /** The space to move to. */
  readonly moveTo: string | null;
}

/** Who decides, why and when. */
interface DecidedBy {
  readonly viewer: MemberViewer;
  readonly reason: string | null;
  readonly now: Temporal.Instant;
  readonly restoredHoursDays: number;
}

/** What can be decided about a booking that could move to these spaces. */
export const optionsFor = ({ state }: Pick<TouchedRow, 'state'>, moveTo: readonly string[]): HoursDecision[] =>
  HOURS_DECISIONS.filter((decision) => {
    if (decision === 'KEEP') return true;
    return decision === 'MOVE' ? moveTo.length > 0 : mayBecome(state, 'CANCELLED');
  });

const record = statement(
  'booking.recordHoursDecision',
  `insert into hours_decision (network_id, booking_id, decision, space_id, during, moved_to_id, reason, decided_by_id, decided_at)
   values ((select current_network()), $1, $2, $3, tstzrange($4, $5), $6, $7, $8, $9) returning id`,
);

/**
 * Carries out and records a decision for every touched booking, and tells each member. Moves come first: like a booking they
 * take seats before anything of the ledger. @returns false when a decision is missing or cannot be carried out; the caller
 * rolls back
 */
export async function carryOut(
  tx: Sql,
  touched: readonly TouchedRow[],
  decisions: readonly Decision[],
  by: DecidedBy,
): Promise<boolean> {
  const byCode = new Map(decisions.map((decision) => [decision.code, decision]));
  const decided = touched.map((booking) => ({ booking, ...byCode.get(booking.code) }));
  if (decided.some(({ decision, moveTo }) => !decision || (decision === 'MOVE') !== (moveTo != null))) return false;
  await holdHoursOf(tx, decided.flatMap(({ moveTo }) => moveTo ?? []).toSorted());
  for (const kind of ['MOVE', 'CANCEL', 'KEEP'] as const)
    for (const { booking, decision, moveTo } of decided) {
      if (decision !== kind) continue;
      if (kind === 'MOVE' && !(await moveBooking(tx, booking, moveTo!, by.now))) return false;
      if (kind === 'CANCEL' && !(await cancel(tx, booking, by))) return false;
      await recordAndTell(tx, booking, kind, moveTo ?? null, by);
    }
  return true;
}

async function cancel(
  tx: Sql,
  { id, state }: TouchedRow,
  { viewer, reason, now, restoredHoursDays }: DecidedBy,
): Promise<boolean> {
  const booking = (await bookingById(tx, id))!;
  if (!(await releaseBooking(tx, { id, by: 'VENUE', reason, now }))) return false;
  if (state === 'PENDING') await recordAnswer(tx, id, { answer: 'HOURS_CHANGED', byId: viewer.member.id, now });
  await refundAndCompensate(tx, booking, { now, restoredHoursDays });
  await voidJobsOfBooking(tx, id, now);
  if (state !== 'PENDING') await queueCount(tx, booking, now);
  return true;
}

async function recordAndTell(
  tx: Sql,
  { id, spaceIds, start, end }: TouchedRow,
  decision: HoursDecision,
  movedTo: string | null,
  { viewer, reason, now }: DecidedBy,
): Promise<void> {
  // What is kept is kept in each of its spaces that would be closed. The member reads about the booking once.
  const [first, ...others] = spaceIds;
  const valuesFor = (spaceId: string) => [id, decision, spaceId, start, end, movedTo, reason, viewer.member.id, now];
  const { id: decisionId } = await tx.one<{ id: string }>(record, valuesFor(first!));
  if (decision === 'KEEP') for (const spaceId of others) await tx.one(record, valuesFor(spaceId));
  await enqueue(tx, {
    job: announceHoursDecision,
    subjectId: id,
    payload: { bookingId: id, decisionId },
    runAt: now,
    key: `booking.hoursDecided:${decisionId}`,
    requestId: viewer.requestId,
  });
}
