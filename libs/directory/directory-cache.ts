import { type Database } from '#libs/platform';

/** The limit on cached venues and spaces of a process, including those inside pages: about 40 MB. */
const MAX_ROWS = 40_000;

/** Cached objects of one network at one version of its directory. Requests share them, so they must not be changed. */
export class CachedDirectory {
  rows = 0;
  private readonly values = new Map<string, unknown>();

  constructor(
    readonly version: number,
    private readonly onGrowth: () => void,
  ) {}

  get<Value>(key: string): Value | undefined {
    return this.values.get(key) as Value | undefined;
  }

  /** Caches a value that counts as this many rows. */
  set(key: string, value: unknown, rows: number): void {
    this.values.set(key, value);
    this.rows += rows;
    this.onGrowth();
  }
}

/**
 * The directories that a process has cached. There is no invalidation message: each request names the version it has
 * read, and what is read after a version is at least as new. Processes therefore disagree for one request at most.
 */
export class DirectoryCache {
  private static readonly all = new WeakMap<Database, DirectoryCache>();
  private readonly networks = new Map<string, CachedDirectory>();

  constructor(private readonly maxRows = MAX_ROWS) {}

  static of(database: Database): DirectoryCache {
    const cache = DirectoryCache.all.get(database) ?? new DirectoryCache();
    DirectoryCache.all.set(database, cache);
    return cache;
  }

  get rows(): number {
    return [...this.networks.values()].reduce((sum, { rows }) => sum + rows, 0);
  }

  at(networkId: string, version: number): CachedDirectory {
    const current = this.networks.get(networkId);
    if (current?.version === version) return current;
    const fresh = new CachedDirectory(version, () => this.rows > this.maxRows && this.networks.clear());
    const isLate = current !== undefined && current.version > version; // the request began before the last change
    if (!isLate) this.networks.set(networkId, fresh);
    return fresh;
  }
}
