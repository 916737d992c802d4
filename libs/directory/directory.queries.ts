import { openingsBetween, weeklyHours } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';
import { stepFreeSql } from './available-spaces.queries.js';
import { type SpaceKind, type VenueKind } from './kinds.js';

export interface VenueRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: VenueKind;
  readonly descriptionFr: string;
  readonly descriptionEn: string;
  readonly houseRulesFr: string;
  readonly houseRulesEn: string;
  readonly publishedAt: Temporal.Instant | null;
  readonly confirmedAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  readonly archivedAt: Temporal.Instant | null;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly commune: string | null;
  readonly arrondissement: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly zone: string;
  readonly stepFree: boolean | null;
  readonly accessibleToilet: boolean | null;
  readonly hearingLoop: boolean | null;
  readonly website: string | null;
  readonly invented: boolean;
  readonly ownerName: string;
  readonly calendarId: string;
  readonly equipmentCodes: string[];
}

const venueColumns = `
  v.id, v.slug, v.name, v.kind, v.description_fr "descriptionFr", v.description_en "descriptionEn",
  v.house_rules_fr "houseRulesFr", v.house_rules_en "houseRulesEn", v.published_at "publishedAt", v.confirmed_at "confirmedAt",
  v.created_at "createdAt", v.withdrawn_at "archivedAt", v.street, v.postcode, v.city, coalesce(c.name, t.name) commune,
  case when t.kind = 'ARRONDISSEMENT' then t.name end arrondissement, v.lat, v.lon, v.zone,
  v.step_free "stepFree", v.accessible_toilet "accessibleToilet", v.hearing_loop "hearingLoop", v.website, v.invented,
  o.name "ownerName", v.calendar_id "calendarId",
  array(select equipment_code from venue_equipment e where (e.network_id, e.venue_id) = (v.network_id, v.id) order by 1) "equipmentCodes"`;
const venueJoins = `
  join owner o on (o.network_id, o.id) = (v.network_id, v.owner_id)
  left join territory t on (t.network_id, t.id) = (v.network_id, v.territory_id)
  left join territory c on t.kind = 'ARRONDISSEMENT' and c.network_id = v.network_id
        and (c.kind, c.code, c.generation) = ('COMMUNE', t.commune_code, '')`;

const venues = statement(
  'directory.venuesById',
  `select asked.id "askedId", ${venueColumns} from venue asked
     join venue v on (v.network_id, v.id) = (asked.network_id, coalesce(asked.merged_into_id, asked.id)) ${venueJoins}
    where asked.network_id = $1 and asked.id = any($2::uuid[])`,
);

/** Venues by id, including withdrawn ones: a past booking still shows its venue. One that was merged is shown as the other row. */
export const venuesById = (open: Sql, networkId: string, ids: readonly string[]) =>
  open.rows<VenueRow & { readonly askedId: string }>(venues, [networkId, ids]);

const accessTexts = statement(
  'directory.accessTexts',
  `select asked.id, v.access_fr fr, v.access_en en from venue asked
     join venue v on (v.network_id, v.id) = (asked.network_id, coalesce(asked.merged_into_id, asked.id))
    where asked.network_id = $1 and asked.id = any($2::uuid[])`,
);

/** How to get into venues. For people with a booking there: the caller must have checked that. */
export const accessTextsOf = (open: Sql, networkId: string, ids: readonly string[]) =>
  open.rows<{ id: string; fr: string; en: string }>(accessTexts, [networkId, ids]);

const listedVenues = statement(
  'directory.venuesBySlug',
  `select asked.slug "askedSlug", ${venueColumns} from venue asked
     join venue v on (v.network_id, v.id) = (asked.network_id, coalesce(asked.merged_into_id, asked.id)) ${venueJoins}
    where asked.network_id = $1 and asked.slug = any($2::text[]) and v.withdrawn_at is null`,
);

/** The listed venues with these slugs. The slug of a venue that was merged leads to the other row. */
export const venuesBySlug = (open: Sql, networkId: string, slugs: readonly string[]) =>
  open.rows<VenueRow & { readonly askedSlug: string }>(listedVenues, [networkId, slugs]);

export interface SpaceRow {
  readonly id: string;
  readonly venueId: string;
  readonly resourceId: string;
  readonly name: string;
  readonly kind: SpaceKind;
  readonly descriptionFr: string;
  readonly descriptionEn: string;
  readonly capacity: number;
  readonly tariffClass: string;
  readonly needsOperator: boolean;
  readonly adultOnly: boolean;
  readonly needsApproval: boolean;
  readonly stepFree: boolean | null;
  readonly capabilityCodes: string[];
  readonly equipmentCodes: string[];
}

const spaceColumns = `
  s.id, s.venue_id "venueId", s.resource_id "resourceId", s.name, s.kind, s.description_fr "descriptionFr", s.description_en "descriptionEn", s.capacity,
  s.tariff_class "tariffClass", s.needs_operator "needsOperator", s.adult_only "adultOnly", s.needs_approval "needsApproval", ${stepFreeSql('s', 'v')} "stepFree",
  array(select capability_code from space_capability c where (c.network_id, c.space_id) = (s.network_id, s.id) order by 1) "capabilityCodes",
  array(select equipment_code from space_equipment e where (e.network_id, e.space_id) = (s.network_id, s.id) order by 1) "equipmentCodes"`;

