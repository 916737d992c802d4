import { describe, expect, it } from '@jest/globals';
import { missingOf, twiceOf } from './audit.js';
import { History } from './history.js';

/** One booking, told of under its key. */
function told(code = 'A1', id = 'one'): History {
  const history = new History();
  const act = history.invoke('BOOK', 'member', `key of ${code}`);
  act.end = 'OK';
  history.booked(act, { id, code });
  return history;
}
const there = { id: 'one', code: 'A1', state: 'CONFIRMED', memberId: 'member', keys: ['key of A1'] };

describe('what was told and is not so', () => {
  it('is nothing where all is well', () => {
    expect(missingOf([there], told())).toEqual([]);
    expect(twiceOf([there], told())).toEqual([]);
  });

  it('is a booking that is not there', () => {
    expect(missingOf([], told())).toEqual(['booking A1 is not there']);
  });

  it('is a cancellation that did not stay, and one that nobody asked for', () => {
    const history = told();
    expect(missingOf([{ ...there, state: 'CANCELLED' }], history)).toEqual(['A1 is cancelled and nobody asked']);
    history.told.get('A1')!.cancelInvokedAt = performance.now();
    expect(missingOf([{ ...there, state: 'CANCELLED' }], history)).toEqual([]);
    expect(missingOf([there], history)).toEqual([]); // asked and not answered: either way is right
    history.told.get('A1')!.cancelledAt = performance.now();
    expect(missingOf([there], history)).toEqual(['A1 was cancelled and is CONFIRMED']);
  });

  it('counts for a backup only when it was told before', () => {
    expect(missingOf([], told(), 0)).toEqual([]);
  });
});

describe('what was done twice', () => {
  it('is a booking without a key, with two, or with somebody else’s', () => {
    expect(twiceOf([{ ...there, keys: null }], told())).toHaveLength(1);
    expect(twiceOf([{ ...there, keys: ['key of A1', 'another'] }], told())).toHaveLength(1);
    expect(twiceOf([there, { ...there, id: 'two', code: 'B2' }], told())).toHaveLength(1);
    expect(twiceOf([{ ...there, id: 'two' }], told())).toEqual(['key of A1 was told of another booking than A1']);
  });

  it('is one that was refused, unless an unheard attempt may have made it', () => {
    const history = new History();
    const act = history.invoke('BOOK', 'member', 'key of A1');
    act.end = 'REFUSED';
    expect(twiceOf([there], history)).toEqual(['key of A1 was refused and made A1']);
    act.unanswered = 1;
    expect(twiceOf([there], history)).toEqual([]);
  });
});

describe('a list of bookings', () => {
  it('that lacks one told of before is a contradiction; one told of or cancelled meanwhile is none', () => {
    const history = told();
    const reading = history.invoke('MY_BOOKINGS', 'member', null);
    history.read(reading, new Set(['A1']));
    expect(history.contradictions).toEqual([]);
    history.read(reading, new Set());
    expect(history.contradictions).toHaveLength(1);
    history.told.get('A1')!.cancelInvokedAt = performance.now();
    history.read(reading, new Set());
    expect(history.contradictions).toHaveLength(1);
  });

  it('that gives one booking to two calls is one too', () => {
    const history = told();
    history.booked(history.invoke('BOOK', 'other', 'key of B2'), { id: 'one', code: 'A1' });
    expect(history.contradictions).toHaveLength(1);
  });
});
