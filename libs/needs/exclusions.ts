import { type Known, claimAt, claimsOf, skipSmall } from './claims.js';
import { amountAt, bareAt } from './clock.js';
import { nextWeekday, oneDay } from './calendar.js';
import { resolveDay } from './dates.js';
import { lexicon } from './lexicon.js';
import { dayAt } from './named-day.js';
import { phraseAt, phraseBefore, take } from './phrases.js';
import type { Reading } from './reading.js';
import type { DayHours, ExcludedTime, ReadingDefaults, Place } from './understand.types.js';
import type { Token } from './tokens.js';
import { placeAt } from './where.js';

/** What a need says it does not want. */
export interface Exclusions {
  /** Each day from the first to the last, both included; a weekday comes back every week. */
  days: { first: Temporal.PlainDate; last: Temporal.PlainDate; weekly: boolean }[];
  /** Of every day, or of one alone: "sauf vendredi après-midi". */
  hours: (DayHours & { of?: Exclusions['days'][number] })[];
  places: Place[];
}

/** "pas le lundi", "sauf 12h-14h", "pas à Villeurbanne", "ni mardi ni jeudi", "lundi impossible". */
export function readExclusions(reading: Reading, known: Known, defaults: ReadingDefaults): Exclusions {
  const found: Exclusions = { days: [], hours: [], places: [] };
  const { tokens } = reading;
  const isPostfix = tokens.some((_, i) => phraseAt(lexicon.excepted, tokens, i) !== undefined);
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.taken) continue;
    const harmless = phraseAt(lexicon.notNegations, tokens, i);
    if (harmless) {
      i += harmless.length - 1; // "pas trop loin de Bellecour"
      continue;
    }
    if (isPostfix && readImpossible(reading, i, known, defaults, found)) continue;
    const cue = exceptAt(reading, i, known);
    if (!cue) continue;
    let end = i + cue;
    let any = false;
    for (;;) {
      const length = readExcluded(reading, end, known, defaults, found);
      if (!length) break;
      any = true;
      end += length;
      const more = any ? (phraseAt(lexicon.and, tokens, end) ?? phraseAt(lexicon.or, tokens, end)) : undefined;
      if (!more || !isSameKind(reading, end + more.length, known)) break;
      take(tokens, end, more.length);
      end += more.length;
    }
    if (any) take(tokens, i, cue);
  }
  return found;
}

/** "pourquoi pas", "no problem", "auriez-vous pas": words that deny nothing, kept from all who look for a denial. */
export function takeNotNegations({ tokens }: Reading): void {
  for (let i = 0; i < tokens.length; i++) {
    const hit = phraseAt(lexicon.notNegations, tokens, i);
    if (!hit || phraseAt(lexicon.nearby, tokens, i) || phraseAt(lexicon.near, tokens, i)) continue;
    take(tokens, i, hit.length);
  }
}

/** Tokens of the word that denies what follows, 0 when none does. */
function exceptAt({ tokens }: Reading, i: number, known: Known): number {
  if (known.language === 'en' && tokens[i]?.text === 'a') return 0; // "a part" is no "à part"
  if (phraseAt(lexicon.notNegations, tokens, i) ?? phraseAt(lexicon.from, tokens, i)) return 0;
  if (phraseAt(lexicon.until, tokens, i) && !phraseAt(lexicon.except, tokens, i)) return 0;
  if (tokens[i]?.text === 'que' && tokens.slice(Math.max(0, i - 7), i).some(({ text }) => text === 'plutot')) return 1;
  const hit = phraseAt(lexicon.except, tokens, i)?.length ?? 0;
  if (hit === 1 && tokens[i]?.text === 'no' && isBetweenDays(tokens, i, known)) return 0; // "friday no saturday" corrects
  return hit && !tokens[i + hit]?.boundary ? hit : 0;
}

