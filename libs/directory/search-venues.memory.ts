import { boxOf, distanceMeters, isInBox } from './geography.js';
import { type SearchSnapshot, type SearchableVenue, matchesFilter } from './searchable-venues.js';
import { type FoundVenues, MAX_POINTS, MAX_SPACES_PER_HIT, type VenueQuery } from './search-venues.queries.js';

interface Hit {
  readonly venue: SearchableVenue;
  readonly score: number;
  readonly distance: number | null;
  readonly spaceIds: string[];
  spaceCount: number;
}

const byName = new Intl.Collator('fr');

/** A search by free time and without words, in the order of `searchVenues`. Undefined when the snapshot does not cover that time. */
export function searchVenuesInMemory(snapshot: SearchSnapshot, wish: VenueQuery): FoundVenues | undefined {
  const { freeFrom: start, freeUntil: end, query, first, after } = wish;
  if (!start || !end || query !== null) return undefined;
  const hits = hitsOf(snapshot, wish, { start, end });
  if (!hits) return undefined;
  const ranked = hits.sort((a, b) => a.score - b.score); // stable, so equal scores stay ordered by name
  const from = after ? indexAfterCursor(ranked, after) : 0;
  return {
    version: snapshot.version,
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
  { venues, time }: SearchSnapshot,
  wish: VenueQuery,
  span: { start: Temporal.Instant; end: Temporal.Instant },
): Hit[] | undefined {
  const { near, withinMeters, kinds, territoryIds, spaceKind: kind, now } = wish;
  const availability = time.during(span, wish.seats ?? 1, now);
  if (!availability) return undefined;
  const minutes = (span.end.epochMilliseconds - span.start.epochMilliseconds) / 60_000;
  const box = boxOf(near, withinMeters);
  const filter = { ...wish, kind };
  const hits: Hit[] = [];
  for (const venue of venues) {
    if (kinds.length > 0 && !kinds.includes(venue.kind)) continue;
    if (territoryIds && !(venue.territoryId && territoryIds.includes(venue.territoryId))) continue;
    if (!isInBox(venue, box)) continue;
    const distance = near ? distanceMeters(near, venue) : null;
    if (withinMeters !== null && distance !== null && distance > withinMeters) continue;
    const hit: Hit = { venue, distance, score: distance ?? 0, spaceIds: [], spaceCount: 0 };
    for (const space of venue.spaces) {
      if (!matchesFilter(space, filter)) continue;
      const resource = time.resources.get(space.resourceId);
      if (!resource || resource.withdrawn || minutes > resource.maxMinutes || !availability.isFree(resource)) continue;
      hit.spaceCount++;
      if (hit.spaceIds.length < MAX_SPACES_PER_HIT) hit.spaceIds.push(space.id);
    }
    if (hit.spaceCount > 0) hits.push(hit);
  }
  return hits;
}

/** The index after the cursor's venue, or after the place where it would be if it no longer matches. */
function indexAfterCursor(ranked: readonly Hit[], [score, name, id]: NonNullable<VenueQuery['after']>): number {
  const known = ranked.findIndex(({ venue }) => venue.id === id);
  if (known >= 0) return known + 1;
  const isBehind = (hit: Hit) => {
    if (hit.score !== score) return hit.score > score;
    return (byName.compare(hit.venue.name, name) || (hit.venue.id < id ? -1 : 1)) > 0;
  };
  const index = ranked.findIndex(isBehind);
  return index < 0 ? ranked.length : index;
}
