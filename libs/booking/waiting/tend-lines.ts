import { type Database, type Sql } from '#libs/platform';
import {
  type WaitingContext,
  closeEntryOf,
  dissolveLine,
  lapseOverdue,
  leaveLine,
  liveOffers,
  offerWhatIsFree,
} from '#libs/sessions';
import { timeSubjectOf } from './time-subject.js';
import { type WishedTime, linesToTend, lockWishedTime, waitsAtVenue } from './wished-time.queries.js';

/** Brings a line up to date: ends it when its time has started or is no longer offered, and offers what is free. Safe to repeat. */
export async function tendLine(tx: Sql, wishedTimeId: string, context: WaitingContext): Promise<void> {
  const time = await lockWishedTime(tx, wishedTimeId);
  if (!time) return;
  if (time.isWithdrawn || Temporal.Instant.compare(time.start, context.now) <= 0) return endLine(tx, time, context);
  const subject = timeSubjectOf(tx, time, context.random);
  if ((await lapseOverdue(tx, subject, context)) === 0) await offerWhatIsFree(tx, subject, context);
}

/**
 * Tends every line that needs it. Each release has a job of its own; this is for changed hours and for jobs that were lost. One
 * transaction for each line, so that no two wait for each other. @returns their number
 */
export async function tendLines(database: Database, networkId: string, context: WaitingContext): Promise<number> {
  const ids = await database.inTransaction(networkId, (tx) => linesToTend(tx, context.now));
  for (const id of ids) await database.inTransaction(networkId, (tx) => tendLine(tx, id, context));
  return ids.length;
}

/** Takes a member out of every line for a space of a venue. What is held for them goes to the next in line. */
export async function leaveTimeLinesOfVenue(
  tx: Sql,
  { venueId, memberId }: { venueId: string; memberId: string },
  context: WaitingContext,
): Promise<void> {
  for (const id of await waitsAtVenue(tx, memberId, venueId)) {
    const time = await lockWishedTime(tx, id);
    if (time) await leaveLine(tx, timeSubjectOf(tx, time, context.random), memberId, context);
  }
}

/** Ends the waits of a member for a time that they have booked. The lines are locked. */
export async function endWaits(tx: Sql, lineIds: readonly string[], memberId: string, now: Temporal.Instant) {
  for (const id of lineIds) await closeEntryOf(tx, { kind: 'SPACE_TIME', id }, memberId, now);
}

async function endLine(tx: Sql, time: WishedTime, { random, now }: WaitingContext): Promise<void> {
  const subject = timeSubjectOf(tx, time, random);
  const offers = await liveOffers(tx, subject.kind, subject.id);
  await dissolveLine(tx, subject, now);
  for (const { holdId } of offers) await subject.release(holdId, now);
}
