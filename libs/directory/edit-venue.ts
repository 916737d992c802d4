import { randomUUID } from 'node:crypto';
import { createCalendars, keepCalendarsOpen } from '#libs/agenda';
import { type Sql, type Transaction, findRow, insertRow, statement, updateRow } from '#libs/platform';
import { OwnerEntity } from './owner.entity.js';
import { lockImports } from './import.queries.js';
import { type Arrivals, type VenueKind } from './kinds.js';
import { takeSlug } from './rules/slug.js';
import { TerritoryFinder } from './territory-finder.js';
import { VenueEntity } from './venue.entity.js';

/** What a form of a venue edits. */
export interface VenueTexts {
  readonly name: string;
  readonly kind: VenueKind;
  readonly descriptionFr: string;
  readonly descriptionEn: string;
  readonly houseRulesFr: string;
  readonly houseRulesEn: string;
  readonly accessFr: string;
  readonly accessEn: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly website: string | null;
  /** Sites that may show its page inside theirs, such as "https://lepassage.example". */
  readonly embedOrigins: string[];
  /** Whether a request that it does not answer in time is accepted. */
  readonly silenceAccepts: boolean;
  /** Undefined: as before, and NONE for a new venue. */
  readonly arrivals?: Arrivals | undefined;
  readonly point: { readonly lat: number; readonly lon: number };
  readonly stepFree: boolean | null;
  readonly accessibleToilet: boolean | null;
  readonly hearingLoop: boolean | null;
  /** Codes of the vocabulary. */
  readonly equipment: readonly string[];
}

const ASSUMED_HOURS = { opens: '09:00', closes: '18:00' };

const lockAll = statement(
  'directory.lockVenues',
  `select id, calendar_id as "calendarId", withdrawn_at is not null as archived from venue
    where network_id = (select current_network()) and id = any($1::uuid[]) order by id for no key update`,
);
const slugsLike = statement(
  'directory.slugsLike',
  `select slug from venue where network_id = (select current_network()) and slug like $1 || '%'`,
);
const clearEquipment = statement(
  'directory.clearVenueEquipment',
  `delete from venue_equipment where network_id = (select current_network()) and venue_id = $1 and equipment_code <> all($2::text[])`,
);
const addEquipment = statement(
  'directory.addVenueEquipment',
  `insert into venue_equipment (network_id, venue_id, equipment_code)
   select (select current_network()), $1, code from equipment where code = any($2::text[]) on conflict do nothing`,
);
const refresh = statement('directory.refreshSearchOfVenue', `select refresh_search((select current_network()), $1)`);
const publish = statement(
  'directory.publishVenue',
  `update venue set published_at = $2, confirmed_at = $2 where network_id = (select current_network()) and id = $1
      and published_at is null and withdrawn_at is null`,
);
const confirm = statement(
  'directory.confirmVenue',
  `update venue set confirmed_at = $2 where network_id = (select current_network()) and id = $1 and withdrawn_at is null`,
);
const archive = statement(
  'directory.archiveVenue',
  `update venue set withdrawn_at = $2, merged_into_id = $3 where network_id = (select current_network()) and id = $1
      and withdrawn_at is null`,
);
const moveSpaces = statement(
  'directory.moveSpaces',
  `update space set venue_id = $2 where network_id = (select current_network()) and venue_id = $1`,
);
const followMerge = statement(
  'directory.followMerge',
  `update venue set merged_into_id = $2 where network_id = (select current_network()) and merged_into_id = $1`,
);

export interface LockedVenue {
  readonly id: string;
  readonly calendarId: string;
  readonly archived: boolean;
}

/** Locks venues against every change but bookings, in one order, so that two who lock the same ones wait for each other. */
export const lockVenues = (tx: Sql, ids: readonly string[]): Promise<LockedVenue[]> =>
  tx.rows<LockedVenue>(lockAll, [ids]);

const columnsOf = ({ point, equipment: _equipment, arrivals, ...texts }: VenueTexts) => ({
  ...texts,
  ...point,
  ...(arrivals !== undefined && { arrivals }),
});

async function territoryOf(tx: Sql, networkId: string, { point, postcode }: VenueTexts): Promise<string | null> {
  const territories = await TerritoryFinder.of(tx, networkId);
  return territories.territoryOf({ ...point, postcode, inseeCode: '' })?.id ?? null;
}

