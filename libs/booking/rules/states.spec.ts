import { describe, expect, it } from '@jest/globals';
import {
  blockingStates,
  type BookingState,
  bookingStates,
  isBlocking,
  isFinal,
  mayBecome,
  statesBefore,
} from './states.js';

/** Every allowed transition; all others are refused. */
const steps = `
  HELD > PENDING CONFIRMED CANCELLED EXPIRED
  PENDING > CONFIRMED CANCELLED EXPIRED
  CONFIRMED > IN_USE COMPLETED NO_SHOW CANCELLED
  IN_USE > COMPLETED
  NO_SHOW > COMPLETED`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [from, all] = line.trim().split(' > ');
    return all!.split(' ').map((to) => `${from} > ${to}`);
  });

const pairs = bookingStates.flatMap((from) => bookingStates.map((to): [BookingState, BookingState] => [from, to]));

describe('the states of a booking', () => {
  it.each(pairs)('allow the transition from %s to %s only when it is listed', (from, to) => {
    expect(mayBecome(from, to)).toBe(steps.includes(`${from} > ${to}`));
    expect(statesBefore(to).includes(from)).toBe(steps.includes(`${from} > ${to}`));
  });

  it.each(['COMPLETED', 'CANCELLED', 'EXPIRED'] as const)(
    'include %s as a final state that occupies no time',
    (state) => {
      expect(isFinal(state)).toBe(true);
      expect(isBlocking(state)).toBe(false);
    },
  );

  it('occupy time while held, pending, confirmed or in use', () => {
    expect(bookingStates.filter(isBlocking)).toEqual([...blockingStates]);
  });

  it('never occupy time again once it was released', () => {
    const reopened = pairs.filter(([from, to]) => mayBecome(from, to) && isBlocking(to) && !isBlocking(from));
    expect(reopened).toEqual([]);
  });

  it('contain no cycle', () => {
    const after = (state: BookingState, seen: readonly BookingState[] = []): void => {
      expect(seen).not.toContain(state);
      for (const next of bookingStates) if (mayBecome(state, next)) after(next, [...seen, state]);
    };
    bookingStates.forEach((state) => after(state));
  });

  it('all lead to a final state', () => {
    for (const state of bookingStates) {
      const next = bookingStates.filter((to) => mayBecome(state, to));
      expect(isFinal(state)).toBe(next.length === 0);
    }
    expect(bookingStates.filter(isFinal)).toHaveLength(3);
  });
});
