import type { ClosingTime, OpeningRule } from './open-intervals.js';

/** What is wrong with hours a person wrote, and in which of the lines, from 0. */
export interface HoursFault {
  readonly line: number;
  readonly code: 'NO_SUCH_WEEKDAY' | 'NOT_WHOLE_MINUTES' | 'ENDS_BEFORE_IT_BEGINS' | 'TOO_MANY_LINES';
}

/** Far above any real timetable, and far below what would slow a network down. */
const MAX_LINES = 100;

/** Empty when the rules can be kept. */
export function faultsOfRules(rules: readonly OpeningRule[]): HoursFault[] {
  return [
    ...faultsOfOpenings(rules),
    ...rules.flatMap(({ weekday, validFrom, validUntil }, line): HoursFault[] => [
      ...(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7
        ? []
        : [{ line, code: 'NO_SUCH_WEEKDAY' } as const]),
      ...(validUntil !== null && Temporal.PlainDate.compare(validUntil, validFrom) < 0
        ? [{ line, code: 'ENDS_BEFORE_IT_BEGINS' } as const]
        : []),
    ]),
  ];
}

/** Empty when the openings of a day can be kept. */
export function faultsOfOpenings(openings: readonly Opening[]): HoursFault[] {
  if (openings.length > MAX_LINES) return [{ line: MAX_LINES, code: 'TOO_MANY_LINES' }];
  return openings.flatMap(({ opens, closes }, line) =>
    isWholeMinutes(opens) && isWholeMinutes(closes) ? [] : [{ line, code: 'NOT_WHOLE_MINUTES' } as const],
  );
}

/** From a time of the day to another; at or before it means the next day. */
export interface Opening {
  readonly opens: Temporal.PlainTime;
  readonly closes: ClosingTime;
}

const isWholeMinutes = (time: ClosingTime) =>
  time === '24:00' || time.equals(time.round({ smallestUnit: 'minute', roundingMode: 'floor' }));
