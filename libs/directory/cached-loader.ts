import DataLoader from 'dataloader';
import { type Database, type RequestContext, type Viewer } from '#libs/platform';
import { DirectoryCache, type CachedDirectory } from './directory-cache.js';
import { directoryVersion } from './directory.queries.js';

/** A value that is made at its first use in a request and shared by the rest of the request. */
function once<Made>(request: RequestContext, name: symbol, create: () => Made): Made {
  if (!request.loaders.has(name)) request.loaders.set(name, create());
  return request.loaders.get(name) as Made;
}

/** The loader of this name in the request: it reads the rows that many fields need in one statement. */
export const loader = <Key, Value>(
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

const DIRECTORY = Symbol('cached directory');

const versionsReadWithViewers = new WeakMap<Viewer, number>();

/** Stores the version that the viewer’s statement also returned, so that the request needs no statement for it. */
export const rememberDirectoryVersion = (viewer: Viewer, version: number): void =>
  void versionsReadWithViewers.set(viewer, version);

/** Undefined in mutations, and when the viewer was not read. */
export const directoryVersionReadWith = (viewer: Viewer): number | undefined => versionsReadWithViewers.get(viewer);

/** The cached directory of the request's network, at the version read with the viewer or else at its first use. */
const cacheOf = (request: RequestContext, database: Database): Promise<CachedDirectory> => {
  const { network } = request.viewer;
  const read = directoryVersionReadWith(request.viewer);
  return once(request, DIRECTORY, async () =>
    DirectoryCache.of(database).at(network.id, read ?? (await directoryVersion(database.open, network.id))),
  );
};

/** Sets the directory version that a statement of this request returned, so that it is not read again. */
export const primeVersion = (request: RequestContext, database: Database, version: number): void =>
  void once(request, DIRECTORY, () =>
    Promise.resolve(DirectoryCache.of(database).at(request.viewer.network.id, version)),
  );

/** A loader that reads only what is not cached. Missing rows are not cached. */
export const cachedLoader = <Key, Value extends object | null>(
  request: RequestContext,
  database: Database,
  name: symbol,
  load: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  options: { keyOf: (key: Key) => string; rowsOf?: (value: NonNullable<Value>) => number },
): DataLoader<Key, Value> => {
  const { keyOf, rowsOf = () => 1 } = options;
  const read = async (keys: readonly Key[]): Promise<(Value | Error)[]> => {
    const cache = await cacheOf(request, database);
    const cacheKeyOf = (key: Key) => `${name.description} ${keyOf(key)}`;
    const values = keys.map((key): Value | undefined => cache.get<Value>(cacheKeyOf(key)));
    const missing = keys.filter((_key, n) => values[n] === undefined);
    if (missing.length === 0) return values as Value[];
    const loaded = await load(missing);
    missing.forEach((key, n) => {
      const value = loaded[n]!;
      if (value && !(value instanceof Error)) cache.set(cacheKeyOf(key), value, rowsOf(value));
    });
    let next = 0;
    return values.map((value) => value ?? loaded[next++]!);
  };
  return loader(request, name, read, keyOf);
};
