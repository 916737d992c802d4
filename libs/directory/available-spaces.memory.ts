import { type Sql } from '#libs/platform';
import { type AvailableSpace, type SpaceWish, findSpaces } from './available-spaces.queries.js';
import { boxOf, distanceMeters, isInBox } from './geography.js';
import { type SearchMemory, fits } from './space-table.js';

interface Candidate {
  readonly space: AvailableSpace;
  /** Not rounded; spaces without a distance come last. */
  readonly meters: number;
}

/** `findSpaces` from memory, in the same order; undefined when the memory does not know that time. */
export function findSpacesInMemory({ table, time }: SearchMemory, wish: SpaceWish): AvailableSpace[] | undefined {
  const { near, withinMeters, venueKind, start, end, now, seats, limit } = wish;
  const then = time.during({ start, end }, seats, now);
  if (!then) return undefined;
  const box = boxOf(near, withinMeters);
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
  const leadMinutes = Number(start.epochNanoseconds - now.epochNanoseconds) / 60e9;
  const found: Candidate[] = [];
  for (const venue of table) {
    if (!isInBox(venue, box) || (venueKind && venue.kind !== venueKind)) continue;
    const distance = near ? distanceMeters(near, venue) : null;
    if (withinMeters != null && distance !== null && distance > withinMeters) continue;
    for (const space of venue.spaces) {
      const resource = time.resources.get(space.resourceId);
      if (!resource || resource.withdrawn || !fits(space, wish)) continue;
      const open = then.isOpen(resource);
      found.push({
        meters: distance ?? Infinity,
        space: {
          spaceId: space.id,
          venueId: venue.id,
          resourceId: resource.id,
          calendarId: resource.calendarId,
          exclusive: resource.exclusive,
          capacity: space.capacity,
          bufferMinutes: resource.bufferMinutes,
          leadMinutes: resource.leadMinutes,
          minMinutes: resource.minMinutes,
          maxMinutes: resource.maxMinutes,
          tariffClass: space.tariffClass,
          kind: space.kind,
          spaceName: space.name,
          venueName: venue.name,
          venueSlug: venue.slug,
          lat: venue.lat,
          lon: venue.lon,
          zone: venue.zone,
          needsOperator: space.needsOperator,
          trainingId: space.trainingId,
          adultOnly: space.adultOnly,
          stepFree: space.stepFree,
          distanceMeters: distance === null ? null : Math.round(distance),
          open,
          free: open && then.isFree(resource),
          lengthFits: minutes >= resource.minMinutes && minutes <= resource.maxMinutes,
          leadFits: leadMinutes >= resource.leadMinutes,
        },
      });
    }
  }
  return found
    .sort(bestFirst)
    .slice(0, limit)
    .map(({ space }) => space);
}

/** Spaces that answer a wish, the best first: from memory where that can tell, else in one statement. */
export const availableSpaces = async (
  open: Sql,
  wish: SpaceWish,
  memory: SearchMemory | undefined,
): Promise<AvailableSpace[]> => (memory && findSpacesInMemory(memory, wish)) ?? findSpaces(open, wish);

const fitsTime = ({ lengthFits, leadFits }: AvailableSpace) => lengthFits && leadFits;
const first = (a: boolean, b: boolean) => Number(b) - Number(a);

function bestFirst(a: Candidate, b: Candidate): number {
  const [one, other] = [a.space, b.space];
  return (
    first(one.free && fitsTime(one), other.free && fitsTime(other)) ||
    first(one.free, other.free) ||
    first(one.open, other.open) ||
    (a.meters === b.meters ? 0 : a.meters - b.meters) ||
    one.capacity - other.capacity ||
    (one.spaceId < other.spaceId ? -1 : 1)
  );
}
