import { type Amount, amountAt, bareAt, earliestLoneHour } from './clock.js';
import { lexicon } from './lexicon.js';
import { type Phrases, isFree, phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, addFault, refuse, said } from './reading.js';
import type { Token } from './tokens.js';

/** Hours of the day and lengths that a need names, in minutes. */
export interface Hours {
  at?: number;
  from?: number;
  until?: number;
  /** "de 14h à 16h" takes all of it, "entre 14h et 16h" something inside. */
  whole?: boolean;
  lasting?: number;
  lastingSaid?: string;
  /** From now: "dans 2 heures", and with `before`: "d'ici 2 heures". */
  delay?: number;
  before?: boolean;
  /** Where the hour stands, to quote it in a fault. */
  index: number;
  length: number;
}

/** Beyond twelve hours a lone "15h" is no length either. */
const longestLoneLength = 720;

interface Lone {
  i: number;
  amount: Amount;
  /** Said with "pour": a length if an hour is said elsewhere. */
  lasting: boolean;
}

/** Tells hours of the day from lengths: ranges first, then what "à", "pendant" or "dans" introduces, then the rest. */
export function readHours(reading: Reading): Hours {
  const { tokens } = reading;
  const hours: Hours = { index: 0, length: 0 };
  const lone: Lone[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isFree(tokens, i)) continue;
    const length = readRange(reading, hours, i) || readAmount(reading, hours, lone, i);
    i += Math.max(0, length - 1);
  }
  settle(reading, hours, lone);
  if (hours.at !== undefined && hours.until !== undefined) {
    const { at, ...rest } = hours;
    return { ...rest, from: at, whole: true };
  }
  return hours;
}

const isSet = (hours: Hours) => hours.at !== undefined || hours.from !== undefined || hours.until !== undefined;

function mark(hours: Hours, index: number, length: number): void {
  if (hours.length === 0) Object.assign(hours, { index, length });
}

/** "de 14h à 16h", "14h-16h", "entre 9 et 11h", "from 2 to 4pm". Returns the tokens read. */
function readRange(reading: Reading, hours: Hours, i: number): number {
  const { tokens } = reading;
  const from = amountAt(tokens, i) ?? bareAt(tokens, i);
  const join = from && phraseAt(lexicon.rangeTo, tokens, i + from.length);
  if (!from || !join || from.form === 'LENGTH') return 0;
  const at = i + from.length + join.length;
  const until = amountAt(tokens, at) ?? bareAt(tokens, at);
  if (!until || until.form === 'LENGTH') return 0;
  const between = phraseBefore(lexicon.between, tokens, i);
  const lead = between ?? phraseBefore(lexicon.rangeFrom, tokens, i);
  const dash = tokens[i + from.length]?.kind === 'mark';
  if (!isRange(from, until, between !== undefined, lead !== undefined, dash)) return 0;
  const length = from.length + join.length + until.length;
  if (isSet(hours)) refuse(tokens, i, length);
  else {
    const half =
      from.form === 'BARE' && until.minutes >= 780 && from.minutes + 720 < until.minutes && isHalved(tokens, at, until);
    if (from.invalid || until.invalid) addFault(reading, 'HOUR_INVALID', i, length);
    else {
      const noonPassed = until.form === 'BARE' && until.minutes <= from.minutes && until.minutes + 720 > from.minutes; // "entre midi et deux"
      const to = until.minutes + (noonPassed ? 720 : 0);
      Object.assign(hours, { from: from.minutes + (half ? 720 : 0), until: to, whole: !between });
    }
    mark(hours, i, length);
    take(tokens, i, length);
  }
  return length;
}

/** "2-4pm": the half of the day said once counts for both. */
function isHalved(tokens: Token[], at: number, until: Amount): boolean {
  return until.form === 'CLOCK' && tokens[at + until.length - 1]?.kind === 'word';
}

function isRange(from: Amount, until: Amount, between: boolean, lead: boolean, dash: boolean): boolean {
  const bare = from.form === 'BARE' && until.form === 'BARE';
  if (from.invalid || until.invalid) return !bare;
  if (bare) return lead || (dash && from.minutes >= earliestLoneHour && until.minutes > from.minutes);
  if (between || dash) return true;
  const wide = from.form === 'EITHER' && from.minutes < 300 && until.minutes - from.minutes >= 360; // "2h à 14h"
  if (wide) return false;
  return lead || from.form === 'CLOCK' || from.minutes >= earliestLoneHour;
}

