import { describe, expect, it } from '@jest/globals';
import { type SessionForMe, placeState } from './place-state.js';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const session = (over: Partial<SessionForMe> = {}): SessionForMe => ({
  state: 'PLANNED',
  start: '2026-12-01T17:00:00Z',
  placesLeft: 3,
  myPlace: null,
  myOffer: null,
  positionInLine: null,
  hostId: 'host',
  ...over,
});

describe('what a member has to do with a session', () => {
  it.each<[string, Partial<SessionForMe>, string]>([
    ['can take a free place', {}, 'FREE'],
    ['can join the waiting list of a full one', { placesLeft: 0 }, 'FULL'],
    ['has a place', { myPlace: { state: 'TAKEN' } }, 'TAKEN'],
    ['has a place in a full one', { placesLeft: 0, myPlace: { state: 'TAKEN' } }, 'TAKEN'],
    ['is offered a place', { placesLeft: 0, myPlace: { state: 'OFFERED' }, myOffer: { expiresAt: '2026-11-23T09:00:00Z' } }, 'OFFERED'], // prettier-ignore
    ['waits again after an offer that expired', { placesLeft: 0, positionInLine: 2 }, 'WAITING'],
    ['waits in line', { placesLeft: 0, positionInLine: 1 }, 'WAITING'],
    ['leads it', { hostId: 'me' }, 'HOST'],
    ['cannot join once it has begun', { start: '2026-11-23T08:00:00Z' }, 'BEGUN'],
    ['still has a place once it has begun', { start: '2026-11-23T08:00:00Z', myPlace: { state: 'TAKEN' } }, 'TAKEN'],
    ['reads that it is cancelled', { state: 'CANCELLED', myPlace: { state: 'TAKEN' } }, 'CANCELLED'],
  ])('%s', (_what, over, state) => expect(placeState(session(over), 'me', NOW)).toBe(state));

  it('is asked to sign in first when it is not known who they are', () =>
    expect(placeState(session(), null, NOW)).toBe('ANONYMOUS'));

  it('is not asked to sign in for a session that has begun', () =>
    expect(placeState(session({ start: '2026-11-23T07:00:00Z' }), null, NOW)).toBe('BEGUN'));
});
