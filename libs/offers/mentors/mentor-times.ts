import { nearestFreeStarts } from '#libs/agenda';
import { type FoundMentor, answerByOf, hasRoom, mentorAnswerLength } from '#libs/mentoring';
import { type Database } from '#libs/platform';
import { type Search } from '../search.types.js';
import { isLeftOut } from '../usable-starts.js';

/** A mentor at a time at which they can be asked. */
export interface MentorTime {
  readonly mentor: FoundMentor;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** Until when they answer; null when they come without being asked. */
  readonly answerBy: Temporal.Instant | null;
  /** Minutes from the start to the nearest moment that was asked for. */
  readonly minutesOff: number;
}

const WEEKS_AHEAD = 4;
const STARTS_EACH = 8;
const MINUTE = 60_000;

interface Wanted {
  readonly start: Temporal.Instant | null;
  readonly end: Temporal.Instant | null;
}

/**
 * The time at which each mentor can be asked that is nearest to the wanted one: within their office hours, with capacity left, and early
 * enough for their answer. A mentor whose week is full is looked at in the weeks after it.
 */
export async function mentorTimes(
  database: Database,
  search: Search,
  wanted: Wanted,
  mentors: readonly FoundMentor[],
): Promise<MentorTime[]> {
  const { now, viewer } = search;
  const from = wanted.start ?? quarterAfter(now);
  const askable = earliestAskable(search);
  const found: Omit<MentorTime, 'minutesOff'>[] = [];
  let missing = [...mentors];
  let notBefore = now;
  for (let week = 0; week < WEEKS_AHEAD && missing.length > 0; week++) {
    const near = later(from, notBefore);
    for (const some of Map.groupBy(
      missing,
      ({ sessionMinutes, isInstant }) => `${sessionMinutes} ${isInstant}`,
    ).values()) {
      const earliest = some[0]!.isInstant ? notBefore : later(notBefore, askable);
      found.push(...(await nearestOf(database, search, { ...wanted, from: near, notBefore: earliest }, some)));
    }
    const ids = new Set(found.map(({ mentor }) => mentor.id));
    missing = missing.filter(({ id }) => !ids.has(id));
    notBefore = nextWeek(near, viewer.network.zone);
  }
  return found.map((time) => ({ ...time, minutesOff: minutesOutside(time, from, wanted.end) }));
}

async function nearestOf(
  database: Database,
  search: Search,
  { from, notBefore }: Wanted & { readonly from: Temporal.Instant; readonly notBefore: Temporal.Instant },
  mentors: readonly FoundMentor[],
): Promise<Omit<MentorTime, 'minutesOff'>[]> {
  const { viewer, now, memory, busy, settings } = search;
  const { zone, id: networkId } = viewer.network;
  const minutes = mentors[0]!.sessionMinutes;
  const wish = {
    networkId,
    resourceIds: mentors.map(({ resourceId }) => resourceId),
    start: from,
    end: from.add({ minutes }),
    notBefore,
    withinHours: 7 * 24,
    seats: 1,
    busy,
    limitPerResource: STARTS_EACH,
    now,
  };
  const byResource = new Map(mentors.map((mentor) => [mentor.resourceId, mentor]));
  const free = await nearestFreeStarts(database.open, wish, memory?.time);
  return free.flatMap(({ resourceId, starts }) => {
    const mentor = byResource.get(resourceId)!;
    for (const start of starts) {
      if (!hasRoom(mentor, start, zone) || isLeftOut(search, start)) continue;
      const answerBy = mentor.isInstant ? null : answerByOf(now, start, zone, settings.get(mentorAnswerLength));
      if (mentor.isInstant || answerBy) return [{ mentor, start, end: start.add({ minutes }), answerBy }];
    }
    return [];
  });
}

/** The first start for which a mentor who is asked now can still answer. */
function earliestAskable({ now, viewer, settings }: Search): Temporal.Instant {
  const length = settings.get(mentorAnswerLength);
  let start = quarterAfter(now.add({ hours: length.instantWithinHours }));
  for (let tries = 0; tries < 2 * 96 && !answerByOf(now, start, viewer.network.zone, length); tries++)
    start = start.add({ minutes: 15 });
  return start;
}

const nextWeek = (at: Temporal.Instant, zone: string): Temporal.Instant => {
  const day = at.toZonedDateTimeISO(zone).startOfDay();
  return day
    .add({ days: 8 - day.dayOfWeek })
    .startOfDay()
    .toInstant();
};

/** How far a use lies outside what was asked for: 0 inside the window, or at the exact start. */
function minutesOutside(
  { start, end }: Pick<MentorTime, 'start' | 'end'>,
  from: Temporal.Instant,
  until: Temporal.Instant | null,
): number {
  const before = (from.epochMilliseconds - start.epochMilliseconds) / MINUTE;
  if (before > 0) return before;
  const isWindow = until !== null && until.epochMilliseconds - from.epochMilliseconds > end.epochMilliseconds - start.epochMilliseconds; // prettier-ignore
  if (!isWindow) return -before;
  return Math.max(0, (end.epochMilliseconds - until.epochMilliseconds) / MINUTE);
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) >= 0 ? a : b);
const quarterAfter = (instant: Temporal.Instant) =>
  Temporal.Instant.fromEpochMilliseconds(Math.ceil(instant.epochMilliseconds / (15 * MINUTE)) * 15 * MINUTE);
