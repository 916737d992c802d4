import DataLoader from 'dataloader';
import { CodedError, type Database, type RequestContext, make } from '#libs/platform';
import {
  type CalendarDay,
  type OpeningsRow,
  type SpaceRow,
  type SpacesOfVenue,
  type VenueRow,
  openingsOn,
  spacesById,
  spacesOfVenues,
  venueCounts,
  venuesById,
} from './directory.queries.js';
import { Accessibility, Address, Owner, PointType, Space, Venue } from './directory.types.js';

/** The loader of that name in this request, made at its first use: what many fields ask for is read in one statement. */
function once<Key, Value>(
  request: RequestContext,
  name: symbol,
  load: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  cacheKey: (key: Key) => unknown = (key) => key,
): DataLoader<Key, Value> {
  let loader = request.loaders.get(name) as DataLoader<Key, Value> | undefined;
  if (!loader) {
    loader = new DataLoader<Key, Value, unknown>(load, { cacheKeyFn: cacheKey }) as DataLoader<Key, Value>;
    request.loaders.set(name, loader);
  }
  return loader;
}

/** Rows in the order of the keys they were asked by. */
function inOrder<Row, Value>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  view: (row: Row) => Value,
): (Value | Error)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => {
    const row = found.get(key);
    return row === undefined ? new CodedError('NOT_FOUND', 'It is not in this network.') : view(row);
  });
}

export const venueView = (row: VenueRow): Venue =>
  make(Venue, {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    description: row.description,
    address: make(Address, { street: row.street, postcode: row.postcode, city: row.city, commune: row.commune }),
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

export const spaceView = (row: SpaceRow): Space => make(Space, row);

const VENUES = Symbol('venues');
const SPACES = Symbol('spaces');
const SPACE_PAGES = Symbol('pages of spaces');
const OPENINGS = Symbol('openings');
const VENUE_COUNTS = Symbol('venue counts');

/** Venues of the request's network by id, withdrawn ones too. @throws NOT_FOUND of an id it does not have */
export const venueById = (request: RequestContext, { open }: Database) =>
  once<string, Venue>(request, VENUES, async (ids) =>
    inOrder(ids, await venuesById(open, request.viewer.network.id, ids), (row) => row.id, venueView),
  );

/** Spaces of the request's network by id, withdrawn ones too. @throws NOT_FOUND of an id it does not have */
export const spaceById = (request: RequestContext, { open }: Database) =>
  once<string, Space>(request, SPACES, async (ids) =>
    inOrder(ids, await spacesById(open, request.viewer.network.id, ids), (row) => row.id, spaceView),
  );

export interface SpacesPage {
  readonly venueId: string;
  readonly first: number;
  readonly after: readonly [name: string, id: string] | null;
}

/** A page of spaces for each of several venues; venues asked for the same page share a statement. */
export const spacesPage = (request: RequestContext, { open }: Database) =>
  once<SpacesPage, SpacesOfVenue>(
    request,
    SPACE_PAGES,
    async (pages) => {
      const pageOf = ({ first, after }: SpacesPage) => JSON.stringify([first, after]);
      const answers = new Map<string, SpacesOfVenue>();
      for (const [key, same] of Map.groupBy(pages, pageOf)) {
        const ids = same.map(({ venueId }) => venueId);
        const rows = await spacesOfVenues(open, request.viewer.network.id, ids, same[0]!.first, same[0]!.after);
        for (const row of rows) answers.set(row.venueId + key, row);
      }
      return pages.map(
        (page) => answers.get(page.venueId + pageOf(page)) ?? { venueId: page.venueId, total: 0, spaces: [] },
      );
    },
    ({ venueId, first, after }) => JSON.stringify([venueId, first, after]),
  );

/** Opening hours and today's openings of calendars. */
export const openingsOf = (request: RequestContext, { open }: Database) =>
  once<CalendarDay, OpeningsRow>(
    request,
    OPENINGS,
    async (days) =>
      inOrder(
        days.map(({ calendarId }) => calendarId),
        await openingsOn(open, request.viewer.network.id, days),
        (row) => row.calendarId,
        (row) => row,
      ),
    ({ calendarId }) => calendarId,
  );

export const venueCountOf = (request: RequestContext, { open }: Database) =>
  once<string, number>(request, VENUE_COUNTS, async (ids) => {
    const counts = new Map((await venueCounts(open, ids)).map(({ networkId, count }) => [networkId, count]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
