import { type FoundMentor, type MentorQuota } from '../find-mentors.queries.js';
import { periodsOf } from './periods.js';

/** What is used of a quota in the period that begins then. */
export const usedOf = (mentor: Pick<FoundMentor, 'used'>, kind: MentorQuota, from: Temporal.Instant): number =>
  mentor.used.find((one) => one.kind === kind && Temporal.Instant.from(one.from).equals(from))?.used ?? 0;

/** Whether a mentor has room for an appointment, is not paused that day, and for a founder whom they have not met. */
export function hasRoom(mentor: FoundMentor, start: Temporal.Instant, zone: string): boolean {
  const { week, month } = periodsOf(start, zone);
  const minutes = mentor.sessionMinutes;
  if (isPaused(mentor, start.toZonedDateTimeISO(zone).toPlainDate())) return false;
  if (usedOf(mentor, 'mentoring.week', week) + minutes > mentor.weekMinutes) return false;
  if (usedOf(mentor, 'mentoring.month', month) + minutes > mentor.monthMinutes) return false;
  return mentor.knows || usedOf(mentor, 'mentoring.newFounders', month) < mentor.newFoundersAMonth;
}

/** A mentor as if they had not promised one of their appointments. */
export function withoutUse(
  mentor: FoundMentor,
  { start, end, isNew, zone }: { start: Temporal.Instant; end: Temporal.Instant; isNew: boolean; zone: string },
): FoundMentor {
  const { week, month } = periodsOf(start, zone);
  const minutes = Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
  const back: Record<MentorQuota, [from: Temporal.Instant, amount: number]> = {
    'mentoring.week': [week, minutes],
    'mentoring.month': [month, minutes],
    'mentoring.newFounders': [month, isNew ? 1 : 0],
  };
  const used = mentor.used.map((one) => {
    const [from, amount] = back[one.kind];
    return Temporal.Instant.from(one.from).equals(from) ? { ...one, used: Math.max(0, one.used - amount) } : one;
  });
  return { ...mentor, knows: !isNew, used };
}

/** Whether a day lies in the pause, whose last day is included and may be open. */
export function isPaused(
  { pausedFrom, pausedUntil }: Pick<FoundMentor, 'pausedFrom' | 'pausedUntil'>,
  day: Temporal.PlainDate,
): boolean {
  if (pausedFrom === null || Temporal.PlainDate.compare(day, pausedFrom) < 0) return false;
  return pausedUntil === null || Temporal.PlainDate.compare(day, pausedUntil) <= 0;
}
