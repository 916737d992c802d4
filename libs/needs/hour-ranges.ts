import { type Amount, amountAt, bareAt, earliestLoneHour } from './clock.js';
import { lexicon } from './lexicon.js';
import { phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, addFault, refuse } from './reading.js';
import type { Token } from './tokens.js';

/** Hours of the day and lengths that a need names, in minutes. */
export interface Hours {
  at?: number;
  from?: number;
  until?: number;
  /** "de 14h à 16h" takes all of it, "entre 14h et 16h" something inside. */
  whole?: boolean;
  /** Only kept from being earlier or later: "pas avant 10h, pas après 17h". */
  isBound?: boolean;
  /** "à 2h": two in the morning as well as in the afternoon. */
  atNight?: boolean;
  lasting?: number;
  lastingSaid?: string;
  /** From now: "dans 2 heures", and with `before`: "d'ici 2 heures". */
  delay?: number;
  before?: boolean;
  /** Where the hour stands, to quote it in a fault. */
  index: number;
  length: number;
}

export const isSet = (hours: Hours) => hours.at !== undefined || hours.from !== undefined || hours.until !== undefined;

/** Notes where the hour stands. */
export function mark(hours: Hours, index: number, length: number): void {
  if (hours.length === 0) Object.assign(hours, { index, length });
}

/** "de 14h à 16h", "14h-16h", "entre 9 et 11h", "from 2 to 4pm". Returns the tokens read. */
export function readRange(reading: Reading, hours: Hours, i: number): number {
  const { tokens } = reading;
  const from = amountAt(tokens, i) ?? bareAt(tokens, i);
  const join = from && joinAt(tokens, i + from.length, from);
  if (!from || !join || from.form === 'LENGTH') return 0;
  const at = i + from.length + join.length;
  const until = amountAt(tokens, at) ?? bareAt(tokens, at);
  if (!until || until.form === 'LENGTH') return 0;
  const between = phraseBefore(lexicon.between, tokens, i);
  const lead = between ?? phraseBefore(lexicon.rangeFrom, tokens, i);
  const dash = tokens[i + from.length]?.kind === 'mark' || join.length === 0;
  const afterDay = tokens[i - 1]?.taken === true && !tokens[i]?.boundary && until.minutes !== from.minutes; // "tomorrow 10 to 12"
  const isAlone = tokens[i]?.boundary === true && tokens[i + from.length]?.text === 'to';
  const isHalfSaid = from.form === 'BARE' && isHalved(tokens, at, until); // "2 til 4pm"
  if (!isRange(from, until, between !== undefined, lead !== undefined || afterDay || isHalfSaid, dash, isAlone))
    return 0;
  const length = from.length + join.length + until.length;
  const isAbout = tokens[i + from.length]?.text === '/' && until.minutes - from.minutes <= 30; // "9h/9h30"
  if (isAbout && !isSet(hours) && !from.invalid) {
    Object.assign(hours, { at: from.minutes });
    mark(hours, i, length);
    take(tokens, i, length);
    return length;
  }
  if (isSet(hours)) refuse(tokens, i, length);
  else {
    const half =
      from.form === 'BARE' && until.minutes >= 780 && from.minutes + 720 < until.minutes && isHalved(tokens, at, until);
    if (from.invalid || until.invalid) addFault(reading, 'HOUR_INVALID', i, length);
    else {
      const noonPassed =
        (until.form === 'BARE' || (until.form === 'EITHER' && until.minutes < 720)) &&
        until.minutes <= from.minutes &&
        until.minutes + 720 > from.minutes &&
        (from.form !== 'EITHER' || from.minutes <= 720); // "entre midi et deux", "9-5"
      const to = until.minutes + (noonPassed ? 720 : 0);
      const isEarly = to <= earliestLoneHour && from.minutes < earliestLoneHour;
      const isBare = from.form === 'BARE' && until.form === 'BARE';
      const late = isEarly && (isBare || isEnglishClock(reading, i, from)) ? 720 : 0; // "from 3 till 5", "4:30 till 6"
      const isUnsaid = from.form === 'EITHER' && until.form !== 'CLOCK';
      hours.atNight = isEarly && late === 0 && isUnsaid && from.minutes >= 60 && from.minutes < 360;
      Object.assign(hours, { from: from.minutes + (half ? 720 : late), until: to + late, whole: !between });
    }
    mark(hours, i, length);
    take(tokens, i, length);
  }
  return length;
}

/** What joins two hours: a word, a dash, or nothing in "14 16h". */
function joinAt(tokens: Token[], i: number, from: Amount): { length: number } | undefined {
  const said = phraseAt(lexicon.rangeTo, tokens, i);
  if (said) return said;
  if (tokens[i]?.text === '/' && !tokens[i]?.taken && from.form !== 'BARE') return { length: 1 };
  const until = from.form === 'BARE' && !tokens[i]?.boundary ? amountAt(tokens, i) : undefined;
  const isHour = until?.form === 'EITHER' && until.minutes > from.minutes && from.minutes >= earliestLoneHour;
  return isHour ? { length: 0 } : undefined;
}

/** "2-4pm": the half of the day said once counts for both. */
function isHalved(tokens: Token[], at: number, until: Amount): boolean {
  return until.form === 'CLOCK' && tokens[at + until.length - 1]?.kind === 'word';
}

function isRange(
  from: Amount,
  until: Amount,
  between: boolean,
  lead: boolean,
  dash: boolean,
  isAlone: boolean,
): boolean {
  const bare = from.form === 'BARE' && until.form === 'BARE';
  if (from.invalid || until.invalid) return !bare;
  // "14h à 3" are three people
  if (!dash && until.form === 'BARE' && from.form === 'EITHER' && from.minutes > 720 && until.minutes <= from.minutes)
    return false;
  const working = from.minutes >= earliestLoneHour && until.minutes >= 60 && until.minutes <= 420; // "9-5"
  const isOfficeDay = working && isAlone && until.minutes < 480; // "…, 9 to 5?"
  if (bare)
    return (
      lead || isOfficeDay || (dash && from.minutes >= earliestLoneHour && (until.minutes > from.minutes || working))
    );
  if (between || dash) return true;
  const wide = from.form === 'EITHER' && from.minutes < 300 && until.minutes - from.minutes >= 360; // "2h à 14h"
  if (wide) return false;
  return lead || from.form === 'CLOCK' || from.minutes >= earliestLoneHour;
}

/** "4:30" in English, without "am": nobody books at half past four in the morning by saying so little. */
export const isEnglishClock = ({ tokens, language }: Reading, i: number, { form, length }: Amount): boolean =>
  language === 'en' &&
  form === 'CLOCK' &&
  tokens[i]?.text.startsWith('0') === false &&
  tokens[i + length - 1]?.kind === 'number';
