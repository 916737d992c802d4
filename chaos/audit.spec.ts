import { describe, expect, it } from '@jest/globals';
import { findMissingBookings, findDuplicateEffects } from './audit.js';
import { History } from './history.js';

/** A history with one confirmed booking. */
function historyWithBooking(code = 'A1', id = 'one'): History {
  const history = new History();
  const action = history.invoke('BOOK', 'member', `key of ${code}`);
  action.end = 'OK';
  history.recordBooking(action, { id, code });
  return history;
}
const storedBooking = { id: 'one', code: 'A1', state: 'CONFIRMED', memberId: 'member', keys: ['key of A1'] };

describe('bookings that contradict the answers of the api', () => {
  it('do not exist when the database agrees with the history', () => {
    expect(findMissingBookings([storedBooking], historyWithBooking())).toEqual([]);
    expect(findDuplicateEffects([storedBooking], historyWithBooking())).toEqual([]);
  });

  it('include a confirmed booking that does not exist', () => {
    expect(findMissingBookings([], historyWithBooking())).toEqual(['booking A1 does not exist']);
  });

  it('include a cancellation that was lost, and one that no client requested', () => {
    const history = historyWithBooking();
    expect(findMissingBookings([{ ...storedBooking, state: 'CANCELLED' }], history)).toEqual([
      'A1 is cancelled, but no client requested it',
    ]);
    history.knownBookings.get('A1')!.cancelInvokedAt = performance.now();
    expect(findMissingBookings([{ ...storedBooking, state: 'CANCELLED' }], history)).toEqual([]);
    expect(findMissingBookings([storedBooking], history)).toEqual([]); // requested without an answer: both states are correct
    history.knownBookings.get('A1')!.cancelledAt = performance.now();
    expect(findMissingBookings([storedBooking], history)).toEqual(['A1 was cancelled, but is CONFIRMED']);
  });

  it('count for a backup only when they were confirmed before it', () => {
    expect(findMissingBookings([], historyWithBooking(), 0)).toEqual([]);
  });
});

describe('effects without exactly one key', () => {
  it('include a booking without a key, with two keys, or with the key of another booking', () => {
    expect(findDuplicateEffects([{ ...storedBooking, keys: null }], historyWithBooking())).toHaveLength(1);
    expect(
      findDuplicateEffects([{ ...storedBooking, keys: ['key of A1', 'another'] }], historyWithBooking()),
    ).toHaveLength(1);
    expect(
      findDuplicateEffects([storedBooking, { ...storedBooking, id: 'two', code: 'B2' }], historyWithBooking()),
    ).toHaveLength(1);
    expect(findDuplicateEffects([{ ...storedBooking, id: 'two' }], historyWithBooking())).toEqual([
      'key of A1 was answered with another booking than A1',
    ]);
  });

  it('include a refused booking, unless an attempt without an answer may have made it', () => {
    const history = new History();
    const action = history.invoke('BOOK', 'member', 'key of A1');
    action.end = 'REFUSED';
    expect(findDuplicateEffects([storedBooking], history)).toEqual(['key of A1 was refused, but made A1']);
    action.unanswered = 1;
    expect(findDuplicateEffects([storedBooking], history)).toEqual([]);
  });
});

describe('a list of bookings', () => {
  it('contradicts the history when it lacks a booking confirmed before, unless it was cancelled meanwhile', () => {
    const history = historyWithBooking();
    const listing = history.invoke('MY_BOOKINGS', 'member', null);
    history.checkList(listing, new Set(['A1']));
    expect(history.contradictions).toEqual([]);
    history.checkList(listing, new Set());
    expect(history.contradictions).toHaveLength(1);
    history.knownBookings.get('A1')!.cancelInvokedAt = performance.now();
    history.checkList(listing, new Set());
    expect(history.contradictions).toHaveLength(1);
  });

  it('contradicts the history when two calls made the same booking', () => {
    const history = historyWithBooking();
    history.recordBooking(history.invoke('BOOK', 'other', 'key of B2'), { id: 'one', code: 'A1' });
    expect(history.contradictions).toHaveLength(1);
  });
});
