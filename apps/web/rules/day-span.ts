import { dateAfter, instantOf } from './when.js';

export interface DaySpanDraft {
  /** First and last day, such as `2026-12-24`; empty when not chosen. */
  first: string;
  last: string;
  /** Times of the first and of the last day, where `timed`. */
  from: string;
  until: string;
  /** Exact times instead of whole days. */
  timed: boolean;
  /** Without an end. */
  endless: boolean;
}

/** From when to when it lasts. Whole days end at midnight after the last. Null when a date is missing or the end is not after the start. */
export function daySpan(draft: DaySpanDraft, zone: string): { from: string; until: string | null } | null {
  const { first, last, timed, endless } = draft;
  if (!first || (!endless && !last)) return null;
  const from = instantOf(first, timed ? draft.from : '00:00', zone);
  if (endless) return { from, until: null };
  const until = timed ? instantOf(last, draft.until, zone) : instantOf(dateAfter(last, 1), '00:00', zone);
  return Date.parse(until) > Date.parse(from) ? { from, until } : null;
}
