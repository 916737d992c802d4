import { type Sql, statement } from '#libs/platform';
import { distanceSql } from './geography.js';

export const COVERED_KINDS = ['COMMUNE', 'ARRONDISSEMENT', 'QUARTER', 'PRIORITY_NEIGHBOURHOOD'] as const;
export type CoveredKind = (typeof COVERED_KINDS)[number];

/** A part of the territory, and how far the next published venue is. */
export interface CoverageRow {
  readonly id: string;
  readonly kind: CoveredKind;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly publishedVenues: number;
  readonly spaces: number;
  readonly nearestVenue: string | null;
  readonly nearestMeters: number | null;
}

/** A venue serves a quarter, which has no list of venues, when it is this near to its centre. */
const QUARTER_METERS = 1_000;

// Communes count the venues of their arrondissements. Of a list that changes over the years the latest counts.
const coverage = statement(
  'directory.coverage',
  `with published as materialized (
     select v.id, v.name, v.lat, v.lon, p.id as territory_id, p.commune_code,
            (select count(*)::int from space s where (s.network_id, s.venue_id) = (v.network_id, v.id) and s.withdrawn_at is null) as spaces
       from venue v left join territory p on (p.network_id, p.id) = (v.network_id, v.territory_id)
      where v.network_id = $1 and v.published_at is not null and v.withdrawn_at is null)
   select t.id, t.kind, t.name, t.lat, t.lon, served.venues as "publishedVenues", served.spaces,
          nearest.name as "nearestVenue", round(nearest.meters)::int as "nearestMeters"
     from territory t
     cross join lateral (
       select count(*)::int as venues, coalesce(sum(p.spaces), 0)::int as spaces from published p
        where case t.kind when 'COMMUNE' then p.commune_code = t.commune_code when 'ARRONDISSEMENT' then p.territory_id = t.id
                          else ${distanceSql('t.lat', 't.lon', 'p.lat', 'p.lon')} <= ${QUARTER_METERS} end) served
     left join lateral (
       select p.name, ${distanceSql('t.lat', 't.lon', 'p.lat', 'p.lon')} as meters from published p order by 2, p.id limit 1) nearest on true
    where t.network_id = $1
      and t.generation = (select max(o.generation) from territory o where (o.network_id, o.kind) = (t.network_id, t.kind))
    order by t.name collate "fr-x-icu", t.id limit 500`,
);

export const coverageOf = (open: Sql, networkId: string) => open.rows<CoverageRow>(coverage, [networkId]);
