import type pg from 'pg';

interface Rule {
  readonly drop: string;
  readonly add: string;
}

/**
 * Writes millions of rows into `tables` without keys, indexes and triggers, then restores these: PostgreSQL checks
 * every row while it builds them, many times faster than row by row. Triggers do not check existing rows, so the
 * caller must. Inside a transaction nobody sees the tables without their rules.
 */
export async function withoutIndexesAndTriggers(
  client: pg.ClientBase,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<Rule>(
    `with rule as (
       select conrelid::regclass of, format('constraint %I', conname) drop, format('constraint %I %s', conname, pg_get_constraintdef(oid)) add,
              contype = 'f' is_foreign
         from pg_constraint
        where contype in ('p', 'u', 'x') and conrelid = any($1::regclass[]) or contype = 'f' and $1::regclass[] && array[conrelid::regclass, confrelid::regclass])
     select format('alter table %s drop %s', of, drop) drop, format('alter table %s add %s', of, add) add, 2 * is_foreign::int turn from rule
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 1
       from pg_index where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid and contype <> 'f')
     order by turn, add`,
    [tables],
  );
  for (const { drop } of rows.toReversed()) await client.query(drop);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  await work();
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  for (const { add } of rows) await client.query(add);
}