export function isBetweenDays(tokens: Token[], i: number, known: Known): boolean {
  const before = claimsOf(tokens.slice(0, i), known).at(-1);
  return before?.about === 'DAY' && before.to === i && claimAt(tokens, i + 1, known)?.about === 'DAY';
}

/** After "ni lundi et", another day is denied as well; "pas lundi mais mardi" denies one. */
function isSameKind({ tokens }: Reading, i: number, known: Known): boolean {
  return claimAt(tokens, skipSmall(tokens, i), known)?.about === 'DAY';
}

function readExcluded(
  reading: Reading,
  start: number,
  known: Known,
  defaults: ReadingDefaults,
  found: Exclusions,
): number {
  const { tokens } = reading;
  if (
    phraseAt(lexicon.strictlyBefore, tokens, start) ??
    phraseAt(lexicon.until, tokens, start) ??
    phraseAt(lexicon.from, tokens, start)
  )
    return 0;
  const i = skipSmall(tokens, start);
  if (i > start && tokens.slice(start, i).some((token) => token.boundary)) return 0;
  const noonToTwo = start < i && phraseAt(lexicon.dayTimes, tokens, start);
  const at = noonToTwo ? start : i;
  const isDistrict =
    tokens[at]?.kind === 'ordinal' && placeAt(tokens, at, known.gazetteer, known.isCommon) !== undefined;
  const length = isDistrict
    ? 0
    : excludedHours(reading, at, defaults, found) ||
      excludedHoursOfDay(reading, at, known, defaults, found) ||
      excludedDay(reading, at, known, found);
  const place = length ? undefined : placeAt(tokens, at, known.gazetteer, known.isCommon);
  if (place) found.places.push(place.place);
  const taken = length || (place?.length ?? 0);
  if (!taken) return 0;
  take(tokens, start, at + taken - start);
  return at + taken - start;
}

/** "vendredi après-midi", "mardi 10h-12h". */
function excludedHoursOfDay(
  reading: Reading,
  i: number,
  known: Known,
  defaults: ReadingDefaults,
  found: Exclusions,
): number {
  const scratch: Exclusions = { days: [], hours: [], places: [] };
  const length = excludedDay(reading, i, known, scratch);
  const [of] = scratch.days;
  if (!length || !of) return 0;
  const after = i + length;
  const isJoined = !reading.tokens[after]?.boundary;
  const more = isJoined ? excludedHours(reading, after, defaults, scratch) : 0;
  if (!more) return 0;
  found.hours.push(...scratch.hours.map((hours) => ({ ...hours, of })));
  return length + more;
}

function excludedHours({ tokens }: Reading, i: number, defaults: ReadingDefaults, found: Exclusions): number {
  const part = phraseAt(lexicon.dayTimes, tokens, i);
  if (part && part.value.daysFromToday === undefined) {
    const { part: name, whole } = part.value;
    if (name) found.hours.push(defaults.parts[name]);
    else if (whole) found.hours.push(defaults.wholes[whole]);
    return part.length;
  }
  const from = amountAt(tokens, i) ?? bareAt(tokens, i);
  const join = from && phraseAt(lexicon.rangeTo, tokens, i + from.length);
  const to = join && (amountAt(tokens, i + from.length + join.length) ?? bareAt(tokens, i + from.length + join.length));
  if (!from || !join || !to || from.invalid || to.invalid) return 0;
  const end = to.minutes <= from.minutes ? to.minutes + 720 : to.minutes; // "entre midi et deux"
  found.hours.push({ from: from.minutes, to: end });
  return from.length + join.length + to.length;
}

function excludedDay(reading: Reading, i: number, known: Known, found: Exclusions): number {
  const day = dayAt(reading.tokens, i, known.today);
  const isBare = day?.day !== undefined && day.month === undefined && day.weekday === undefined;
  if (!day || (isBare && !phraseBefore(lexicon.dayArticle, reading.tokens, i))) return 0;
  const weekly = day.weekday !== undefined && day.day === undefined;
  const days = weekly ? oneDay(nextWeekday(day, known.today)) : resolveDay(reading, i, day, known.today);
  if (days) found.days.push({ ...days, weekly });
  return day.length;
}

