import { type Sql, statement } from '#libs/platform';

export interface EmbeddedVenue {
  readonly name: string;
  readonly slug: string;
  readonly zone: string;
  readonly lat: number;
  readonly lon: number;
  readonly origins: string[];
  readonly spaces: readonly {
    readonly spaceId: string;
    readonly resourceId: string;
    readonly name: string;
    readonly kind: string;
    readonly capacity: number;
    readonly minMinutes: number;
  }[];
}

/** A page shows so many spaces, and leads to the place page for more. */
const MOST_SPACES = 20;

const read = statement(
  'booking.embeddedVenue',
  `select v.name, v.slug, v.zone, v.lat, v.lon, v.embed_origins as origins,
          (select coalesce(json_agg(x), '[]') from (
             select s.id as "spaceId", s.resource_id as "resourceId", s.name, s.kind, s.capacity, r.min_minutes as "minMinutes"
               from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id) and r.withdrawn_at is null
              where (s.network_id, s.venue_id) = (v.network_id, v.id) and s.withdrawn_at is null
              order by s.name collate "fr-x-icu", s.id limit ${MOST_SPACES}) x) as spaces
     from venue v where v.network_id = $1 and v.slug = $2 and v.withdrawn_at is null and v.published_at is not null`,
);

/** @returns undefined for an unknown, unpublished or archived venue */
export const embeddedVenue = (open: Sql, networkId: string, slug: string): Promise<EmbeddedVenue | undefined> =>
  open.maybe<EmbeddedVenue>(read, [networkId, slug]);
