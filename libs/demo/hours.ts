import { type ClosingTime, type OpeningException, type OpeningRule, openIntervals } from '#libs/agenda';
import { type Span } from '#libs/platform';
import { closureReasons, openingProfiles, ownProfiles } from './opening-profiles.data.js';
import { type Days, type Town } from './town.js';

/** How far ahead open intervals are computed, in days from today. */
export const daysBack = 14;
export const daysAhead = 75;

/** The calendar of a space or venue: its id and when it is open. */
export interface Calendar {
  readonly id: string;
  readonly open: readonly Span[];
}

export interface CalendarPlan {
  profile: string | null;
  parent?: CalendarDraft;
  closures?: { during: Span; reason: string }[];
  /** Whether it may have exceptional days and closures of its own. */
  varied?: boolean;
}

/** What a child calendar needs to know of its parent. */
export interface CalendarDraft extends Calendar {
  readonly rules: readonly OpeningRule[];
  readonly exceptions: readonly OpeningException[];
  readonly closures: readonly Span[];
  readonly opensOnHolidays: boolean;
}

/** The days for which a town is drawn; the last one is excluded. */
export function demoDays(now: Temporal.Instant, zone: string): Days {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const from = today.subtract({ days: daysBack });
  const midnightsMs = Array.from({ length: daysBack + daysAhead }, (_, i) => {
    return from.add({ days: i }).toZonedDateTime(zone).epochMilliseconds;
  });
  return { today, from, until: today.add({ days: daysAhead }), midnightsMs };
}

/** Writes a calendar, its rules, exceptions and closures, and the resulting open intervals. */
export function drawCalendar(town: Town, plan: CalendarPlan): CalendarDraft {
  const { chance, rows, networkId, data, days } = town;
  const id = chance.id(town.now);
  const { rules, opensOnHolidays } = plan.profile ? readProfile(plan.profile) : { rules: [], opensOnHolidays: false };
  const exceptions = plan.varied ? drawExceptions(town, rules) : [];
  const closures = [...(plan.closures ?? []), ...(plan.varied ? drawClosures(town) : [])];

  rows.add('calendar', {
    network_id: networkId,
    id,
    zone: data.zone,
    opens_on_holidays: plan.parent?.opensOnHolidays ?? opensOnHolidays,
    parent_id: plan.parent?.id ?? null,
    materialised_from: days.from.toString(),
    materialised_until: days.until.toString(),
  });
  for (const { weekday, opens, closes } of rules) {
    const times = { opens: opens.toString(), closes: closes.toString() };
    rows.add('opening_rule', { network_id: networkId, id: chance.id(town.now), calendar_id: id, weekday, ...times });
  }
  for (const { date, opens, closes } of exceptions) {
    const times = { opens: opens?.toString() ?? null, closes: closes?.toString() ?? null };
    const day = { on_date: date.toString(), ...times };
    rows.add('opening_exception', { network_id: networkId, id: chance.id(town.now), calendar_id: id, ...day });
  }
  for (const { during, reason } of closures) {
    const row = { during: `[${during.start},${during.end})`, reason, created_at: town.now.toString() };
    rows.add('closure', { network_id: networkId, id: chance.id(town.now), calendar_id: id, ...row });
  }

  const inherits = rules.length === 0 && plan.parent !== undefined;
  const followed = {
    rules: inherits ? plan.parent!.rules : rules,
    exceptions: inherits ? plan.parent!.exceptions : exceptions,
    closures: [...closures.map(({ during }) => during), ...(plan.parent?.closures ?? [])],
    opensOnHolidays: plan.parent?.opensOnHolidays ?? opensOnHolidays,
  };
  const hours = { ...followed, alsaceMoselle: false, zone: data.zone };
  const open = openIntervals(hours, days.from, days.until);
  for (const { start, end } of open.flatMap((span) => cutByDay(span, days))) {
    const times = { starts_at: start.toString(), ends_at: end.toString() };
    rows.add('open_interval', { network_id: networkId, calendar_id: id, ...times });
  }
  return { id, open, ...followed };
}

/** Parses `'12345 08:30-18:30, +fêtes'` into rules. */
export function readProfile(name: string): { rules: OpeningRule[]; opensOnHolidays: boolean } {
  const text = { ...openingProfiles, ...ownProfiles }[name];
  if (!text) throw new Error(`There are no opening hours called ${name}`);
  const parts = text.split(', ');
  const rules = parts
    .filter((part) => part !== '+fêtes')
    .flatMap((part) => {
      const [days, times] = part.split(' ');
      const [opens, closes] = times!.split('-');
      return [...days!].map((day) => ({
        weekday: Number(day),
        opens: Temporal.PlainTime.from(opens!),
        closes: closingTime(closes!),
        validFrom: Temporal.PlainDate.from('2000-01-01'),
        validUntil: null,
      }));
    });
  return { rules, opensOnHolidays: parts.includes('+fêtes') };
}

const closingTime = (text: string): ClosingTime => (text === '24:00' ? '24:00' : Temporal.PlainTime.from(text));

/** A day that closes early, a day that opens exceptionally, and a day that stays closed. */
function drawExceptions(town: Town, rules: readonly OpeningRule[]): OpeningException[] {
  const { chance, days } = town;
  const exceptions: OpeningException[] = [];
  const time = (text: string) => Temporal.PlainTime.from(text);
  const add = (inDays: number, opens: string | null, closes: string | null) => {
    const date = days.today.add({ days: inDays });
    if (exceptions.some((earlier) => earlier.date.equals(date))) return;
    exceptions.push({ date, opens: opens && time(opens), closes: closes && time(closes) } as OpeningException);
  };
  if (chance.yes(0.3)) {
    const saturday = 6 - days.today.dayOfWeek + 7 * chance.whole(1, 6);
    add(saturday, '10:00', '17:00');
  }
  if (chance.yes(0.2)) add(chance.whole(3, 50), null, null);
  const christmasEve = Temporal.PlainDate.from({ year: days.today.year, month: 12, day: 24 });
  const daysToChristmasEve = days.today.until(christmasEve, { largestUnit: 'days' }).days;
  const usual = rules.find((rule) => rule.weekday === christmasEve.dayOfWeek);
  const closesEarly = usual !== undefined && usual.opens.hour < 12 && chance.yes(0.5);
  if (closesEarly && daysToChristmasEve > 0 && daysToChristmasEve < daysAhead) {
    add(daysToChristmasEve, usual.opens.toString(), '16:00');
  }
  return exceptions;
}

function drawClosures(town: Town): { during: Span; reason: string }[] {
  const { chance, days } = town;
  if (!chance.yes(0.14)) return [];
  const first = days.today.add({ days: chance.whole(-10, 60) });
  const length = chance.weighted([
    [1, 4],
    [2, 3],
    [5, 2],
    [9, 1],
  ] as const);
  const zoned = (date: Temporal.PlainDate) => date.toZonedDateTime(town.data.zone).toInstant();
  return [
    { during: { start: zoned(first), end: zoned(first.add({ days: length })) }, reason: chance.pick(closureReasons) },
  ];
}

/** Stored by local day: an interval over midnight is split. */
function cutByDay({ start, end }: Span, { midnightsMs }: Days): Span[] {
  const [first, last] = [start.epochMilliseconds, end.epochMilliseconds];
  const inside = midnightsMs.filter((midnight) => first < midnight && midnight < last);
  const cuts = inside.map((midnight) => Temporal.Instant.fromEpochMilliseconds(midnight));
  return [start, ...cuts].map((from, i) => ({ start: from, end: cuts[i] ?? end }));
}