async function setEquipment(tx: Sql, venueId: string, codes: readonly string[]): Promise<void> {
  await tx.run(clearEquipment, [venueId, codes]);
  if (codes.length > 0) await tx.run(addEquipment, [venueId, codes]);
}

/** Writes the search documents of a venue and its spaces, after they changed. */
export const refreshSearchOf = (tx: Sql, venueId: string): Promise<unknown> => tx.run(refresh, [venueId]);

/** Creates a venue that is not published yet, open on working days until somebody sets its hours. */
export async function createVenue(
  tx: Transaction,
  network: { id: string; zone: string },
  id: string,
  venue: VenueTexts & { readonly ownerName: string },
  now: Temporal.Instant,
): Promise<void> {
  const { ownerName, ...texts } = venue;
  const ownerId = randomUUID();
  await lockImports(tx, network.id); // so that two venues of one name get two slugs
  const taken = await tx.rows<{ slug: string }>(slugsLike, [takeSlug(new Set(), texts.name, '', '')]);
  const [calendarId] = await createCalendars(tx, network.id, { count: 1, zone: network.zone, ...ASSUMED_HOURS });
  await insertRow(tx, OwnerEntity, { networkId: network.id, id: ownerId, name: ownerName });
  await insertRow(tx, VenueEntity, {
    networkId: network.id,
    id,
    ownerId,
    calendarId: calendarId!,
    territoryId: await territoryOf(tx, network.id, texts),
    slug: takeSlug(new Set(taken.map(({ slug }) => slug)), texts.name, texts.city, texts.postcode),
    ...columnsOf(texts),
    zone: network.zone,
    source: 'people',
    sourceId: id,
    provenance: {},
    review: [],
    publishedAt: null,
    confirmedAt: now,
    createdAt: now,
  });
  await setEquipment(tx, id, texts.equipment);
  await keepCalendarsOpen(tx, now);
  await refreshSearchOf(tx, id);
}

/** The row that forms edit; null when there is none. */
export const venueRow = (tx: Transaction, networkId: string, id: string): Promise<VenueEntity | null> =>
  findRow(tx, VenueEntity, { networkId, id });

/** Changes a venue as it was read. Its editor has looked at it, so it counts as confirmed. */
export async function editVenue(
  tx: Transaction,
  key: { networkId: string; id: string; version: number },
  texts: VenueTexts,
  now: Temporal.Instant,
): Promise<'UPDATED' | 'CONFLICT'> {
  const territoryId = await territoryOf(tx, key.networkId, texts);
  const changes = { ...columnsOf(texts), territoryId, locationPrecision: null, review: [], confirmedAt: now };
  // People whose booking is under way were told nothing of a new way to arrive.
  const isNewWay =
    texts.arrivals !== undefined && (await venueRow(tx, key.networkId, key.id))?.arrivals !== texts.arrivals;
  const outcome = await updateRow<VenueEntity>(tx, VenueEntity, key, {
    ...changes,
    ...(isNewWay && { arrivalsFrom: now }),
  });
  if (outcome === 'CONFLICT') return outcome;
  await setEquipment(tx, key.id, texts.equipment);
  await refreshSearchOf(tx, key.id);
  return outcome;
}

/** @returns false when it is published already or archived */
export const publishVenue = async (tx: Sql, id: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(publish, [id, now])) > 0;

/** @returns false for a venue that is archived */
export const confirmVenue = async (tx: Sql, id: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(confirm, [id, now])) > 0;

export const archiveVenue = async (tx: Sql, id: string, now: Temporal.Instant): Promise<void> =>
  void (await tx.run(archive, [id, now, null]));

/**
 * Moves the spaces of one row of a venue to the other row and archives it. Its slug and its past bookings lead to the other row. Both
 * must be locked. The spaces keep the hours that they had.
 */
export async function mergeVenue(tx: Sql, from: string, into: string, now: Temporal.Instant): Promise<void> {
  await tx.run(moveSpaces, [from, into]);
  await tx.run(followMerge, [from, into]);
  await tx.run(archive, [from, now, into]);
  await refreshSearchOf(tx, into);
  await refreshSearchOf(tx, from);
}
