import DataLoader from 'dataloader';
import { CodedError, type Database, type RequestContext, type Viewer, make } from '#libs/platform';
import { Catalogue, type CachedDirectory } from './catalogue.js';
import {
  type CalendarDay,
  type ListedSpace,
  type OpeningsRow,
  type SpaceRow,
  type SpacesOfVenue,
  type VenueRow,
  directoryVersion,
  listedSpaces,
  openingsOn,
  spacesById,
  spacesOfVenues,
  venueCounts,
  venuesById,
  venuesBySlug,
} from './directory.queries.js';
import { Accessibility, Address, Owner, PointType, Space, Venue } from './directory.types.js';

/** What is made once in a request, at its first use. */
function once<Made>(request: RequestContext, name: symbol, made: () => Made): Made {
  if (!request.loaders.has(name)) request.loaders.set(name, made());
  return request.loaders.get(name) as Made;
}

/** The loader of that name in this request: what many fields ask for is read in one statement. */
const loader = <Key, Value>(
  request: RequestContext,
  name: symbol,
  load: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  cacheKey: (key: Key) => unknown = (key) => key,
): DataLoader<Key, Value> =>
  once(
    request,
    name,
    () => new DataLoader<Key, Value, unknown>(load, { cacheKeyFn: cacheKey }) as DataLoader<Key, Value>,
  );

const KEPT = Symbol('what is kept of the directory');

const versionsReadWithViewers = new WeakMap<Viewer, number>();

/** Remembers a version that the statement of the viewer read along, so that the request needs no statement for it. */
export const rememberDirectoryVersion = (viewer: Viewer, version: number): void =>
  void versionsReadWithViewers.set(viewer, version);

/** Undefined in mutations, and where nothing was read with the viewer. */
export const directoryVersionReadWith = (viewer: Viewer): number | undefined => versionsReadWithViewers.get(viewer);

/** The cached directory of the request's network, at the version read with the viewer or else at its first use. */
const cacheOf = (request: RequestContext, database: Database): Promise<CachedDirectory> => {
  const { network } = request.viewer;
  const read = directoryVersionReadWith(request.viewer);
  return once(request, KEPT, async () =>
    Catalogue.of(database).at(network.id, read ?? (await directoryVersion(database.open, network.id))),
  );
};

/** Spares the request a reading of the version: a statement of it has just told it. */
export const primeVersion = (request: RequestContext, database: Database, version: number): void =>
  void once(request, KEPT, () => Promise.resolve(Catalogue.of(database).at(request.viewer.network.id, version)));

/** A loader that reads only what the process does not keep. What is not there is not kept. */
const cachedLoader = <Key, Value extends object | null>(
  request: RequestContext,
  database: Database,
  name: symbol,
  load: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  options: { keyOf: (key: Key) => string; rowsOf?: (value: NonNullable<Value>) => number },
): DataLoader<Key, Value> => {
  const { keyOf, rowsOf = () => 1 } = options;
  const read = async (keys: readonly Key[]): Promise<(Value | Error)[]> => {
    const kept = await cacheOf(request, database);
    const keptKey = (key: Key) => `${name.description} ${keyOf(key)}`;
    const values = keys.map((key): Value | undefined => kept.get<Value>(keptKey(key)));
    const missing = keys.filter((_key, n) => values[n] === undefined);
    if (missing.length === 0) return values as Value[];
    const loaded = await load(missing);
    missing.forEach((key, n) => {
      const value = loaded[n]!;
      if (value && !(value instanceof Error)) kept.set(keptKey(key), value, rowsOf(value));
    });
    let next = 0;
    return values.map((value) => value ?? loaded[next++]!);
  };
  return loader(request, name, read, keyOf);
};

const NOT_HERE = { fr: 'Introuvable dans ce réseau.', en: 'It is not in this network.' };

/** Rows in the order of the keys they were asked by. */
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
    description: row.description,
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

export const spaceView = (row: SpaceRow): Space => make(Space, row);

const VENUES = Symbol('venues');
const VENUE_SLUGS = Symbol('venues by slug');
const SPACES = Symbol('spaces');
const SPACE_PAGES = Symbol('pages of spaces');
const LISTED_SPACES = Symbol('listed spaces');
const OPENINGS = Symbol('openings');
const VENUE_COUNTS = Symbol('venue counts');

const asItIs = { keyOf: (key: string): string => key };

/** Venues of the request's network by id, withdrawn ones too. @throws NOT_FOUND of an id it does not have */
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
        (row) => row.id,
        venueView,
      ),
    asItIs,
  );

/** Venues the request's network lists by slug; null of a slug it has not. */
export const venueBySlug = (request: RequestContext, database: Database) =>
  cachedLoader<string, Venue | null>(
    request,
    database,
    VENUE_SLUGS,
    async (slugs) => {
      const rows = await venuesBySlug(database.open, request.viewer.network.id, slugs);
      const found = new Map(rows.map((row) => [row.slug, venueView(row)]));
      return slugs.map((slug) => found.get(slug) ?? null);
    },
    asItIs,
  );

/** Spaces of the request's network by id, withdrawn ones too. @throws NOT_FOUND of an id it does not have */
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
    asItIs,
  );

export interface SpacesPage {
  readonly venueId: string;
  readonly first: number;
  readonly after: readonly [name: string, id: string] | null;
}

/** A page of spaces for each of several venues; venues asked for the same page share a statement. */
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

/** What can be booked in venues, the smallest space first. */
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
    asItIs,
  );

/** Opening hours and today's openings of calendars. */
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

export const venueCountOf = (request: RequestContext, { open }: Database) =>
  loader<string, number>(request, VENUE_COUNTS, async (ids) => {
    const counts = new Map((await venueCounts(open, ids)).map(({ networkId, count }) => [networkId, count]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
