import { type Database } from '#libs/platform';

/** Venues and spaces kept by a process, those inside pages counted too: some 40 MB. */
const MOST_ROWS = 40_000;

/** What is kept of one network at one version of its directory. Values are shared by all requests: nobody may change them. */
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

  /** Keeps a value as large as so many rows. */
  set(key: string, value: unknown, rows: number): void {
    this.values.set(key, value);
    this.rows += rows;
    this.onGrowth();
  }
}

/**
 * What a process keeps of directories. Nothing is announced to it: whoever asks says which version it has just read, and
 * what is read after a version is at least as new. So processes never disagree for longer than a request lasts.
 */
export class Catalogue {
  private static readonly all = new WeakMap<Database, Catalogue>();
  private readonly networks = new Map<string, CachedDirectory>();

  constructor(private readonly mostRows = MOST_ROWS) {}

  static of(database: Database): Catalogue {
    const catalogue = Catalogue.all.get(database) ?? new Catalogue();
    Catalogue.all.set(database, catalogue);
    return catalogue;
  }

  get rows(): number {
    return [...this.networks.values()].reduce((sum, { rows }) => sum + rows, 0);
  }

  at(networkId: string, version: number): CachedDirectory {
    const current = this.networks.get(networkId);
    if (current?.version === version) return current;
    const kept = new CachedDirectory(version, () => this.rows > this.mostRows && this.networks.clear());
    const isLate = current !== undefined && current.version > version; // of a request that began before the last change
    if (!isLate) this.networks.set(networkId, kept);
    return kept;
  }
}
