import { describe, expect, it } from '@jest/globals';
import { blockedFrom, nextAttemptAt } from './retries.js';

const at = (text: string) => Temporal.Instant.from(text);
const FAILED = at('2026-12-01T09:00:00Z');

describe('a failed payment', () => {
  it('is tried again one, three and seven days after the first failure, and then no more', () => {
    const tries = [1, 2, 3, 4].map((failures) => nextAttemptAt(FAILED, failures, [1, 3, 7])?.toString() ?? null);
    expect(tries).toEqual(['2026-12-02T09:00:00Z', '2026-12-04T09:00:00Z', '2026-12-08T09:00:00Z', null]);
  });

  it('blocks bookings seven days later, or seven days after the invoice was due, whichever comes first', () => {
    const dueOn = Temporal.PlainDate.from('2026-12-15');
    const from = (firstFailedAt: Temporal.Instant | null) =>
      blockedFrom({ firstFailedAt, dueOn }, 7, 'Europe/Paris').toString();
    expect(from(FAILED)).toBe('2026-12-08T09:00:00Z');
    expect(from(null)).toBe('2026-12-22T23:00:00Z'); // the 15th has ended seven days ago
    expect(from(at('2026-12-30T09:00:00Z'))).toBe('2026-12-22T23:00:00Z');
  });
});
