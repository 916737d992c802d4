import type { Assumed, Fault, FaultCode } from './understand.types.js';
import { lexicon } from './lexicon.js';
import { type Found, phraseAt, phraseBefore, take } from './phrases.js';
import type { Token } from './tokens.js';

/** A need while it is read: readers take tokens one after the other and leave their faults here. */
export interface Reading {
  text: string;
  tokens: Token[];
  faults: Fault[];
  assumed: Set<Assumed>;
  language: 'fr' | 'en';
  /** The name of the weekday that today is, said without anything that tells this one from the next. */
  sameWeekday?: Token;
}

/** The member's own words from token `from`, `length` tokens long, on one line. */
export function said(reading: Reading, from: number, length: number): string {
  const first = reading.tokens[from];
  const last = reading.tokens[from + length - 1];
  return first && last ? reading.text.slice(first.from, last.to).replace(/\p{Cc}+/gu, ' ') : '';
}

/** The words of all tokens that `isQuoted`, without the others between them. */
export function quote(reading: Reading, isQuoted: (token: Token) => boolean): string {
  const { tokens } = reading;
  const runs: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    let length = 0;
    for (let token = tokens[i]; token && isQuoted(token); token = tokens[i + length]) length++;
    if (length > 0) runs.push(said(reading, i, length));
    i += length;
  }
  return runs.join(' ');
}

export function addFault(reading: Reading, code: FaultCode, from: number, length: number): void {
  reading.faults.push({ code, text: said(reading, from, length) });
}

/** Read, but of no use: kept from later readers and reported as unread. */
export function refuse(tokens: Token[], from: number, length: number): void {
  take(tokens, from, length);
  for (const token of tokens.slice(from, from + length)) token.refused = true;
}

/** "8", "huit", "une vingtaine". */
export function numberAt(tokens: Token[], i: number): Found<number> | undefined {
  const token = tokens[i];
  if (token === undefined || token.taken) return undefined;
  if (token.kind === 'number') {
    const whole =
      !Number.isNaN(token.value) && !isNegative(tokens, i) && !isDecimal(tokens, i) && !isDecimal(tokens, i - 2);
    return whole ? { value: token.value, length: 1 } : undefined;
  }
  return phraseAt(lexicon.numbers, tokens, i);
}

/** "pour -5": a minus sign, not the dash of "14h -16h". */
function isNegative(tokens: Token[], i: number): boolean {
  const sign = tokens[i - 1];
  if (sign?.text !== '-' || sign.glued || !tokens[i]?.glued) return false;
  return [lexicon.at, lexicon.partyFor, lexicon.lasting].some(
    (cues) => phraseBefore(cues, tokens, i - 1) !== undefined,
  );
}

/** The whole part of "2,5". */
function isDecimal(tokens: Token[], i: number): boolean {
  const mark = tokens[i + 1];
  return (
    (mark?.text === ',' || mark?.text === '.') &&
    mark.glued &&
    tokens[i]?.kind === 'number' &&
    tokens[i + 2]?.kind === 'number'
  );
}
