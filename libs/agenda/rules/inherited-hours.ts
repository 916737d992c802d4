import type { OpeningException, OpeningHours, OpeningRule } from './open-intervals.js';
import type { Span } from './span.js';

/** A calendar with what is written in it and in no other. */
export interface WrittenHours {
  readonly id: string;
  readonly parentId: string | null;
  readonly zone: string;
  readonly opensOnHolidays: boolean;
  readonly rules: readonly OpeningRule[];
  readonly exceptions: readonly OpeningException[];
  readonly closures: readonly Span[];
}

/**
 * The hours a calendar keeps. It follows the rules of the nearest calendar upwards that has any, itself first, and that
 * one's choice about holidays. On a date with exceptions, those of the nearest calendar up to the followed one count.
 * Closures of every ancestor hold. `calendars` must know all of them; the zone is the calendar's own.
 */
export function inheritedHours(
  calendarId: string,
  calendars: ReadonlyMap<string, WrittenHours>,
): Omit<OpeningHours, 'alsaceMoselle'> {
  const line = lineOf(calendarId, calendars);
  const withRules = line.findIndex(({ rules }) => rules.length > 0);
  const followed = withRules < 0 ? line : line.slice(0, withRules + 1);
  const source = followed.at(-1)!;
  return {
    zone: line[0]!.zone,
    rules: source.rules,
    opensOnHolidays: source.opensOnHolidays,
    exceptions: nearestByDate(followed),
    closures: line.flatMap(({ closures }) => closures),
  };
}

/** The calendar and its ancestors, nearest first; a circle of parents ends where it would begin again. */
function lineOf(calendarId: string, calendars: ReadonlyMap<string, WrittenHours>): WrittenHours[] {
  const line = new Set<WrittenHours>();
  for (let id: string | null = calendarId; id !== null;) {
    const calendar = calendars.get(id);
    if (!calendar) throw new RangeError(`calendar ${id} is not known`);
    if (line.has(calendar)) break;
    line.add(calendar);
    id = calendar.parentId;
  }
  return [...line];
}

function nearestByDate(line: readonly WrittenHours[]): OpeningException[] {
  const owner = new Map<string, WrittenHours>();
  for (const calendar of line) {
    for (const { date } of calendar.exceptions) {
      if (!owner.has(date.toString())) owner.set(date.toString(), calendar);
    }
  }
  return line.flatMap((calendar) => calendar.exceptions.filter(({ date }) => owner.get(date.toString()) === calendar));
}
