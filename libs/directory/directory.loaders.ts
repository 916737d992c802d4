import { CodedError, type Database, type RequestContext, make } from '#libs/platform';
import { cachedLoader, loader } from './cached-loader.js';
import {
  type CalendarDay,
  type ListedSpace,
  type OpeningsRow,
  type SpaceRow,
  type SpacesOfVenue,
  type VenueRow,
  accessTextsOf,
  listedSpaces,
  openingsOn,
  spacesById,
  spacesOfVenues,
  venueCounts,
  venuesById,
  venuesBySlug,
} from './directory.queries.js';
import { Accessibility, Owner, Space, Venue } from './directory.types.js';
import { Address, PointType } from './geography.types.js';

const NOT_HERE = { fr: 'Introuvable dans ce réseau.', en: 'Not found in this network.' };

/** Rows in the order of the requested keys. */
function inOrder<Row, Value>(
  { viewer }: RequestContext,
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  view: (row: Row) => Value,
): (Value | Error)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => {
    const row = found.get(key);
    return row === undefined ? new CodedError('NOT_FOUND', NOT_HERE[viewer.locale]) : view(row);
  });
}

export const venueView = (row: VenueRow): Venue =>
  make(Venue, {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    texts: {
      fr: { description: row.descriptionFr, houseRules: row.houseRulesFr },
      en: { description: row.descriptionEn, houseRules: row.houseRulesEn },
    },
    publishedAt: row.publishedAt,
    confirmedAt: row.confirmedAt,
    createdAt: row.createdAt,
    archivedAt: row.archivedAt,
    address: make(Address, {
      street: row.street,
      postcode: row.postcode,
      city: row.city,
      commune: row.commune,
      arrondissement: row.arrondissement,
    }),
    point: make(PointType, { lat: row.lat, lon: row.lon }),
    zone: row.zone,
    accessibility: make(Accessibility, {
      stepFree: row.stepFree,
      accessibleToilet: row.accessibleToilet,
      hearingLoop: row.hearingLoop,
    }),
    website: row.website,
    invented: row.invented,
    owner: make(Owner, { name: row.ownerName }),
    calendarId: row.calendarId,
    equipmentCodes: row.equipmentCodes,
  });

export const spaceView = ({ descriptionFr: fr, descriptionEn: en, ...row }: SpaceRow): Space =>
  make(Space, { ...row, descriptions: { fr, en } });

const VENUES = Symbol('venues');
const VENUE_SLUGS = Symbol('venues by slug');
const SPACES = Symbol('spaces');
const SPACE_PAGES = Symbol('pages of spaces');
const LISTED_SPACES = Symbol('listed spaces');
const OPENINGS = Symbol('openings');
const ACCESS = Symbol('access to venues');
const VENUE_COUNTS = Symbol('venue counts');

const byItself = { keyOf: (key: string): string => key };

/** Venues of the request’s network by id, including withdrawn ones. @throws NOT_FOUND for an unknown id */
export const venueById = (request: RequestContext, database: Database) =>
  cachedLoader<string, Venue>(
    request,
    database,
    VENUES,
    async (ids) =>
      inOrder(
        request,
        ids,
        await venuesById(database.open, request.viewer.network.id, ids),
        (row) => row.askedId,
        venueView,
      ),
    byItself,
  );

/** Listed venues of the request’s network by slug; null for an unknown slug. */
export const venueBySlug = (request: RequestContext, database: Database) =>
  cachedLoader<string, Venue | null>(
    request,
    database,
    VENUE_SLUGS,
    async (slugs) => {
      const rows = await venuesBySlug(database.open, request.viewer.network.id, slugs);
      const found = new Map(rows.map((row) => [row.askedSlug, venueView(row)]));
      return slugs.map((slug) => found.get(slug) ?? null);
    },
    byItself,
  );

/** Spaces of the request’s network by id, including withdrawn ones. @throws NOT_FOUND for an unknown id */
export const spaceById = (request: RequestContext, database: Database) =>
  cachedLoader<string, Space>(
    request,
    database,
    SPACES,
    async (ids) =>
      inOrder(
        request,
        ids,
        await spacesById(database.open, request.viewer.network.id, ids),
        (row) => row.id,
        spaceView,
      ),
    byItself,
  );

export interface SpacesPage {
  readonly venueId: string;
  readonly first: number;
  readonly after: readonly [name: string, id: string] | null;
}

/** One page of spaces for each of several venues; venues with the same page arguments share a statement. */
export const spacesPage = (request: RequestContext, database: Database) =>
  cachedLoader<SpacesPage, SpacesOfVenue>(
    request,
    database,
    SPACE_PAGES,
    async (pages) => {
      const pageOf = ({ first, after }: SpacesPage) => JSON.stringify([first, after]);
      const answers = new Map<string, SpacesOfVenue>();
      for (const [key, same] of Map.groupBy(pages, pageOf)) {
        const ids = same.map(({ venueId }) => venueId);
        const rows = await spacesOfVenues(
          database.open,
          request.viewer.network.id,
          ids,
          same[0]!.first,
          same[0]!.after,
        );
        for (const row of rows) answers.set(row.venueId + key, row);
      }
      return pages.map(
        (page) => answers.get(page.venueId + pageOf(page)) ?? { venueId: page.venueId, total: 0, spaces: [] },
      );
    },
    {
      keyOf: ({ venueId, first, after }) => JSON.stringify([venueId, first, after]),
      rowsOf: ({ spaces }) => 1 + spaces.length,
    },
  );

/** The bookable spaces of venues, the smallest first. */
export const listedSpacesOf = (request: RequestContext, database: Database) =>
  cachedLoader<string, readonly ListedSpace[]>(
    request,
    database,
    LISTED_SPACES,
    async (ids) => {
      const rows = await listedSpaces(database.open, request.viewer.network.id, ids);
      const found = new Map(rows.map(({ venueId, spaces }) => [venueId, spaces]));
      return ids.map((id) => found.get(id) ?? []);
    },
    byItself,
  );

/** Weekly hours and today’s open intervals of calendars. */
export const openingsOf = (request: RequestContext, database: Database) =>
  cachedLoader<CalendarDay, OpeningsRow>(
    request,
    database,
    OPENINGS,
    async (days) =>
      inOrder(
        request,
        days.map(({ calendarId }) => calendarId),
        await openingsOn(database.open, request.viewer.network.id, days),
        (row) => row.calendarId,
        (row) => row,
      ),
    { keyOf: ({ calendarId, date }) => `${calendarId} ${date.toString()}` },
  );

/** How to get into venues, in both languages; for people with a booking there. */
export const accessOfVenues = (request: RequestContext, { open }: Database) =>
  loader<string, { fr: string; en: string }>(request, ACCESS, async (ids) => {
    const rows = await accessTextsOf(open, request.viewer.network.id, ids);
    const found = new Map(rows.map(({ id, fr, en }) => [id, { fr, en }]));
    return ids.map((id) => found.get(id) ?? { fr: '', en: '' });
  });

export const venueCountOf = (request: RequestContext, { open }: Database) =>
  loader<string, number>(request, VENUE_COUNTS, async (ids) => {
    const counts = new Map((await venueCounts(open, ids)).map(({ networkId, count }) => [networkId, count]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
