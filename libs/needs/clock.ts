import { lexicon } from './lexicon.js';
import { type Phrases, phraseAt, phraseBefore } from './phrases.js';
import { numberAt } from './reading.js';
import type { Token } from './tokens.js';

/**
 * An amount of hours or minutes as it stands in the text. "14:30" can only be an hour of the day (CLOCK), "45 min" only
 * a length (LENGTH), "2h" is either, and "14" in "de 14 à 16h" is BARE: what surrounds it decides.
 */
export interface Amount {
  form: 'CLOCK' | 'LENGTH' | 'EITHER' | 'BARE';
  minutes: number;
  length: number;
  /** No such hour: 25h, 14h75. */
  invalid: boolean;
}

/** Below seven a lone "2h" is a length: nobody books at two in the morning by saying so little. */
export const earliestLoneHour = 7 * 60;

/** Ten years: whatever is longer is no less refused, and stays a number that any client can hold. */
const longestLength = 5_256_000;

export function amountAt(tokens: Token[], i: number): Amount | undefined {
  const token = tokens[i];
  if (!token || token.taken) return undefined;
  return (
    spelledAt(tokens, i) ?? pastAt(tokens, i) ?? colonAt(tokens, i) ?? decimalAt(tokens, i) ?? countedAt(tokens, i)
  );
}

/** A number that may turn out to be an hour: only asked inside a range or after "at". */
export function bareAt(tokens: Token[], i: number): Amount | undefined {
  const number = numberAt(tokens, i);
  const next = number && tokens[i + number.length];
  if (!number || (next?.kind === 'mark' && next.text !== '-')) return undefined;
  const units = [lexicon.people, lexicon.seats, lexicon.companions, lexicon.dayUnit, lexicon.weekUnit];
  if ([...units, lexicon.months, lexicon.streets].some((phrases) => has(phrases, tokens, i + number.length) > 0))
    return undefined;
  // "1400": the hour as the clock of a station shows it
  const digits = tokens[i]?.kind === 'number' && tokens[i]?.text.length === 4 ? number.value : 0;
  if (digits) return clock('CLOCK', Math.floor(digits / 100), digits % 100, 1);
  return clock('BARE', number.value, 0, number.length);
}

function clock(form: Amount['form'], hours: number, minutes: number, length: number): Amount {
  if (hours > longestLength / 60) return { form, minutes: longestLength, length, invalid: true };
  const invalid = !(hours <= 24 && minutes <= 59 && hours * 60 + minutes <= 1440);
  return { form, minutes: hours * 60 + minutes, length, invalid };
}

function has(phrases: Phrases<unknown>, tokens: Token[], i: number): number {
  return phraseAt(phrases, tokens, i)?.length ?? 0;
}

/** "midi et demi", "minuit", "une demi-heure". */
function spelledAt(tokens: Token[], i: number): Amount | undefined {
  const length = phraseAt(lexicon.lengths, tokens, i);
  if (length) return { form: 'LENGTH', minutes: length.value, length: length.length, invalid: false };
  const past = tenThirtyAt(tokens, i);
  if (past) return past;
  const noon = has(lexicon.noon, tokens, i);
  const midnight = has(lexicon.midnight, tokens, i);
  if (!noon && !midnight) return undefined;
  const words = noon + midnight;
  const more = phraseAt(lexicon.afterHour, tokens, i + words);
  const minutes = (noon ? 720 : 1440) + (more?.value ?? 0); // midnight ends the day that was named
  return { form: 'CLOCK', minutes, length: words + (more?.length ?? 0), invalid: false };
}

/** "ten thirty", "two fifteen": of the afternoon where it would be too early. */
function tenThirtyAt(tokens: Token[], i: number): Amount | undefined {
  const hour = tokens[i]?.kind === 'word' ? numberAt(tokens, i) : undefined;
  const past = hour && tokens[i + hour.length]?.kind === 'word' ? numberAt(tokens, i + hour.length) : undefined;
  const isPast = past && [15, 20, 30, 40, 45, 50].includes(past.value) && !tokens[i + (hour?.length ?? 0)]?.boundary;
  if (!hour || !past || !isPast || hour.value < 1 || hour.value > 12 || hour.value === past.value) return undefined;
  const length = hour.length + past.length;
  const counted: Phrases<unknown>[] = [lexicon.people, lexicon.minuteUnit, lexicon.months, lexicon.seats];
  if (counted.some((phrases) => has(phrases, tokens, i + length) > 0)) return undefined;
  const minutes = hour.value * 60 + past.value + (hour.value < earliestLoneHour / 60 ? 720 : 0);
  return halved(tokens, i, { form: 'CLOCK', minutes, length, invalid: false });
}

