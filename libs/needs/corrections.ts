import { type Claim, type ClaimAbout, type Known, claimsOf, runFrom } from './claims.js';
import { lexicon } from './lexicon.js';
import { phraseAt } from './phrases.js';
import type { Reading } from './reading.js';

/** "lundi non pardon mardi": the corrected words replace the earlier ones, which are removed. */
export function applyCorrections(reading: Reading, known: Known): void {
  for (let i = 1; i < reading.tokens.length; i++) {
    const { tokens } = reading;
    const cue = phraseAt(lexicon.correction, tokens, i);
    if (!cue || isDenial(reading, i)) continue;
    const more = phraseAt(lexicon.correction, tokens, i + cue.length)?.length ?? 0;
    const end = i + cue.length + more;
    const run = runFrom(tokens, end, known);
    const before = claimsOf(tokens.slice(0, i), known);
    const struck = run.length > 0 ? struckBy(run, before, i) : [];
    if (struck.length === 0) {
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
function isDenial({ tokens }: Reading, i: number): boolean {
  if (phraseAt(lexicon.notNegations, tokens, i)) return true;
  const plain = tokens[i]?.text === 'no' && phraseAt(lexicon.correction, tokens, i)?.length === 1;
  return plain && !tokens[i + 1]?.boundary;
}

function struckBy(run: Claim[], before: Claim[], cue: number): Claim[] {
  const abouts = new Set<ClaimAbout>(run.map(({ about }) => about));
  const last = before.at(-1);
  const number = run[0]?.about === 'NUMBER' || run[0]?.about === 'PARTY';
  return before.filter((claim) => {
    if (claim.about === 'NUMBER') return number && claim === last && claim.to >= cue - 1;
    if (claim.about === 'PARTY' && run[0]?.about === 'NUMBER') return true;
    return abouts.has(claim.about);
  });
}
