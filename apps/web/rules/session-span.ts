import { instantOf } from './when.js';

/** Start and end of a session at a local date and time of its venue; null while one of them is missing. */
export function sessionSpan(
  { date, time, minutes }: { date: string; time: string; minutes: number },
  zone: string,
): { start: string; end: string } | null {
  if (!date || !time) return null;
  const start = instantOf(date, time, zone);
  return { start, end: new Date(Date.parse(start) + minutes * 60_000).toISOString() };
}

const LONGEST_REFERENCE = 60;

/** The name of a training in the network, made from its title: `decoupe-laser`. */
export const referenceOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_REFERENCE)
    .replace(/-$/, '');
