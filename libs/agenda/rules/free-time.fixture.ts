import { freeStartsOf } from './free-start-search.js';
import { FreeTime, type ResourceFacts } from './free-time.js';
import { quarterCeil, quarterFloor } from './quarter-hour.js';
import { merge, type Span } from './span.js';

export const utc = (time: string) => Temporal.Instant.from(`2027-06-01T${time}Z`);
export const span = (start: string, end: string): Span => ({ start: utc(start), end: utc(end) });
export const times = (instants: readonly (Temporal.Instant | null)[]) =>
  instants.map((one) => one?.toString().slice(11, 16));
export const dayStart = utc('00:00');

export interface SpannedTime {
  readonly open: readonly Span[];
  readonly busy: readonly Span[];
  readonly bufferMinutes: number;
}

export const WINDOW = { first: quarterFloor(dayStart), end: quarterFloor(dayStart.add({ hours: 48 })) };
export const plain = (place: number, bufferMinutes = 0): ResourceFacts => ({
  id: String(place),
  calendarId: `calendar ${place}`,
  exclusive: true,
  capacity: 1,
  bufferMinutes,
  leadMinutes: 0,
  minMinutes: 15,
  maxMinutes: 720,
  withdrawn: false,
});

export function writeTaken(time: FreeTime, place: number, busy: readonly Span[]): void {
  const taken = busy.map(({ start, end }) => [quarterFloor(start), quarterCeil(end)] as const);
  time.setTaken({ resourceId: String(place), ...WINDOW, taken, used: [], holds: [] });
}

export function freeTime(all: readonly SpannedTime[]): FreeTime {
  const time = new FreeTime(
    WINDOW,
    all.map(({ bufferMinutes }, place) => plain(place, bufferMinutes)),
  );
  all.forEach(({ open, busy }, place) => {
    const opened = merge(open).map(({ start, end }) => [quarterCeil(start), quarterFloor(end)] as const);
    time.setOpen(`calendar ${place}`, WINDOW, opened);
    writeTaken(time, place, busy);
  });
  return time;
}

export const startsOf = (time: FreeTime, place: number, minutes: number) => [
  ...freeStartsOf(
    time,
    time.resources.get(String(place))!,
    { minutes, seats: 1, now: dayStart, notBefore: dayStart, gridMinutes: 15 },
    dayStart.add({ hours: 47 }),
  ),
];
