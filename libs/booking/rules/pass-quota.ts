import { type Span } from '#libs/platform';

/** How much of a space is open to the pass at a time of the week. Minutes are those of the day on the wall. */
export interface PassOpening {
  readonly id: string;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly fromMinute: number;
  readonly untilMinute: number;
  /** At any moment; null where minutes are counted. */
  readonly seats: number | null;
  /** In a week, times seats. */
  readonly minutes: number | null;
}

/** What a booking uses of an opening. */
export interface Draw {
  readonly openingId: string;
  /** The quarter of an hour, or the Monday of the week, at its beginning. */
  readonly at: Temporal.Instant;
  readonly amount: number;
  readonly cap: number;
}

const QUARTER_MINUTES = 15;

/** What a booking would use of the openings of its space, in the order in which it is counted; and whether all of it is open. */
export function drawsOn(
  openings: readonly PassOpening[],
  { start, end }: Span,
  seats: number,
  zone: string,
): { readonly draws: Draw[]; readonly isOpened: boolean } {
  const draws = new Map<string, Draw>();
  let isOpened = true;
  if (openings.length === 0) return { draws: [], isOpened };
  for (let at = start; at.epochMilliseconds < end.epochMilliseconds; at = at.add({ minutes: QUARTER_MINUTES })) {
    const local = at.toZonedDateTimeISO(zone);
    const minute = local.hour * 60 + local.minute;
    const opening = openings.find(
      (one) => one.weekday === local.dayOfWeek && one.fromMinute <= minute && minute < one.untilMinute,
    );
    if (!opening) {
      isOpened = false;
      continue;
    }
    const counted = opening.seats === null ? mondayOf(local) : at;
    const key = `${opening.id} ${counted.epochMilliseconds}`;
    const amount = opening.seats === null ? (draws.get(key)?.amount ?? 0) + QUARTER_MINUTES * seats : seats;
    draws.set(key, { openingId: opening.id, at: counted, amount, cap: opening.seats ?? opening.minutes! });
  }
  return { draws: inLockOrder([...draws.values()]), isOpened };
}

const mondayOf = (local: Temporal.ZonedDateTime): Temporal.Instant =>
  local
    .toPlainDate()
    .subtract({ days: local.dayOfWeek - 1 })
    .toZonedDateTime(local.timeZoneId)
    .toInstant();

/** The order in which everybody counts: of several spaces, one order for all of them. */
export const inLockOrder = (draws: readonly Draw[]): Draw[] =>
  draws.toSorted((a, b) =>
    a.openingId === b.openingId ? a.at.epochMilliseconds - b.at.epochMilliseconds : a.openingId < b.openingId ? -1 : 1,
  );
