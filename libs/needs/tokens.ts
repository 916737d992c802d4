/** One word, number or mark of a need. Readers take tokens; what nobody took is reported as unread. */
export interface Token {
  kind: 'word' | 'number' | 'ordinal' | 'mark';
  /** Folded: lower case, no accents, plain letters. A typo is replaced here by the word that was meant. */
  text: string;
  /** The number of a number or ordinal, NaN otherwise or when it has more than six digits. */
  value: number;
  /** No space before it. */
  glued: boolean;
  /** A comma, full stop or new line stands before it. */
  boundary: boolean;
  capital: boolean;
  /** Between brackets. */
  bracketed: boolean;
  /** Begins a word that is no number: set where a name of a place starts. */
  named: boolean;
  from: number;
  to: number;
  /** "mon" in a French sentence. */
  isPossessive?: boolean;
  taken: boolean;
  /** Taken by a reader that could make nothing of it. */
  refused: boolean;
}

export const longestRead = 500;

// Every alternative starts with another class of character and none can be matched in two ways: linear time.
const pieces = /\p{L}[\p{L}\p{M}]*|\d+|[:/.,;!?\n→–—()+&€@-]/gu;
const isLetter = /\p{L}/u;
const ordinalEndings = new Set(['e', 'er', 're', 'eme', 'ieme', 'nd', 'nde', 'st', 'rd', 'th']);

/** Lower case, ligatures and accents undone: "Œuvre" → "oeuvre", "après" → "apres". */
export function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}

/** What is read of a text: at most 500 characters, well formed, without control or invisible ones. */
export function clean(text: string): { text: string; cut: boolean } {
  const cut = text.length > longestRead;
  const readable = text
    .slice(0, longestRead)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (control) => (control === '\n' || control === '\r' ? '\n' : ' '))
    .replace(/\p{Cf}+/gu, '')
    .replace(/[^\P{Nd}0-9]/gu, westernDigit);
  return { text: readable.slice(0, longestRead).toWellFormed(), cut };
}

/** "١٤" is 14: the digits of a script follow one another from its zero. */
function westernDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let boundary = false;
  let bracketed = false;
  for (const match of text.matchAll(pieces)) {
    const raw = match[0];
    const from = match.index;
    const to = from + raw.length;
    const last = tokens.at(-1);
    const glued = last !== undefined && last.to === from;
    const first = raw.charCodeAt(0);
    if (isLetter.test(raw)) {
      const text = fold(raw);
      if (glued && last.kind === 'number' && ordinalEndings.has(text)) {
        last.kind = 'ordinal';
        last.text = `${last.value}e`;
        last.to = to;
        continue;
      }
      tokens.push(token('word', text, Number.NaN, glued, boundary, raw[0] !== raw[0]?.toLowerCase(), from, to));
    } else if (first >= 48 && first <= 57) {
      const value = raw.length > 6 ? Number.NaN : Number(raw);
      tokens.push(token('number', raw, value, glued, boundary, false, from, to));
    } else {
      if (raw === '(' || raw === ')') bracketed = raw === '(';
      // "24/11", "14:30", "1,5" and "14h/16h"
      const insideNumber = glued && isDigit(text.charCodeAt(to)) && (last.kind === 'number' || raw === '/');
      if (raw === '@' && !/[\s\d]/.test(text.charAt(to))) continue; // "moi@example.org"
      if (raw === '&' || raw === '€' || raw === '@') {
        const meant = raw === '&' ? 'et' : raw === '@' ? 'at' : 'euro';
        tokens.push(token('word', meant, Number.NaN, glued, boundary, false, from, to));
        boundary = false;
        continue;
      }
      const dash = raw === '+' || raw === '-' || raw === '–' || raw === '—' || raw === '→';
      if (!insideNumber && !dash) {
        const insideName = raw === '.' && glued && isLetter.test(text.charAt(to)); // "Simplon.co"
        if (raw !== '/' && raw !== ':' && !insideName) boundary = true;
        continue;
      }
      tokens.push(token('mark', dash && raw !== '+' ? '-' : raw, Number.NaN, glued, boundary, false, from, to));
    }
    boundary = false;
    const made = tokens.at(-1);
    if (made) made.bracketed = bracketed;
  }
  return tokens.filter((each, i) => !hyphen(each, tokens[i + 1], tokens[i - 1]));
}

function token(
  kind: Token['kind'],
  text: string,
  value: number,
  glued: boolean,
  boundary: boolean,
  capital: boolean,
  from: number,
  to: number,
): Token {
  return {
    kind,
    text,
    value,
    glued,
    boundary,
    capital,
    from,
    to,
    bracketed: false,
    named: false,
    taken: false,
    refused: false,
  };
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** Words that a dash between them makes a range of: "lun-mer", "midi-minuit", "9am-noon". */
const ends = new Set(
  `midi minuit noon midnight midday am pm h lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam
   dim monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun`.split(
    /\s+/,
  ),
);

/** "Part-Dieu": a dash between two letters joins a word and says nothing. */
function hyphen(each: Token, next: Token | undefined, last: Token | undefined): boolean {
  const joins = each.kind === 'mark' && each.text === '-' && each.glued && next?.glued === true && next.kind === 'word';
  return joins && !(ends.has(next.text) && ends.has(last?.text ?? ''));
}
