import pg from 'pg';
import { type Span } from './span.js';

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text.replace(' ', 'T'));

const parsers: Record<number, (text: string) => unknown> = {
  20: Number, // int8: counts and sums; all stay far below 2^53
  1082: (text) => Temporal.PlainDate.from(text),
  1083: (text) => text, // time of day: '24:00:00' is valid in PostgreSQL but not in Temporal
  1184: instant,
  3910: (text): Span => {
    const [start, end] = text.slice(1, -1).replaceAll('"', '').split(',');
    return { start: instant(start || '-271821-04-20 00:00:00+00'), end: instant(end || '+275760-09-13 00:00:00+00') };
  },
};

/** How PostgreSQL values are read: instants and dates as Temporal, ranges of instants as spans. */
export const pgTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text'),
};

/** Converts a parameter to what the driver sends. */
export function toParameter(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  if ('start' in value && 'end' in value) return `[${String(value.start)},${String(value.end)})`;
  if (Array.isArray(value)) return value.map(toParameter);
  return value;
}