/** "lundi impossible", "Monday doesn't work". */
function readImpossible(
  reading: Reading,
  i: number,
  known: Known,
  defaults: ReadingDefaults,
  found: Exclusions,
): boolean {
  const { tokens } = reading;
  const claim = claimAt(tokens, i, known);
  if (claim?.about !== 'DAY' && claim?.about !== 'TIME') return false;
  const after = phraseAt(lexicon.excepted, tokens, claim.to);
  const isNo = tokens[claim.to]?.text === 'non';
  const cue = isNo ? (phraseAt(lexicon.correction, tokens, claim.to)?.length ?? 1) : 0;
  const isCorrection = cue > 1 || (isNo && claimAt(tokens, skipSmall(tokens, claim.to + 1), known) !== undefined);
  if (!after || tokens[claim.to]?.boundary || isCorrection) return false;
  const length = excludedHours(reading, i, defaults, found) || excludedDay(reading, i, known, found);
  if (length) take(tokens, i, length + after.length);
  return length > 0;
}

const isOn = ({ first, last, weekly }: Exclusions['days'][number], day: Temporal.PlainDate): boolean =>
  weekly
    ? first.dayOfWeek === day.dayOfWeek
    : Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;

/** The window without what is left out at its ends, and what is left out in its middle. */
export function withoutExcluded(
  window: { start: Temporal.Instant | null; end: Temporal.Instant | null },
  { days, hours }: Exclusions,
  gaps: readonly ExcludedTime[],
  zone: string,
): { start: Temporal.Instant | null; end: Temporal.Instant | null; notDuring: ExcludedTime[]; isCovered: boolean } {
  const at = (day: Temporal.PlainDate, minutes: number) =>
    day
      .add({ days: Math.floor(minutes / 1440) })
      .toZonedDateTime({ timeZone: zone, plainTime: { hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 } })
      .toInstant();
  const wholeDays = (first: Temporal.PlainDate, last: Temporal.PlainDate): ExcludedTime => {
    return { start: at(first, 0), end: at(last.add({ days: 1 }), 0) };
  };
  const { start, end } = window;
  if (!start || !end)
    return { ...window, notDuring: days.map(({ first, last }) => wholeDays(first, last)), isCovered: false };
  const firstDay = start.toZonedDateTimeISO(zone).toPlainDate();
  const spans: ExcludedTime[] = [...gaps];
  for (let ahead = 0; ahead < 32; ahead++) {
    const day = firstDay.add({ days: ahead });
    if (Temporal.Instant.compare(at(day, 0), end) >= 0) break;
    if (days.some((each) => isOn(each, day))) {
      spans.push(wholeDays(day, day));
      continue;
    }
    for (const { from, to, of } of hours)
      if (!of || isOn(of, day)) spans.push({ start: at(day, from), end: at(day, to) });
  }
  return trimmed({ start, end }, spans);
}

function trimmed(
  { start, end }: ExcludedTime,
  spans: ExcludedTime[],
): ExcludedTime & { notDuring: ExcludedTime[]; isCovered: boolean } {
  const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
  let [first, last] = [start, end];
  const inside: ExcludedTime[] = [];
  for (const span of spans) {
    if (!isBefore(span.start, last) || !isBefore(first, span.end)) continue;
    if (!isBefore(first, span.start) && isBefore(span.end, last)) first = span.end;
    else if (!isBefore(span.end, last) && isBefore(first, span.start)) last = span.start;
    else inside.push(span);
  }
  const isCovered = inside.some((span) => !isBefore(first, span.start) && !isBefore(span.end, last));
  return { start: first, end: last, notDuring: inside, isCovered };
}