const spaces = statement(
  'directory.spacesById',
  `select ${spaceColumns} from space s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where s.network_id = $1 and s.id = any($2::uuid[])`,
);

/** Spaces by id, including withdrawn ones. */
export const spacesById = (open: Sql, networkId: string, ids: readonly string[]) =>
  open.rows<SpaceRow>(spaces, [networkId, ids]);

export interface SpacesOfVenue {
  readonly venueId: string;
  readonly total: number;
  /** `first` rows, and one more when there is a next page. */
  readonly spaces: SpaceRow[];
}

const spacesOf = statement(
  'directory.spacesOfVenues',
  `select v.id "venueId", (select count(*)::int from space s where s.network_id = $1 and s.venue_id = v.id and s.withdrawn_at is null) total,
          (select coalesce(json_agg(page), '[]')
             from (select ${spaceColumns} from space s
                    where s.network_id = $1 and s.venue_id = v.id and s.withdrawn_at is null
                      and ($4::text is null or (s.name collate "fr-x-icu", s.id) > ($4 collate "fr-x-icu", $5::uuid))
                    order by s.name collate "fr-x-icu", s.id limit $3 + 1) page) spaces
     from venue v where v.network_id = $1 and v.id = any($2::uuid[])`,
);

/** The same page of spaces, sorted by name, for several venues. */
export const spacesOfVenues = (
  open: Sql,
  networkId: string,
  venueIds: readonly string[],
  first: number,
  after: readonly [name: string, id: string] | null,
) => open.rows<SpacesOfVenue>(spacesOf, [networkId, venueIds, first, ...(after ?? [null, null])]);

export interface OpeningsRow {
  readonly calendarId: string;
  readonly today: { start: string; end: string }[];
  readonly hours: { weekday: number; opens: string; closes: string }[];
}

const openings = statement(
  'directory.openings',
  `select day.calendar_id "calendarId",
          ${openingsBetween('$1', 'day.calendar_id', 'day.starts', 'day.ends')} today,
          ${weeklyHours('$1', 'day.calendar_id', 'day.on_date')} hours
     from unnest($2::uuid[], $3::date[], $4::timestamptz[], $5::timestamptz[]) day(calendar_id, on_date, starts, ends)`,
);

export interface CalendarDay {
  readonly calendarId: string;
  readonly zone: string;
  readonly date: Temporal.PlainDate;
}

const midnight = (date: Temporal.PlainDate, zone: string) => date.toZonedDateTime(zone).toInstant();

/** When calendars are open on one local day, and the weekly hours in force on that day. */
export const openingsOn = (open: Sql, networkId: string, days: readonly CalendarDay[]) =>
  open.rows<OpeningsRow>(openings, [
    networkId,
    days.map(({ calendarId }) => calendarId),
    days.map(({ date }) => date),
    days.map(({ date, zone }) => midnight(date, zone)),
    days.map(({ date, zone }) => midnight(date.add({ days: 1 }), zone)),
  ]);

export interface ListedSpace {
  readonly spaceId: string;
  readonly resourceId: string;
}

const listed = statement(
  'directory.listedSpaces',
  `select v.id "venueId", (select coalesce(json_agg(json_build_object('spaceId', s.id, 'resourceId', s.resource_id) order by s.capacity, s.name, s.id), '[]')
             from space s where s.network_id = $1 and s.venue_id = v.id and s.withdrawn_at is null) spaces
     from venue v where v.network_id = $1 and v.id = any($2::uuid[]) and v.withdrawn_at is null and v.published_at is not null`,
);

/** What can be booked in each of these venues, the smallest first; nothing of one that is withdrawn. */
export const listedSpaces = (open: Sql, networkId: string, venueIds: readonly string[]) =>
  open.rows<{ venueId: string; spaces: ListedSpace[] }>(listed, [networkId, venueIds]);

const counts = statement(
  'directory.venueCounts',
  `select network_id "networkId", count(*)::int count from venue where network_id = any($1::uuid[]) and withdrawn_at is null group by 1`,
);

export const venueCounts = (open: Sql, networkIds: readonly string[]) =>
  open.rows<{ networkId: string; count: number }>(counts, [networkIds]);

export interface SpaceFacts {
  readonly kind: SpaceKind;
  readonly capabilities: string[];
  readonly lat: number;
  readonly lon: number;
}

const facts = statement(
  'directory.spaceFacts',
  `select s.kind, v.lat, v.lon,
          array(select capability_code from space_capability c where (c.network_id, c.space_id) = (s.network_id, s.id) order by 1) capabilities
     from space s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where s.network_id = $1 and s.id = $2 and s.withdrawn_at is null and v.withdrawn_at is null`,
);

/** What an alternative to this space must match: kind, capabilities and location. */
export const spaceFacts = (open: Sql, networkId: string, spaceId: string) =>
  open.maybe<SpaceFacts>(facts, [networkId, spaceId]);

const version = statement('directory.version', `select version from directory_version where network_id = $1`);

/** A number that grows with every change of the network’s venues, spaces and vocabulary. */
export const directoryVersion = async (open: Sql, networkId: string): Promise<number> =>
  (await open.maybe<{ version: number }>(version, [networkId]))?.version ?? 0;
