import { type Amount, amountAt, bareAt, earliestLoneHour } from './clock.js';
import { lexicon } from './lexicon.js';
import { type Phrases, isFree, phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, addFault, refuse, said } from './reading.js';
import { type Hours, isEnglishClock, mark, readRange } from './hour-ranges.js';
import type { Token } from './tokens.js';

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
  assignLoneAmounts(reading, hours, lone);
  if (hours.at !== undefined && hours.until !== undefined) {
    const { at, ...rest } = hours;
    return { ...rest, from: at, whole: !hours.isBound };
  }
  if (hours.from !== undefined && hours.until !== undefined && !hours.isBound) hours.whole ??= true;
  return hours;
}

/** One hour or length, distinguished by the words before it. Returns the tokens read. */
function readAmount(reading: Reading, hours: Hours, lone: Lone[], i: number): number {
  const { tokens } = reading;
  const cue = (phrases: Phrases<true>) => phraseBefore(phrases, tokens, i) !== undefined;
  const isParty = cueLength(tokens, i, lexicon.partyFor) > cueLength(tokens, i, lexicon.atBare); // "for about 15"
  const amount = amountAt(tokens, i) ?? (cue(lexicon.atBare) && !isParty ? bareAt(tokens, i) : undefined);
  if (!amount) return 0;
  if (tokens.slice(Math.max(0, i - 3), i).some(({ text }) => ['pas', 'jamais', 'not', 'no'].includes(text)))
    hours.isBound = true;
  const short = amount.form === 'LENGTH' || (amount.form === 'EITHER' && amount.minutes < earliestLoneHour);
  take(tokens, i, amount.length);
  if (amount.form !== 'CLOCK' && cue(lexicon.inDelay)) setDelay(hours, amount, i, false);
  else if ((short || amount.minutes > 1440) && amount.form !== 'CLOCK' && cue(lexicon.until))
    setDelay(hours, amount, i, true);
  else if (amount.form === 'LENGTH') setLength(reading, hours, amount, i);
  else if (amount.form !== 'CLOCK' && cue(lexicon.lasting)) setLength(reading, hours, amount, i);
  else if (endsBy(reading, i, amount.length, short)) setHour(reading, hours, 'until', amount, i);
  else if (startsFrom(reading, i, amount.length)) setHour(reading, hours, 'from', amount, i);
  else if (followsLength(tokens, i, hours)) setHour(reading, hours, 'at', amount, i);
  else if (cueLength(tokens, i, lexicon.from) > cueLength(tokens, i, lexicon.until))
    setHour(reading, hours, 'from', amount, i);
  else if (cue(lexicon.until)) setHour(reading, hours, 'until', amount, i);
  else if (amount.form === 'CLOCK' || cue(lexicon.at)) {
    const isUnsaid =
      amount.form === 'EITHER' || (amount.form === 'CLOCK' && tokens[i + amount.length - 1]?.kind === 'number'); // no "am"
    hours.atNight = isUnsaid && amount.minutes >= 60 && amount.minutes < 360 && hours.at === undefined;
    setHour(reading, hours, 'at', amount, i);
  } else lone.push({ i, amount, lasting: cue(lexicon.partyFor) });
  return amount.length;
}

const cueLength = (tokens: Token[], i: number, phrases: Phrases<true>) => phraseBefore(phrases, tokens, i)?.length ?? 0;

/** "3 hours from 9am": begins at nine, as the length is known. */
function followsLength(tokens: Token[], i: number, hours: Hours): boolean {
  const unit = tokens[i - 2];
  const isLength = hours.lasting !== undefined && unit?.taken === true;
  return (
    isLength &&
    tokens[i - 1]?.text === 'from' &&
    [lexicon.hourUnit, lexicon.minuteUnit].some((units) => units.has(unit.text))
  );
}

/** "17h au plus tard"; "14h max 20 €" ends nothing. */
function endsBy({ tokens }: Reading, i: number, length: number, isShort: boolean): boolean {
  const latest = phraseAt(lexicon.latest, tokens, i + length);
  if (!latest || tokens[i + length + latest.length]?.kind === 'number' || isShort) return false;
  take(tokens, i + length, latest.length);
  return true;
}

/** "3pm onwards", "14h ou plus tard". */
function startsFrom({ tokens }: Reading, i: number, length: number): boolean {
  const after = phraseAt(lexicon.onwards, tokens, i + length);
  if (after) take(tokens, i + length, after.length);
  return after !== undefined;
}

/** Lone "2h" and "14h": the plausible hour is the hour, what is left is the length; "9h 11h" is a range. */
function assignLoneAmounts(reading: Reading, hours: Hours, lone: Lone[]): void {
  const hourIsOpen = () => hours.at === undefined && hours.from === undefined && hours.delay === undefined;
  const isHour = ({ amount }: Lone) => amount.minutes >= earliestLoneHour && !amount.invalid;
  const hour = hourIsOpen() ? (lone.find((each) => isHour(each) && !each.lasting) ?? lone.find(isHour)) : undefined;
  if (hour) setHour(reading, hours, 'at', hour.amount, hour.i);
  for (const each of lone) {
    if (each === hour) continue;
    const isLength = each.lasting || each.amount.minutes <= longestLoneLength;
    if (each.amount.minutes === hours.at) continue; // said twice
    const about = hours.at !== undefined && isHour(each) && !each.lasting && !hour; // "vers 9h30 10h"
    if (about && each.amount.minutes > (hours.at ?? 0) && each.amount.minutes <= (hours.at ?? 0) + 60) {
      refuse(reading.tokens, each.i, each.amount.length);
      continue;
    }
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
    const isEarly = amount.minutes < earliestLoneHour && amount.form === 'BARE';
    const isClock = amount.minutes < 360 && isEnglishClock(reading, i, amount);
    const minutes = isEarly || isClock ? amount.minutes + 720 : amount.minutes;
    if (isClock) hours.atNight = false;
    hours[which] = which === 'until' && amount.form === 'BARE' ? laterHalf(hours, minutes) : minutes;
    mark(hours, i, amount.length);
  }
}

/** "2.30pm till 4": the end is of the half of the day that the start is in. */
function laterHalf(hours: Hours, minutes: number): number {
  const from = hours.at ?? hours.from;
  return from !== undefined && minutes <= from && minutes + 720 > from && minutes < 720 ? minutes + 720 : minutes;
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
