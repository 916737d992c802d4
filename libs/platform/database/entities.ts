import {
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
  type ValueTransformer,
  getMetadataArgsStorage,
} from 'typeorm';
import { type Transaction } from './sql.js';

/**
 * Rows that a form edits one at a time. Searches, joins, lists, upserts, counters, dated rows and ledgers use statements instead;
 * docs/decisions/data-access.md explains why.
 */

/** Passes instants to pg as text, because a Date would cut off the microseconds. */
export const instantColumn: ValueTransformer = {
  to: (value: Temporal.Instant | null | undefined) => value && { toPostgres: () => value.toString() },
  from: (value: Temporal.Instant | null) => value,
};

/** Dates without a time, which TypeORM would turn into a Date. */
export const dateColumn: ValueTransformer = {
  to: (value: Temporal.PlainDate | null | undefined) => value && value.toString(),
  from: (value: Temporal.PlainDate | null) => value,
};

/** For columns that the database computes; they are read and never written. */
export const readOnly = { insert: false, update: false } as const;

/** The entities that the loaded libs declare. */
export const declaredEntities = () =>
  getMetadataArgsStorage().tables.flatMap(({ target }) => (typeof target === 'function' ? [target] : []));

/** A row of a network or, without `networkId`, of the deployment. */
export interface RowKey {
  readonly networkId?: string;
  readonly id: string;
}

/** @throws TypeError when the key lacks a value: a lookup by undefined would find any row */
function whereKey<Row extends ObjectLiteral>(key: RowKey): FindOptionsWhere<Row> {
  const where = Object.entries(key);
  if (!key.id || where.some(([, value]) => value === undefined || value === null))
    throw new TypeError('A row key needs an id and no empty values');
  return Object.fromEntries(where) as FindOptionsWhere<Row>;
}

export async function insertRow<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  row: Partial<Row>,
): Promise<void> {
  await tx.entities.createQueryBuilder().insert().into(entity).values(row).updateEntity(false).execute();
}

/** @returns false, and writes nothing, when there is such a row already */
export async function insertRowIfNone<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  row: Partial<Row>,
): Promise<boolean> {
  const insert = tx.entities.createQueryBuilder().insert().into(entity).values(row).orIgnore();
  const { raw } = await insert.updateEntity(false).returning('version').execute();
  return (raw as unknown[]).length === 1;
}

export const findRow = <Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  key: RowKey,
): Promise<Row | null> => tx.entities.findOneBy(entity, whereKey<Row>(key));

/** A row that nobody else changes until the transaction ends, for a form that sends no version. */
export const lockRow = <Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  key: RowKey,
): Promise<Row | null> =>
  tx.entities.findOne(entity, { where: whereKey<Row>(key), lock: { mode: 'for_no_key_update' } });

/**
 * Changes a row that was read before. The database increments its version.
 * @returns CONFLICT, and changes nothing, when somebody changed or deleted the row since it was read
 */
export async function updateRow<Row extends ObjectLiteral & RowKey & { readonly version: number }>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  { networkId, id, version }: RowKey & { readonly version: number },
  changes: Partial<Omit<Row, 'networkId' | 'id' | 'version'>>,
): Promise<'UPDATED' | 'CONFLICT'> {
  if (!Number.isInteger(version)) throw new TypeError('updateRow needs the version that was read');
  const key = whereKey<Row>(networkId === undefined ? { id } : { networkId, id });
  const { affected } = await tx.entities
    .createQueryBuilder()
    .update(entity)
    .set(changes as object)
    .where({ ...key, version })
    .updateEntity(false)
    .execute();
  return affected === 1 ? 'UPDATED' : 'CONFLICT';
}
