import type { Token } from './tokens.js';

/** Marks, figures and short forms that stand for a word: "w/ projector", "room 4 6 people", "sale de réu", "mtg rm". */
export function expandShorthand(tokens: Token[]): Token[] {
  for (const [i, token] of tokens.entries()) {
    const [next, after] = [tokens[i + 1], tokens[i + 2]];
    const counts = next?.kind === 'number' && after?.kind === 'word' && peopleWords.has(after.text);
    if (token.text === '4' && counts && !token.glued && !next.glued) become(token, 'for');
    const word = token.kind === 'word' ? shortForms.get(token.text) : undefined;
    if (word) become(token, word);
  }
  return tokens;
}

/** "mon" is "my" in a French sentence and Monday in an English one. */
export function resolveByLanguage(tokens: Token[], language: 'fr' | 'en'): void {
  for (const [i, token] of tokens.entries()) {
    const english = ['a', 'an', 'the', 'me', 'us', 'my', 'our'].includes(tokens[i + 1]?.text ?? '');
    if (language === 'en' && token.text === '4' && english && tokens[i + 2]?.kind !== 'number') become(token, 'for');
    if (language === 'en' && token.text === '2' && verbs.has(tokens[i + 1]?.text ?? '')) become(token, 'to');
    if (language === 'en' && token.text === 'n' && !token.glued) become(token, 'and');
    const next = tokens[i + 1];
    const isDay = !next || next.boundary || next.kind === 'number'; // "room mon 9:00"
    if (language === 'fr' && token.text === 'we' && tokens[i - 1]?.text !== 'ce') token.text = 'weekend';
    if (language === 'fr' && token.text === 'mon' && !isDay) token.isPossessive = true;
  }
}

/** Short forms, and typing errors in words too short to be guessed. */
const shortForms = new Map(
  Object.entries({
    w: 'with',
    sale: 'salle',
    sal: 'salle',
    sall: 'salle',
    slle: 'salle',
    rm: 'room',
    rom: 'room',
    roon: 'room',
    mtg: 'meeting',
    mtng: 'meeting',
    meting: 'meeting',
    conf: 'conference',
    cowork: 'coworking',
    cowrk: 'coworking',
    impr: 'imprimante',
    imprim: 'imprimante',
    proj: 'projecteur',
    matn: 'matin',
    mtin: 'matin',
    burau: 'bureau',
    buro: 'bureau',
    burreau: 'bureau',
    reu: 'reunion',
    reuni: 'reunion',
    formtion: 'formation',
    num: 'numerique',
    desck: 'desk',
    dsk: 'desk',
    sem: 'semaine',
    vidproj: 'videoprojecteur',
    retroproj: 'videoprojecteur',
    wknd: 'weekend',
    wkend: 'weekend',
    tbl: 'tableau',
    photoc: 'photocopieuse',
    aft: 'afternoon',
    afternon: 'afternoon',
    evng: 'evening',
    mng: 'morning',
    mornin: 'morning',
  }),
);

const verbs = new Set(['work', 'meet', 'use', 'book', 'do', 'make', 'have', 'rent', 'print', 'cut', 'record', 'sew']);
const peopleWords = new Set(['people', 'ppl', 'persons', 'pax', 'of', 'pers', 'guests']);

function become(token: Token, text: string): void {
  token.kind = 'word';
  token.text = text;
  token.value = Number.NaN;
}
