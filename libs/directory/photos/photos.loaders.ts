import { type Database, Document, Picture, type RequestContext, make } from '#libs/platform';
import { cachedLoader } from '../cached-loader.js';
import { type DocumentRow, type PhotoRow, documentsOf, photosOf } from './photos.queries.js';

const VENUE_PHOTOS = Symbol('photos of venues');
const SPACE_PHOTOS = Symbol('photos of spaces');
const SPACE_DOCUMENTS = Symbol('documents of spaces');

/** A loader of lists that belong to venues or spaces. */
const cachedLists = <Row, Value>(
  request: RequestContext,
  database: Database,
  name: symbol,
  read: (ids: readonly string[]) => Promise<readonly (Row & { ownerId: string })[]>,
  view: (row: Row) => Value,
) =>
  cachedLoader<string, readonly Value[]>(
    request,
    database,
    name,
    async (ids) => {
      const rows = Map.groupBy(await read(ids), ({ ownerId }) => ownerId);
      return ids.map((id) => (rows.get(id) ?? []).map((row) => view(row)));
    },
    { keyOf: (id) => id, rowsOf: (values) => 1 + values.length },
  );

const pictureView = (row: PhotoRow): Picture => make(Picture, row);

export const photosOfVenue = (request: RequestContext, database: Database) =>
  cachedLists(
    request,
    database,
    VENUE_PHOTOS,
    (ids) => photosOf(database.open, 'venue', request.viewer.network.id, ids),
    pictureView,
  );

export const photosOfSpace = (request: RequestContext, database: Database) =>
  cachedLists(
    request,
    database,
    SPACE_PHOTOS,
    (ids) => photosOf(database.open, 'space', request.viewer.network.id, ids),
    pictureView,
  );

export const documentsOfSpace = (request: RequestContext, database: Database) =>
  cachedLists(
    request,
    database,
    SPACE_DOCUMENTS,
    (ids) => documentsOf(database.open, request.viewer.network.id, ids),
    (row: DocumentRow) => make(Document, row),
  );
