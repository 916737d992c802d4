import { type TownPlan } from './town-plan.js';

/** Tables of venues, parents first; `ids` refer to rows that are copied as well, `fresh` must differ. */
const PLACES: readonly { table: string; ids: readonly string[]; fresh?: Record<string, string> }[] = [
  { table: 'owner', ids: ['id'], fresh: { siren: 'null' } },
  { table: 'owner_vat_regime', ids: ['owner_id'] },
  { table: 'calendar', ids: ['id', 'parent_id'] },
  { table: 'opening_rule', ids: ['id', 'calendar_id'] },
  { table: 'opening_exception', ids: ['id', 'calendar_id'] },
  { table: 'closure', ids: ['id', 'calendar_id'] },
  { table: 'open_interval', ids: ['calendar_id'] },
  {
    table: 'venue',
    ids: ['id', 'owner_id', 'calendar_id'],
    fresh: {
      slug: `slug || '-' || copy`,
      source_id: `source_id || '-' || copy`,
      // some hundred metres away
      lat: `lat + 0.01 * (pg_temp.chance(uuid_hash_extended(id, 0), copy, 1) - 0.5)`,
      lon: `lon + 0.014 * (pg_temp.chance(uuid_hash_extended(id, 0), copy, 2) - 0.5)`,
    },
  },
  { table: 'venue_equipment', ids: ['venue_id'] },
  { table: 'resource', ids: ['id', 'calendar_id'] },
  { table: 'resource_part', ids: ['whole_id', 'part_id'] },
  { table: 'space', ids: ['id', 'venue_id', 'resource_id'] },
  { table: 'space_capability', ids: ['space_id'] },
  { table: 'space_equipment', ids: ['space_id'] },
];

/** A version 8 UUID: an invalid UUID would be refused by the api. */
const copyId = (id: string) =>
  `overlay(overlay(md5(${id}::text || copy) placing '8' from 13) placing '8' from 17)::uuid`;

/** SQL for the columns of the copies of a table. */
export const columnsStatement = `
  select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;

/** Copies every venue of the network `copies - 1` times, with its owner, hours and spaces. One statement per table. */
export function copiesSql({
  networkId,
  copies,
}: TownPlan): { table: string; statement: (columns: readonly string[]) => string }[] {
  return PLACES.map(({ table, ids, fresh = {} }) => {
    const of = (column: string) => (ids.includes(column) ? copyId(column) : (fresh[column] ?? column));
    return {
      table,
      statement: (columns) => `
        insert into ${table} (${columns.join(', ')}) select ${columns.map(of).join(', ')}
          from (select * from ${table} where network_id = '${networkId}') original cross join generate_series(2, ${copies}) copy`,
    };
  });
}
