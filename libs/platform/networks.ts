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

/** Writes a new network. Without a price nothing can be booked in it, and without an administrator nobody runs it. */
export async function createNetwork(
  tx: Transaction,
  network: NetworkRef & { alsaceMoselle: boolean; lat: number; lon: number },
): Promise<void> {
  const { id, slug, name, zone, alsaceMoselle, lat: centreLat, lon: centreLon } = network;
  await insertRow(tx, NetworkEntity, { id, slug, name, zone, alsaceMoselle, centreLat, centreLon });
}

const FRESH_MS = 10_000;

/** The networks of this deployment: a handful of rows that every request needs. */
export class Networks {
  private kept: Promise<NetworkRow[]> | undefined;
  private readAt = 0;

  constructor(private readonly open: Sql) {}

  all(): Promise<NetworkRow[]> {
    if (!this.kept || performance.now() - this.readAt > FRESH_MS) {
      this.kept = this.open.rows<NetworkRow>(all);
      this.readAt = performance.now();
      this.kept.catch(() => (this.kept = undefined));
    }
    return this.kept;
  }

  /** @throws NOT_FOUND when no network has this slug. */
  async bySlug(slug: string): Promise<NetworkRow> {
    const named = (network: NetworkRow): boolean => network.slug === slug;
    let found = (await this.all()).find(named);
    if (!found) {
      // It may have come since.
      this.kept = undefined;
      found = (await this.all()).find(named);
    }
    if (!found) throw new CodedError('NOT_FOUND', `There is no network called "${slug.slice(0, 40)}".`, 404);
    return found;
  }
}
