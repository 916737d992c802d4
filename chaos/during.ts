import { type History } from './history.js';

/** Summarizes the answers between two moments, such as "412 answers meanwhile, p99 38 ms, 3 waiting". */
export function summarizeAnswers({ successes, actions }: History, from: number, to: number): string {
  const times = successes
    .filter(({ invokedAt, at }) => invokedAt >= from && at <= to)
    .map(({ invokedAt, at }) => at - invokedAt);
  const waiting = actions.filter(({ invokedAt, endedAt = Infinity }) => invokedAt < to && endedAt > to).length;
  if (times.length === 0) return `no answers meanwhile, ${waiting} waiting`;
  times.sort((a, b) => a - b);
  const p99 = times[Math.ceil(times.length * 0.99) - 1]!;
  return `${times.length} answers meanwhile, p99 ${Math.round(p99)} ms, ${waiting} waiting`;
}
