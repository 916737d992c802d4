import { boxOf, distanceMeters, isInBox } from './geography.js';
import { type SearchMemory, type TableVenue, fits } from './space-table.js';
import { type FoundVenues, MAX_POINTS, MAX_SPACES_PER_HIT, type VenueQuery } from './venue-search.queries.js';

interface Hit {
  readonly venue: TableVenue;
  readonly score: number;
  readonly distance: number | null;
  readonly spaceIds: string[];
  spaceCount: number;
}

const byName = new Intl.Collator('fr');

/** A search without words for what is free at a time, in the order of `searchVenues`; undefined when the memory does not know that time. */
export function searchVenuesInMemory(memory: SearchMemory, wish: VenueQuery): FoundVenues | undefined {
  const { freeFrom: start, freeUntil: end, query, first, after } = wish;
  if (!start || !end || query !== null) return undefined;
  const hits = hitsOf(memory, wish, { start, end });
  if (!hits) return undefined;
  const ranked = hits.sort((a, b) => a.score - b.score); // stable: among equals by name, as the table is
  const from = after ? placeAfter(ranked, after) : 0;
  return {
    version: memory.version,
    total: ranked.length,
    points: ranked
      .slice(0, MAX_POINTS)
      .map(({ venue: { slug, kind, lat, lon } }, n) => ({ slug, kind, lat, lon, rank: n + 1 })),
    page: ranked
      .slice(from, from + first + 1)
      .map(({ venue: { id, name }, score, distance, spaceIds, spaceCount }) => ({
        id,
        name,
        score,
        distanceMeters: distance === null ? null : Math.round(distance),
        spaceIds,
        spaceCount,
      })),
  };
}

function hitsOf(
  { table, time }: SearchMemory,
  wish: VenueQuery,
  span: { start: Temporal.Instant; end: Temporal.Instant },
): Hit[] | undefined {
  const { near, withinMeters, kinds, territoryIds, spaceKind: kind, now } = wish;
  const then = time.during(span, wish.seats ?? 1, now);
  if (!then) return undefined;
  const minutes = (span.end.epochMilliseconds - span.start.epochMilliseconds) / 60_000;
  const box = boxOf(near, withinMeters);
  const filter = { ...wish, kind };
  const hits: Hit[] = [];
  for (const venue of table) {
    if (kinds.length > 0 && !kinds.includes(venue.kind)) continue;
    if (territoryIds && !(venue.territoryId && territoryIds.includes(venue.territoryId))) continue;
    if (!isInBox(venue, box)) continue;
    const distance = near ? distanceMeters(near, venue) : null;
    if (withinMeters !== null && distance !== null && distance > withinMeters) continue;
    const hit: Hit = { venue, distance, score: distance ?? 0, spaceIds: [], spaceCount: 0 };
    for (const space of venue.spaces) {
      if (!fits(space, filter)) continue;
      const resource = time.resources.get(space.resourceId);
      if (!resource || resource.withdrawn || minutes > resource.maxMinutes || !then.isFree(resource)) continue;
      hit.spaceCount++;
      if (hit.spaceIds.length < MAX_SPACES_PER_HIT) hit.spaceIds.push(space.id);
    }
    if (hit.spaceCount > 0) hits.push(hit);
  }
  return hits;
}

/** After the venue of the cursor; after where it would stand when it is not found any more. */
function placeAfter(ranked: readonly Hit[], [score, name, id]: NonNullable<VenueQuery['after']>): number {
  const known = ranked.findIndex(({ venue }) => venue.id === id);
  if (known >= 0) return known + 1;
  const isBehind = (hit: Hit) => {
    if (hit.score !== score) return hit.score > score;
    return (byName.compare(hit.venue.name, name) || (hit.venue.id < id ? -1 : 1)) > 0;
  };
  const place = ranked.findIndex(isBehind);
  return place < 0 ? ranked.length : place;
}
