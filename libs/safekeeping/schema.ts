import type pg from 'pg';

/** A table as a backup stores it, without generated columns. Names are quoted for SQL. */
export interface TableShape {
  readonly name: string;
  readonly columns: string[];
  /** Size on the disk. */
  readonly bytes: number;
}

/**
 * Every table of the public schema but the lists of what was migrated (the manifest names the migrations) and tables without
 * a log, which hold what processes read again. The queue's own schema is elsewhere.
 */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select quote_ident(c.relname) as name, pg_table_size(c.oid)::float8 as bytes,
           array(select quote_ident(attname) from pg_attribute a
                  where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
        and c.relname not in ('migrations', 'sql_function')
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by c.relname`);
  return rows;
}

/** Names of the applied migrations, oldest first; empty when the database was never migrated. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await client.query(`select to_regclass('public.migrations') as oid`);
  if (!found[0]?.oid) return [];
  const { rows } = await client.query<{ name: string }>('select name from migrations order by timestamp, id');
  return rows.map(({ name }) => name);
}

/**
 * Drops constraints, indexes and triggers that make loading slow or dependent on an order. Foreign keys that are created again afterwards
 * verify all rows at once, which needs no superuser.
 * @returns the statements that create them again
 */
export async function dropConstraints(client: pg.ClientBase, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ off: string; on: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as on, contype = 'f' as last
       from pg_constraint where contype in ('f', 'x') and conrelid = any($1::regclass[]) and conparentid = 0
     union all
     select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), false
       from pg_index i where i.indrelid = any($1::regclass[]) and not i.indisunique and not i.indisexclusion
     order by last desc`,
    [tables],
  );
  for (const { off } of rows) await client.query(off);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  return [
    ...rows.map(({ on }) => on).reverse(), // indexes first, references last
    ...tables.map((table) => `alter table ${table} enable trigger user`),
  ];
}

/** Sets each sequence to follow the highest number of its column. */
export async function setSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %s', d.objid::regclass, a.attname, d.refobjid::regclass) as statement
      from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
      join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     where d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i') and s.relnamespace = 'public'::regnamespace`);
  for (const { statement } of rows) await client.query(statement);
}
