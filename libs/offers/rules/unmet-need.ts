import { type NothingWhy } from '../offer.types.js';
import { type Need } from '../need.js';

/** Steps of a place per degree: about two kilometres. */
export const CELLS_PER_DEGREE = 50;

const COUNTED = ['NONE_FREE', 'NONE_OPEN', 'NONE_NEAR', 'NONE_LARGE_ENOUGH', 'NONE_WITH_CAPABILITY'] as const;
export type UnmetWhy = (typeof COUNTED)[number];

const isCounted = (why: NothingWhy): why is UnmetWhy => COUNTED.some((counted) => counted === why);

/** What is kept of a need that found no space. */
export interface UnmetNeed {
  readonly askedOn: string;
  readonly why: UnmetWhy;
  readonly kind: string | null;
  readonly capability: string | null;
  /** ISO: Monday is 1. Null where no time was asked for. */
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly cellLat: number | null;
  readonly cellLon: number | null;
}

export type AskedNeed = Pick<Need, 'kind' | 'capability' | 'start' | 'near'>;

/** The counter of a need that found no space; undefined when the need itself could not be booked, wherever. */
export function unmetNeed(
  need: AskedNeed,
  why: NothingWhy,
  zone: string,
  now: Temporal.Instant,
): UnmetNeed | undefined {
  if (!isCounted(why)) return undefined;
  const wanted = need.start?.toZonedDateTimeISO(zone);
  return {
    askedOn: now.toZonedDateTimeISO(zone).toPlainDate().toString(),
    why,
    kind: need.kind,
    capability: need.capability,
    weekday: wanted?.dayOfWeek ?? null,
    hour: wanted?.hour ?? null,
    cellLat: need.near && Math.round(need.near.lat * CELLS_PER_DEGREE),
    cellLon: need.near && Math.round(need.near.lon * CELLS_PER_DEGREE),
  };
}
