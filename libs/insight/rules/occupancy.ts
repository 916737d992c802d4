import { type Span } from '#libs/platform';

interface Room {
  readonly id: string;
  readonly name: string;
  readonly calendarId: string;
}
interface Hour {
  readonly weekday: number;
  readonly hour: number;
}
interface Taken {
  readonly bookedMinutes: number;
  readonly ownMinutes: number;
}

export interface Occupancy extends Taken {
  readonly openMinutes: number;
}

const NOTHING: Taken = { bookedMinutes: 0, ownMinutes: 0 };
const whole = ({ bookedMinutes, ownMinutes }: Taken): Taken => ({
  bookedMinutes: Math.round(bookedMinutes),
  ownMinutes: Math.round(ownMinutes),
});

/** Open spans with the number of rooms that have them: calendars with the same hours are one. */
export function spansWithRooms(rooms: readonly Room[], open: ReadonlyMap<string, readonly Span[]>) {
  const roomsOf = new Map<string, { spans: readonly Span[]; rooms: number }>();
  for (const { calendarId } of rooms) {
    const spans = open.get(calendarId) ?? [];
    const key = spans.map(({ start, end }) => `${start.epochMilliseconds}-${end.epochMilliseconds}`).join();
    const known = roomsOf.get(key);
    if (known) known.rooms += 1;
    else roomsOf.set(key, { spans, rooms: 1 });
  }
  return [...roomsOf.values()].flatMap(({ spans, rooms: count }) => spans.map((span) => ({ ...span, rooms: count })));
}

/** The hours of a week in which something is open or taken, from Monday on. */
export function occupancyByHour(
  open: readonly (Hour & { readonly minutes: number })[],
  taken: readonly (Hour & Taken)[],
): (Hour & Occupancy)[] {
  const keyOf = ({ weekday, hour }: Hour) => weekday * 24 + hour;
  const openAt = new Map(open.map((row) => [keyOf(row), row.minutes]));
  const takenAt = new Map(taken.map((row) => [keyOf(row), row]));
  return [...new Set([...openAt.keys(), ...takenAt.keys()])]
    .toSorted((a, b) => a - b)
    .map((key) => ({
      weekday: Math.floor(key / 24),
      hour: key % 24,
      openMinutes: Math.round(openAt.get(key) ?? 0),
      ...whole(takenAt.get(key) ?? NOTHING),
    }));
}

/** Every room in its order, also those that nobody took. */
export function occupancyBySpace(
  rooms: readonly Room[],
  open: ReadonlyMap<string, readonly Span[]>,
  taken: ReadonlyMap<string, Taken>,
): (Pick<Room, 'id' | 'name'> & Occupancy)[] {
  return rooms.map(({ id, name, calendarId }) => ({
    id,
    name,
    openMinutes: (open.get(calendarId) ?? []).reduce(
      (sum, { start, end }) => sum + (end.epochMilliseconds - start.epochMilliseconds) / 60_000,
      0,
    ),
    ...whole(taken.get(id) ?? NOTHING),
  }));
}