/** "half past nine", "quarter to three": of the afternoon where it would be too early. */
function pastAt(tokens: Token[], i: number): Amount | undefined {
  const past = phraseAt(lexicon.beforeHour, tokens, i);
  const hour = past && numberAt(tokens, i + past.length);
  if (!past || !hour || hour.value < 1 || hour.value > 12) return undefined;
  const minutes = hour.value * 60 + past.value;
  const said = { form: 'CLOCK', minutes, length: past.length + hour.length, invalid: false } as const;
  const half = halved(tokens, i, said);
  return half === said && minutes < earliestLoneHour ? { ...said, minutes: minutes + 720 } : half;
}

/** "14:30", "2:30 pm". */
function colonAt(tokens: Token[], i: number): Amount | undefined {
  const [hours, mark, minutes] = tokens.slice(i, i + 3);
  if (hours?.kind !== 'number' || mark?.text !== ':' || !mark.glued) return undefined;
  if (minutes?.kind !== 'number' || !minutes.glued || minutes.taken || minutes.text.length < 2) return undefined;
  const seconds = tokens[i + 3]?.text === ':' && tokens[i + 4]?.kind === 'number' ? 2 : 0;
  return halved(tokens, i, clock('CLOCK', hours.value, minutes.value, 3 + seconds));
}

/** "1,5 h", and the hour "14.30". */
function decimalAt(tokens: Token[], i: number): Amount | undefined {
  const [whole, mark, part] = tokens.slice(i, i + 3);
  if (whole?.kind !== 'number' || (mark?.text !== ',' && mark?.text !== '.') || part?.kind !== 'number')
    return undefined;
  const unit = has(lexicon.hourMark, tokens, i + 3) || has(lexicon.hourUnit, tokens, i + 3);
  const half = has(lexicon.pm, tokens, i + 3) || has(lexicon.am, tokens, i + 3);
  const isClock = !unit && mark.text === '.' && part.text.length === 2 && whole.value >= (half ? 1 : 7);
  if (isClock && (half || tokens[i + 3]?.kind !== 'mark' || tokens[i + 3]?.text === '-'))
    return halved(tokens, i, clock('CLOCK', whole.value, part.value, 3));
  if (!unit) return undefined;
  const minutes = Math.min(Math.round(Number(`${whole.text}.${part.text}`) * 60), longestLength);
  return { form: 'LENGTH', minutes, length: 3 + unit, invalid: Number.isNaN(whole.value) };
}

/** "14h", "14 h 30", "deux heures et demie", "2 pm", "45 min", "3 hours", "2 jours". */
function countedAt(tokens: Token[], i: number): Amount | undefined {
  const number = numberAt(tokens, i);
  if (!number) return undefined;
  const at = i + number.length + (isOfHours(tokens, i + number.length) ? 1 : 0); // "2 bonnes heures"
  const ish = has(lexicon.ish, tokens, at);
  if (ish && number.value <= 24) {
    const hours = number.value < earliestLoneHour / 60 ? number.value + 12 : number.value;
    return halved(tokens, i, clock('CLOCK', hours, 0, at - i + ish));
  }
  const as = (minutes: number, unit: number): Amount => {
    return {
      form: 'LENGTH',
      minutes: Math.min(number.value * minutes, longestLength),
      length: at - i + unit,
      invalid: false,
    };
  };
  const minuteUnit = has(lexicon.minuteUnit, tokens, at);
  if (minuteUnit) return as(1, minuteUnit);
  const monthUnit = has(lexicon.monthUnit, tokens, at);
  if (monthUnit) return as(43_200, monthUnit);
  const dayUnit = has(lexicon.dayUnit, tokens, at);
  if (dayUnit) return as(1440, dayUnit);
  const weekUnit = has(lexicon.weekUnit, tokens, at);
  if (weekUnit) return as(10_080, weekUnit);
  const hourUnit = has(lexicon.hourUnit, tokens, at);
  if (hourUnit) return withMinutes(tokens, i, as(60, hourUnit));
  const hourMark = has(lexicon.hourMark, tokens, at);
  if (!hourMark) {
    const bare = clock('BARE', number.value, 0, number.length);
    const half = halved(tokens, i, bare);
    return half === bare ? undefined : half;
  }
  const hours = clock('EITHER', number.value, 0, at - i + hourMark);
  const more = phraseAt(lexicon.afterHour, tokens, at + hourMark);
  const whole = more ? { ...hours, minutes: hours.minutes + more.value, length: hours.length + more.length } : hours;
  return halved(tokens, i, more ? whole : withMinutes(tokens, i, hours));
}

