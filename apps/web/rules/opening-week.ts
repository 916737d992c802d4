/** From an opening time to a closing time, on the clock of the venue. It ends on the next day when it is not after `opens`. */
export interface OpeningRange {
  opens: string;
  closes: string;
}

/** Weekly hours between two dates; an empty date is no limit. The seven lists of ranges start with Monday. */
export interface OpeningPeriod {
  validFrom: string;
  validUntil: string;
  days: OpeningRange[][];
}

export interface OpeningRule extends OpeningRange {
  weekday: number;
  validFrom?: string | null;
  validUntil?: string | null;
}

/** The date from which the server dates rules without a first day. */
const BEGINNING = '2000-01-01';
const WEEKDAYS = 7;
const FIRST_RANGE: OpeningRange = { opens: '09:00', closes: '18:00' };

export const emptyWeek = (): OpeningRange[][] => Array.from({ length: WEEKDAYS }, () => []);

/** Rules as a form edits them: those of the same dates together, the earliest first. */
export function periodsOf(rules: readonly OpeningRule[]): OpeningPeriod[] {
  const periods = new Map<string, OpeningPeriod>();
  for (const { weekday, opens, closes, validFrom, validUntil } of rules) {
    const from = validFrom && validFrom > BEGINNING ? validFrom : '';
    const key = `${from}/${validUntil ?? ''}`;
    const period = periods.get(key) ?? { validFrom: from, validUntil: validUntil ?? '', days: emptyWeek() };
    periods.set(key, period);
    // A time field has no 24:00; 00:00 as a closing time means the same.
    period.days[weekday - 1]!.push({ opens, closes: closes === '24:00' ? '00:00' : closes });
  }
  for (const { days } of periods.values())
    for (const ranges of days) ranges.sort((a, b) => a.opens.localeCompare(b.opens));
  return [...periods.values()].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
}

/** The rules that a form of periods means. */
export const rulesOf = (periods: readonly OpeningPeriod[]): OpeningRule[] =>
  periods.flatMap(({ validFrom, validUntil, days }) =>
    days.flatMap((ranges, i) =>
      ranges.map(({ opens, closes }) => ({
        weekday: i + 1,
        opens,
        closes,
        validFrom: validFrom || null,
        validUntil: validUntil || null,
      })),
    ),
  );

/** The week in which other days have the ranges of one. Days are counted from 0, Monday. */
export const copyDay = (days: readonly OpeningRange[][], from: number, to: readonly number[]): OpeningRange[][] =>
  days.map((ranges, i) => (to.includes(i) ? days[from]!.map((range) => ({ ...range })) : ranges));

/** Whether two days have the same ranges. */
export const isSameDay = (a: readonly OpeningRange[], b: readonly OpeningRange[]): boolean =>
  a.length === b.length && a.every(({ opens, closes }, i) => b[i]!.opens === opens && b[i]!.closes === closes);

/** A first guess for one more range of a day: two hours, one hour after the last. */
export function nextRange(ranges: readonly OpeningRange[]): OpeningRange {
  const last = ranges.at(-1);
  if (!last?.closes) return FIRST_RANGE;
  const hour = Number(last.closes.slice(0, 2)) + 1;
  const time = (h: number) => `${String(Math.min(h, 23)).padStart(2, '0')}:00`;
  return last.closes <= last.opens || hour > 21 ? { opens: '', closes: '' } : { opens: time(hour), closes: time(hour + 2) }; // prettier-ignore
}

/** Whether a time is missing, so that the ranges cannot be saved. */
export const isIncomplete = (ranges: readonly OpeningRange[]): boolean =>
  ranges.some(({ opens, closes }) => !opens || !closes);

/** Whether a range ends on the day after. */
export const endsNextDay = ({ opens, closes }: OpeningRange): boolean => opens !== '' && closes !== '' && closes <= opens; // prettier-ignore
