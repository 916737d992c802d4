import { CodedError } from './graphql/errors.js';
import { type Sql, statement } from './database/sql.js';
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

const insert = statement(
  'platform.createNetwork',
  `insert into network (id, slug, name, zone, alsace_moselle, centre_lat, centre_lon) values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** Writes a new network. Without a price nothing can be booked in it, and without an administrator nobody runs it. */
export async function createNetwork(
  tx: Sql,
  network: NetworkRef & { alsaceMoselle: boolean; lat: number; lon: number },
): Promise<void> {
  const { id, slug, name, zone, alsaceMoselle, lat, lon } = network;
  await tx.run(insert, [id, slug, name, zone, alsaceMoselle, lat, lon]);
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
