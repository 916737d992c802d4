import { type Claim, type ClaimAbout, type Known, claimsOf, runFrom } from './claims.js';
import { isBetweenDays } from './exclusions.js';
import { lexicon } from './lexicon.js';
import { phraseAt, phraseBefore } from './phrases.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';

/** "lundi non pardon mardi": the corrected words replace the earlier ones, which are removed. */
export function applyCorrections(reading: Reading, known: Known): void {
  for (let i = 1; i < reading.tokens.length; i++) {
    const { tokens } = reading;
    const cue = phraseAt(lexicon.correction, tokens, i);
    if (!cue || isDenial(reading, i, known)) continue;
    const more = phraseAt(lexicon.correction, tokens, i + cue.length)?.length ?? 0;
    const end = i + cue.length + more;
    const run = runFrom(tokens, end, known);
    const before = claimsOf(tokens.slice(0, i), known);
    const struck = run.length > 0 ? struckBy(run, before, tokens, i) : [];
    if (struck.length === 0) {
      // "nous serons finalement 12": a word that corrects nothing is only in the way
      if (run.length > 0 && isAdverb(tokens, i, cue.length))
        reading.tokens = tokens.filter((_, at) => at < i || at >= i + cue.length);
      i = end - 1;
      continue;
    }
    reading.tokens = tokens.filter((_, at) => {
      const isStruck = struck.some(({ from, to }) => at >= from && at < to);
      return !isStruck && !(at >= i && at < end);
    });
    i = 0;
  }
}

/** "non" before a denial or a number of its own corrects nothing: "non loin de", "no projector". */
function isDenial({ tokens }: Reading, i: number, known: Known): boolean {
  if (phraseAt(lexicon.notNegations, tokens, i)) return true;
  const plain = tokens[i]?.text === 'no' && phraseAt(lexicon.correction, tokens, i)?.length === 1;
  return plain && !tokens[i + 1]?.boundary && !isBetweenDays(tokens, i, known);
}

const adverbs = new Set(['finalement', 'actually']);

function isAdverb(tokens: Token[], i: number, length: number): boolean {
  return length === 1 && adverbs.has(tokens[i]?.text ?? '') && !tokens[i]?.boundary;
}

function struckBy(run: Claim[], before: Claim[], tokens: Token[], cue: number): Claim[] {
  const abouts = new Set<ClaimAbout>(run.map(({ about }) => about));
  const last = before.at(-1);
  const number = run[0]?.about === 'NUMBER' || run[0]?.about === 'PARTY';
  return before.filter((claim) => {
    const isPeople = (of: Claim) => phraseBefore(lexicon.partyFor, tokens, of.from) !== undefined;
    if (claim.about === 'NUMBER')
      return number && ((claim === last && claim.to >= cue - 1) || (isPeople(claim) && run.some(isPeople)));
    if (claim.about === 'PARTY' && run[0]?.about === 'NUMBER') return true;
    return abouts.has(claim.about);
  });
}
