import { type Database, statement } from '#libs/platform';
import { DirectoryCache } from './directory-cache.js';
import { directoryVersion } from './directory.queries.js';

/** The widest limits of the listed spaces of a network. */
export interface SpaceLimits {
  /** Minutes of the shortest and of the longest booking that some space allows. */
  readonly shortestMinutes: number;
  readonly longestMinutes: number;
  /** Seats of the largest space. */
  readonly mostPeople: number;
}

/** A network without spaces gets the limits that a new space has. */
const readLimits = statement(
  'directory.spaceLimits',
  `select coalesce(min(r.min_minutes), 30) "shortestMinutes",
          coalesce(max(r.max_minutes), 720) "longestMinutes",
          coalesce(max(s.capacity), 1) "mostPeople"
     from space s
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where s.network_id = $1 and s.withdrawn_at is null and r.withdrawn_at is null`,
);
const LIMITS = 'the limits of spaces';

/** Kept in memory until the directory changes. */
export async function spaceLimits(database: Database, networkId: string): Promise<SpaceLimits> {
  const kept = DirectoryCache.of(database).at(networkId, await directoryVersion(database.open, networkId));
  const known = kept.get<SpaceLimits>(LIMITS);
  if (known) return known;
  const limits = await database.open.one<SpaceLimits>(readLimits, [networkId]);
  kept.set(LIMITS, limits, 1);
  return limits;
}
