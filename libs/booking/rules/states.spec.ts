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

/** Every step there is; all others are refused. */
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
  it.each(pairs)('%s may become %s only by a known step', (from, to) => {
    expect(mayBecome(from, to)).toBe(steps.includes(`${from} > ${to}`));
    expect(statesBefore(to).includes(from)).toBe(steps.includes(`${from} > ${to}`));
  });

  it.each(['COMPLETED', 'CANCELLED', 'EXPIRED'] as const)('%s is final and blocks nobody', (state) => {
    expect(isFinal(state)).toBe(true);
    expect(isBlocking(state)).toBe(false);
  });

  it('block while somebody holds, awaits, has or uses the place', () => {
    expect(bookingStates.filter(isBlocking)).toEqual([...blockingStates]);
  });

  it('never block again once they stopped: a released place is somebody else’s', () => {
    const reopened = pairs.filter(([from, to]) => mayBecome(from, to) && isBlocking(to) && !isBlocking(from));
    expect(reopened).toEqual([]);
  });

  it('never go round in a circle', () => {
    const after = (state: BookingState, seen: readonly BookingState[] = []): void => {
      expect(seen).not.toContain(state);
      for (const next of bookingStates) if (mayBecome(state, next)) after(next, [...seen, state]);
    };
    bookingStates.forEach((state) => after(state));
  });

  it('all come to an end', () => {
    for (const state of bookingStates) {
      const next = bookingStates.filter((to) => mayBecome(state, to));
      expect(isFinal(state)).toBe(next.length === 0);
    }
    expect(bookingStates.filter(isFinal)).toHaveLength(3);
  });
});
