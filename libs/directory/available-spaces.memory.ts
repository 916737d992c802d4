import { type Sql } from '#libs/platform';
import { type AvailableSpace, type SpaceWish, findSpaces } from './available-spaces.queries.js';
import { boxOf, distanceMeters, isInBox } from './geography.js';
import { type SearchSnapshot, matchesFilter } from './searchable-venues.js';

interface Candidate {
  readonly space: AvailableSpace;
  /** Not rounded; `Infinity` without a distance, which sorts last. */
  readonly meters: number;
}

/** The result of `findSpaces` from memory, in the same order. Undefined when the snapshot does not cover that time. */
export function findSpacesInMemory({ venues, time }: SearchSnapshot, wish: SpaceWish): AvailableSpace[] | undefined {
  const { near, withinMeters, venueKind, start, end, now, seats, limit } = wish;
  const availability = time.during({ start, end }, seats, now);
  if (!availability) return undefined;
  const box = boxOf(near, withinMeters);
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
  const leadMinutes = Number(start.epochNanoseconds - now.epochNanoseconds) / 60e9;
  const found: Candidate[] = [];
  for (const venue of venues) {
    if (!isInBox(venue, box) || (venueKind && venue.kind !== venueKind)) continue;
    const distance = near ? distanceMeters(near, venue) : null;
    if (withinMeters != null && distance !== null && distance > withinMeters) continue;
    for (const space of venue.spaces) {
      const resource = time.resources.get(space.resourceId);
      if (!resource || resource.withdrawn || !matchesFilter(space, wish)) continue;
      const open = availability.isOpen(resource);
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
          needsApproval: space.needsApproval,
          stepFree: space.stepFree,
          distanceMeters: distance === null ? null : Math.round(distance),
          open,
          free: open && availability.isFree(resource),
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

/** Spaces that match a wish, best first: from the snapshot if it covers that time, otherwise by one statement. */
export const availableSpaces = async (
  open: Sql,
  wish: SpaceWish,
  snapshot: SearchSnapshot | undefined,
): Promise<AvailableSpace[]> => (snapshot && findSpacesInMemory(snapshot, wish)) ?? findSpaces(open, wish);

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
