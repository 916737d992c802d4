import { lexicon } from './lexicon.js';
import { isFree, phraseAt, take } from './phrases.js';
import { type Reading, said } from './reading.js';

export interface ExpertWanted {
  asked: boolean;
  skillText: string | null;
}

/** "un mentor en levée de fonds": the skill is kept in the member's words, people are found by it elsewhere. */
export function readExpert(reading: Reading): ExpertWanted {
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const trade = phraseAt(lexicon.expertTrade, tokens, i);
    if (trade) {
      take(tokens, i, trade.length);
      return { asked: true, skillText: said(reading, i, trade.length) };
    }
    const expert = phraseAt(lexicon.expert, tokens, i);
    if (!expert) continue;
    take(tokens, i, expert.length);
    let from = i + expert.length;
    while (isFree(tokens, from) && !tokens[from]?.boundary && phraseAt(lexicon.expertAbout, tokens, from)) from++;
    let to = from;
    while (isFree(tokens, to) && (to === from || !tokens[to]?.boundary) && !phraseAt(lexicon.expertStop, tokens, to))
      to++;
    if (tokens[from]?.boundary) to = from;
    while (to > from && !tokens[to - 1]?.glued && phraseAt(lexicon.fillers, tokens, to - 1)) to--;
    const skillText = to > from ? said(reading, from, to - from) : null;
    take(tokens, from, to - from);
    return { asked: true, skillText };
  }
  return { asked: false, skillText: null };
}