/** One hour or length, told apart by the words before it. Returns the tokens read. */
function readAmount(reading: Reading, hours: Hours, lone: Lone[], i: number): number {
  const { tokens } = reading;
  const cue = (phrases: Phrases<true>) => phraseBefore(phrases, tokens, i) !== undefined;
  const amount = amountAt(tokens, i) ?? (cue(lexicon.atBare) ? bareAt(tokens, i) : undefined);
  if (!amount) return 0;
  const short = amount.form === 'LENGTH' || (amount.form === 'EITHER' && amount.minutes < earliestLoneHour);
  take(tokens, i, amount.length);
  if (amount.form !== 'CLOCK' && cue(lexicon.inDelay)) setDelay(hours, amount, i, false);
  else if ((short || amount.minutes > 1440) && amount.form !== 'CLOCK' && cue(lexicon.until))
    setDelay(hours, amount, i, true);
  else if (amount.form === 'LENGTH') setLength(reading, hours, amount, i);
  else if (amount.form !== 'CLOCK' && cue(lexicon.lasting)) setLength(reading, hours, amount, i);
  else if (cue(lexicon.from)) setHour(reading, hours, 'from', amount, i);
  else if (cue(lexicon.until)) setHour(reading, hours, 'until', amount, i);
  else if (amount.form === 'CLOCK' || cue(lexicon.at)) setHour(reading, hours, 'at', amount, i);
  else lone.push({ i, amount, lasting: cue(lexicon.partyFor) });
  return amount.length;
}

/** Lone "2h" and "14h": the plausible hour is the hour, what is left is the length; "9h 11h" is a range. */
function settle(reading: Reading, hours: Hours, lone: Lone[]): void {
  const hourIsOpen = () => !isSet(hours) && hours.delay === undefined;
  const isHour = ({ amount }: Lone) => amount.minutes >= earliestLoneHour && !amount.invalid;
  const hour = hourIsOpen() ? (lone.find((each) => isHour(each) && !each.lasting) ?? lone.find(isHour)) : undefined;
  if (hour) setHour(reading, hours, 'at', hour.amount, hour.i);
  for (const each of lone) {
    if (each === hour) continue;
    const isLength = each.lasting || each.amount.minutes <= longestLoneLength;
    const later = hour && hours.until === undefined && isHour(each) && each.amount.minutes > hour.amount.minutes;
    if (later && !each.lasting) setHour(reading, hours, 'until', each.amount, each.i);
    else if (each.amount.invalid && !each.lasting && hourIsOpen())
      addFault(reading, 'HOUR_INVALID', each.i, each.amount.length);
    else if (hours.lasting === undefined && isLength) setLength(reading, hours, each.amount, each.i);
    else if (hourIsOpen()) setHour(reading, hours, 'at', each.amount, each.i);
    else refuse(reading.tokens, each.i, each.amount.length);
  }
}

function setHour(reading: Reading, hours: Hours, which: 'at' | 'from' | 'until', amount: Amount, i: number): void {
  const taken = which === 'until' ? hours.until !== undefined : hours.at !== undefined || hours.from !== undefined;
  if (amount.invalid) addFault(reading, 'HOUR_INVALID', i, amount.length);
  else if (taken) refuse(reading.tokens, i, amount.length);
  else {
    // "at 2" in English is two in the afternoon
    const minutes = amount.form === 'BARE' && amount.minutes < earliestLoneHour ? amount.minutes + 720 : amount.minutes;
    hours[which] = minutes;
    mark(hours, i, amount.length);
  }
}

function setLength(reading: Reading, hours: Hours, amount: Amount, i: number): void {
  if (hours.lasting !== undefined || !(amount.minutes > 0)) {
    if (hours.lasting !== amount.minutes) refuse(reading.tokens, i, amount.length);
    return;
  }
  hours.lasting = amount.minutes;
  hours.lastingSaid = said(reading, i, amount.length);
  const after = phraseAt(lexicon.afterLength, reading.tokens, i + amount.length);
  if (after) take(reading.tokens, i + amount.length, after.length);
}

function setDelay(hours: Hours, amount: Amount, i: number, before: boolean): void {
  hours.delay ??= amount.minutes;
  hours.before ??= before;
  mark(hours, i, amount.length);
}
