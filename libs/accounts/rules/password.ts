import { COMMON_WORDS } from './common-passwords.js';

export const PASSWORD_LENGTH = { min: 12, max: 200 };
export const PASSWORD_FAULTS = ['TOO_SHORT', 'TOO_LONG', 'COMMON', 'PERSONAL'] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** One form for the same letters, however the keyboard composed them (Unicode NFKC). */
export const normalised = (password: string): string => password.normalize('NFKC');

const MIN_DISTINCT_CHARACTERS = 5;
const MAX_COMMON_WORDS = 3;
const MIN_IMPERSONAL_CHARACTERS = 6;
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']; // prettier-ignore
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i', '€': 'e' }; // prettier-ignore

const withoutAccentsAndCase = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether at least three quarters of the steps follow the alphabet, the digits or a keyboard row, or repeat a character. */
function isKeyboardWalk(text: string): boolean {
  const steps = Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
  const walking = steps.filter(
    (step) => step[0] === step[1] || ROWS.some((row) => row.includes(step) || row.includes(step[1]! + step[0]!)),
  );
  return walking.length >= steps.length * 0.75;
}

/** Whether the letters consist of at most `MAX_COMMON_WORDS` common words. */
function consistsOfCommonWords(letters: string): boolean {
  const words: number[] = [0];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 14); start <= end - 3; start++) {
      const wordsBefore = words[start];
      if (wordsBefore !== undefined && COMMON_WORDS.has(letters.slice(start, end)))
        words[end] = Math.min(words[end] ?? Infinity, wordsBefore + 1);
    }
  }
  return letters.length > 0 && (words[letters.length] ?? Infinity) <= MAX_COMMON_WORDS;
}

function isCommon(password: string): boolean {
  const text = withoutAccentsAndCase(password);
  if (new Set(text).size < MIN_DISTINCT_CHARACTERS || isKeyboardWalk(text)) return true;
  // Repeated groups of characters, and common words decorated with digits and punctuation.
  if (/^(.{1,6}?)\1+.{0,3}$/u.test(text)) return true;
  if (!/\p{L}/u.test(text)) return true;
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const withoutLeet = core.replace(/[013457@$!€]/g, (character) => LEET[character]!);
  return [text, withoutLeet].map((words) => words.replace(/[^\p{L}]/gu, '')).some(consistsOfCommonWords);
}

/** Whether hardly anything remains once the person's name and address are removed. */
function isPersonal(password: string, { email, name }: { email: string; name: string }): boolean {
  const [local = '', domain = ''] = withoutAccentsAndCase(email).split('@');
  const personalParts = [
    withoutAccentsAndCase(email),
    local,
    ...local.split(/[^a-z0-9]+/),
    domain.split('.')[0]!,
    ...withoutAccentsAndCase(name).split(/\s+/),
  ];
  const rest = personalParts
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((text, part) => text.replaceAll(part, ''), withoutAccentsAndCase(password));
  return rest !== withoutAccentsAndCase(password) && rest.replace(/[^a-z0-9]/g, '').length < MIN_IMPERSONAL_CHARACTERS;
}

/** Why a normalised password is refused; null when it is accepted. Length is counted in characters, not code units. */
export function passwordFault(password: string, person: { email: string; name: string }): PasswordFault | null {
  const { length } = [...password];
  if (length < PASSWORD_LENGTH.min) return 'TOO_SHORT';
  if (length > PASSWORD_LENGTH.max) return 'TOO_LONG';
  if (isPersonal(password, person)) return 'PERSONAL';
  return isCommon(password) ? 'COMMON' : null;
}
