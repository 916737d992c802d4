import { ImportFault } from './import-fault.js';

/** Encodings that are accepted, by the names people use and those that `TextDecoder` knows. */
const ENCODINGS = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  macroman: 'macintosh',
} as const;
export type Encoding = keyof typeof ENCODINGS;
export const ENCODING_NAMES = Object.keys(ENCODINGS) as Encoding[];
export const ENCODING_HINT = `Name the encoding with --encoding (${ENCODING_NAMES.join(', ')}), or save it as UTF-8.`;

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Decodes bytes to text without a byte order mark. The encoding is the given one, else it is detected: Unicode by its
 * marks and its byte patterns, older encodings by which of them yields French words. A UTF-8 file with some invalid
 * bytes is read as UTF-8 with U+FFFD in their place. @throws ImportFault when the encoding is ambiguous or unknown
 */
export function decodeText(given: string | Uint8Array, encoding?: string): DecodedText {
  if (typeof given === 'string') return { text: given.replace(/^\uFEFF/, ''), encoding: 'utf-8' };
  const known = encoding === undefined ? detectEncoding(given) : named(encoding);
  return { text: new TextDecoder(ENCODINGS[known]).decode(given), encoding: known };
}

function named(encoding: string): Encoding {
  const known = ENCODING_NAMES.find((name) => [name, ENCODINGS[name] as string].includes(encoding.toLowerCase()));
  if (!known) throw new ImportFault(`Unknown encoding "${encoding}". ${ENCODING_HINT}`);
  return known;
}

function detectEncoding(bytes: Uint8Array): Encoding {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = withoutMark(bytes);
  if (wide) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  const { sequences, strayBytes } = utf8Forms(bytes);
  if (sequences > strayBytes) return 'utf-8';
  if (sequences === strayBytes) throw inDoubt(bytes, ['utf-8', 'windows-1252', 'macroman']);
  return oldEncoding(bytes);
}

/** UTF-16 without a byte order mark: every other byte of Western text is zero. */
function withoutMark(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2]!++;
  const [even, odd] = zeros as [number, number];
  const most = bytes.length / 2;
  if (odd > most * 0.7 && even < most * 0.1) return 'utf-16le';
  return even > most * 0.7 && odd < most * 0.1 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The number of valid multi-byte characters, and of other bytes beyond ASCII. */
function utf8Forms(bytes: Uint8Array): { sequences: number; strayBytes: number } {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high++;
  let sequences = 0;
  let bytesInSequences = 0;
  for (const character of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) {
    const code = character.codePointAt(0)!;
    if (code < 0x80 || code === 0xfffd) continue;
    sequences++;
    bytesInSequences += code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return { sequences, strayBytes: high - bytesInSequences };
}

const OLD: Encoding[] = ['windows-1252', 'iso-8859-15', 'macroman'];

/** The older encoding that yields French words, when it is clearly better than the next one. */
function oldEncoding(bytes: Uint8Array): Encoding {
  const decoded = OLD.map((encoding) => ({ encoding, text: new TextDecoder(ENCODINGS[encoding]).decode(bytes) }));
  const scored = decoded
    .map(({ encoding, text }) => ({ encoding, text, score: frenchScore(text) }))
    .sort((a, b) => b.score - a.score);
  const [best, ...others] = scored;
  const rival = others.find(({ text }) => text !== best!.text);
  const isClear = best!.score > 0 && (!rival || best!.score - rival.score >= Math.max(1, best!.score * 0.1));
  if (!isClear) throw inDoubt(bytes, [best!.encoding, rival?.encoding ?? 'macroman']);
  return best!.encoding;
}

const SMALL_LETTERS = 'àâäçéèêëîïôöùûüÿœæ';
const CAPITALS = SMALL_LETTERS.toUpperCase();
const OPENING_MARKS = '‘“«';
const OTHER_MARKS = '”»–—…€°·• \u00a0';

/**
 * How plausible the characters beyond ASCII are in French: a capital inside a word or a symbol between letters is not.
 */
function frenchScore(text: string): number {
  let score = 0;
  for (const { 0: character, index } of text.matchAll(/[^\0-\x7f]/gu))
    score += characterScore(character, text[index - 1] ?? '', text[index + character.length] ?? '');
  return score;
}

function characterScore(character: string, before: string, after: string): number {
  const [letterBefore, letterAfter] = [/\p{L}/u.test(before), /\p{L}/u.test(after)];
  if (SMALL_LETTERS.includes(character)) return /\p{Lu}/u.test(before) && /\p{Lu}/u.test(after) ? -1 : 1;
  if (CAPITALS.includes(character)) return /\p{Ll}/u.test(before) || (letterBefore && /\p{Ll}/u.test(after)) ? -1 : 1;
  if (character === '’') return letterBefore && letterAfter ? 1 : 0;
  if (OPENING_MARKS.includes(character)) return letterBefore ? -1 : 0.25;
  if (OTHER_MARKS.includes(character)) return letterAfter && /\S/.test(before) ? -1 : 0.25;
  return /[\u00c0-\u017f]/.test(character) ? -0.25 : -1;
}

/** Names the first line that the two encodings read differently. */
function inDoubt(bytes: Uint8Array, encodings: Encoding[]): ImportFault {
  const lines = encodings.map((encoding) => new TextDecoder(ENCODINGS[encoding]).decode(bytes).split(/\r\n?|\n/));
  const index = lines[0]!.findIndex((line) => /[^\0-\x7f]/.test(line));
  const readings = encodings.map((encoding, i) => `${encoding}: "${(lines[i]![index] ?? '').slice(0, 60)}"`);
  return new ImportFault(
    `The encoding of the file is ambiguous: line ${index + 1} may be ${readings.join(' or ')}. ${ENCODING_HINT}`,
  );
}