const hourAdjectives = new Set(
  'bonne bonnes grosse grosses petite petites pleine pleines good full solid whole'.split(' '),
);

function isOfHours(tokens: Token[], i: number): boolean {
  const units = [lexicon.hourMark, lexicon.hourUnit, lexicon.minuteUnit];
  return hourAdjectives.has(tokens[i]?.text ?? '') && units.some((unit) => has(unit, tokens, i + 1) > 0);
}

/** The minutes after the hour: "14h30", "1 h 30 min", "une heure et 30 minutes"; not those of "14h 30 min". */
function withMinutes(tokens: Token[], i: number, hours: Amount): Amount {
  const at = i + hours.length;
  const joined = has(lexicon.rangeTo, tokens, at) === 1 && !tokens[at]?.boundary ? 1 : 0;
  for (const skipped of [0, joined]) {
    const next = tokens[at + skipped];
    if (next?.kind !== 'number' || next.taken || next.boundary || Number.isNaN(next.value)) continue;
    const unit = has(lexicon.minuteUnit, tokens, at + skipped + 1);
    if (has(lexicon.money, tokens, at + skipped + 1)) continue; // "9h 10€"
    const ends = [lexicon.until, lexicon.rangeTo].some((cues) => phraseBefore(cues, tokens, i));
    if (!next.glued && !ends && has(lexicon.atMost, tokens, at + skipped + 1)) continue; // "9h 15 max"
    if (unit && (hours.form === 'LENGTH' || hours.minutes < earliestLoneHour)) {
      return {
        ...hours,
        form: 'LENGTH',
        minutes: hours.minutes + next.value,
        length: hours.length + skipped + 1 + unit,
      };
    }
    if (unit || skipped || hours.form === 'LENGTH' || next.text.length !== 2) continue;
    const spaced = !next.glued && (next.value > 59 || bareAt(tokens, at) === undefined || amountAt(tokens, at));
    if (spaced || (!next.glued && tokens[at + 1]?.text === '/')) continue;
    return clock('EITHER', hours.minutes / 60, next.value, hours.length + 1);
  }
  const spelled = tokens[at]?.kind === 'word' && !tokens[at]?.boundary ? bareAt(tokens, at) : undefined;
  const past = spelled && !amountAt(tokens, at) ? spelled.minutes / 60 : 0;
  if (!spelled || past < 5 || past > 59 || hours.form === 'LENGTH') return hours;
  return { ...hours, minutes: hours.minutes + past, length: hours.length + spelled.length }; // "quatorze heures trente"
}

/** "8h du soir", "2 pm": which half of the day. */
function halved(tokens: Token[], i: number, amount: Amount): Amount {
  const pm = has(lexicon.pm, tokens, i + amount.length);
  const am = pm ? 0 : has(lexicon.am, tokens, i + amount.length);
  if (!pm && !am) return amount;
  const hours = pm && amount.minutes < 720 ? 720 : am && amount.minutes >= 720 && amount.minutes < 780 ? -720 : 0;
  const length = amount.length + pm + am;
  return { ...amount, form: 'CLOCK', minutes: amount.minutes + hours, length };
}
