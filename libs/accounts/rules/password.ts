import { COMMON_WORDS } from './common-passwords.js';

export const PASSWORD_LENGTH = { min: 12, max: 200 };
export const PASSWORD_FAULTS = ['TOO_SHORT', 'TOO_LONG', 'COMMON', 'PERSONAL'] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** One spelling of a password, however a keyboard composes its letters. */
export const normalised = (password: string): string => password.normalize('NFKC');

const FEW_SIGNS = 5;
const MOST_WORDS = 3;
const LEFT_OVER = 6;
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']; // prettier-ignore
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i', '€': 'e' }; // prettier-ignore

const bare = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether most steps go along the alphabet, the digits or a row of keys, or stay where they are. */
function isWalk(text: string): boolean {
  const steps = Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
  const along = steps.filter(
    (step) => step[0] === step[1] || ROWS.some((row) => row.includes(step) || row.includes(step[1]! + step[0]!)),
  );
  return along.length >= steps.length * 0.75;
}

/** Whether the letters are no more than `MOST_WORDS` common words one after another. */
function isOfCommonWords(letters: string): boolean {
  const words: number[] = [0];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 14); start <= end - 3; start++) {
      const before = words[start];
      if (before !== undefined && COMMON_WORDS.has(letters.slice(start, end)))
        words[end] = Math.min(words[end] ?? Infinity, before + 1);
    }
  }
  return letters.length > 0 && (words[letters.length] ?? Infinity) <= MOST_WORDS;
}

function isCommon(password: string): boolean {
  const text = bare(password);
  if (new Set(text).size < FEW_SIGNS || isWalk(text)) return true;
  // The same few signs over and over, and words dressed up with digits and signs.
  if (/^(.{1,6}?)\1+.{0,3}$/u.test(text)) return true;
  if (!/\p{L}/u.test(text)) return true;
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelt = core.replace(/[013457@$!€]/g, (sign) => LEET[sign]!);
  return [text, spelt].map((words) => words.replace(/[^\p{L}]/gu, '')).some(isOfCommonWords);
}

/** Whether little is left of it without the person's own name and address. */
function isPersonal(password: string, { email, name }: { email: string; name: string }): boolean {
  const [local = '', domain = ''] = bare(email).split('@');
  const own = [bare(email), local, ...local.split(/[^a-z0-9]+/), domain.split('.')[0]!, ...bare(name).split(/\s+/)];
  const rest = own
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((text, part) => text.replaceAll(part, ''), bare(password));
  return rest !== bare(password) && rest.replace(/[^a-z0-9]/g, '').length < LEFT_OVER;
}

/** Why a password, normalised, is not taken; null when it is. Length is counted in characters. */
export function passwordFault(password: string, person: { email: string; name: string }): PasswordFault | null {
  const { length } = [...password];
  if (length < PASSWORD_LENGTH.min) return 'TOO_SHORT';
  if (length > PASSWORD_LENGTH.max) return 'TOO_LONG';
  if (isPersonal(password, person)) return 'PERSONAL';
  return isCommon(password) ? 'COMMON' : null;
}
