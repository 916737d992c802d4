interface Arriving {
  readonly state: string;
  readonly expectedUntil: string;
  readonly end: string;
  readonly start: string;
  readonly checkIn: object | null;
}

export type ArrivalState = 'EXPECTED' | 'LATE' | 'THERE' | 'GONE' | 'ABSENT' | 'OVER' | 'WAITING';

/** How somebody’s arrival stands for the staff of a venue. */
export function arrivalState({ state, start, end, checkIn }: Arriving, now = Date.now()): ArrivalState {
  if (state === 'PENDING') return 'WAITING';
  if (state === 'IN_USE') return 'THERE';
  if (state === 'NO_SHOW') return 'ABSENT';
  if (state !== 'CONFIRMED') return checkIn ? 'GONE' : 'OVER';
  if (now < Date.parse(start)) return 'EXPECTED';
  return now < Date.parse(end) ? 'LATE' : 'EXPECTED';
}
