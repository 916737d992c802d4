/** What the pages know of a session and of the member in it. */
export interface SessionForMe {
  state: string;
  start: string;
  placesLeft: number;
  myPlace: { state: 'OFFERED' | 'TAKEN' } | null;
  myOffer: { expiresAt: string } | null;
  positionInLine: number | null;
  hostId: string | null;
}
export type PlaceState =
  'ANONYMOUS' | 'CANCELLED' | 'HOST' | 'TAKEN' | 'OFFERED' | 'WAITING' | 'BEGUN' | 'FREE' | 'FULL';

/** What a member has to do with a session, and so what they can do next. */
export function placeState(session: SessionForMe, memberId: string | null, now: number): PlaceState {
  if (session.state === 'CANCELLED') return 'CANCELLED';
  if (memberId !== null && session.hostId === memberId) return 'HOST';
  if (session.myPlace?.state === 'TAKEN') return 'TAKEN';
  if (Date.parse(session.start) <= now) return 'BEGUN';
  if (session.myOffer) return 'OFFERED';
  if (session.positionInLine !== null) return 'WAITING';
  if (memberId === null) return 'ANONYMOUS';
  return session.placesLeft > 0 ? 'FREE' : 'FULL';
}
