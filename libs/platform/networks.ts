import { CodedError } from './graphql/errors.js';
import { insertRow } from './database/entities.js';
import { NetworkEntity } from './network.entity.js';
import { type Sql, type Transaction, statement } from './database/sql.js';
import { type NetworkRef } from './graphql/viewer.js';

export interface NetworkRow extends NetworkRef {
  readonly alsaceMoselle: boolean;
  readonly centreLat: number;
  readonly centreLon: number;
}

const all = statement(
  'platform.networks',
  `select id, slug, name, zone, alsace_moselle as "alsaceMoselle", centre_lat as "centreLat", centre_lon as "centreLon"
     from network order by name`,
);

/** Writes a new network. It also needs a price before anything can be booked, and an administrator. */
export async function createNetwork(
  tx: Transaction,
  network: NetworkRef & { alsaceMoselle: boolean; lat: number; lon: number },
): Promise<void> {
  const { id, slug, name, zone, alsaceMoselle, lat: centreLat, lon: centreLon } = network;
  await insertRow(tx, NetworkEntity, { id, slug, name, zone, alsaceMoselle, centreLat, centreLon });
}

const CACHE_MS = 10_000;

/** The networks of this deployment, cached because every request needs them. */
export class Networks {
  private cached: Promise<NetworkRow[]> | undefined;
  private readAt = 0;

  constructor(private readonly open: Sql) {}

  all(): Promise<NetworkRow[]> {
    if (!this.cached || performance.now() - this.readAt > CACHE_MS) {
      this.cached = this.open.rows<NetworkRow>(all);
      this.readAt = performance.now();
      this.cached.catch(() => (this.cached = undefined));
    }
    return this.cached;
  }

  /** @throws NOT_FOUND when no network has this slug. */
  async bySlug(slug: string): Promise<NetworkRow> {
    const hasSlug = (network: NetworkRow): boolean => network.slug === slug;
    let found = (await this.all()).find(hasSlug);
    if (!found) {
      // It may have been created since the last read.
      this.cached = undefined;
      found = (await this.all()).find(hasSlug);
    }
    if (!found) throw new CodedError('NOT_FOUND', `There is no network called "${slug.slice(0, 40)}".`, 404);
    return found;
  }
}
