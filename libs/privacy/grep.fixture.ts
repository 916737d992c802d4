import { type Given } from '#libs/testing';

/** All columns that can contain text, including bytea. */
const COLUMNS = `
  select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column, t.typname as type
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
   where c.relkind in ('r', 'p')
     and n.nspname in ('public', 'bullmq')
     and (t.typcategory in ('S', 'A', 'U') or t.typname in ('jsonb', 'json', 'bytea', 'tsvector'))`;

/** Searches all text columns of the database for a word. @returns the number of matching rows per column, without zeros */
export async function grep(given: Given, word: string): Promise<Record<string, number>> {
  const { rows: columns } = await given.client.query<{ table: string; column: string; type: string }>(COLUMNS);
  const searches = columns.map(({ table, column, type }) => {
    const text = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`;
    return `select '${table}.${column}' as name, count(*)::int as n from ${table} where strpos(lower(${text}), lower($1)) > 0`;
  });
  const { rows } = await given.client.query<{ name: string; n: number }>(searches.join(' union all '), [word]);
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name.replace(/^public\./, ''), n]));
}

/** The number of rows per table that contain any of the words in any column, without zeros. */
export async function countRowsMentioning(given: Given, words: readonly string[]): Promise<Record<string, number>> {
  const { rows: tables } = await given.client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const searches = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as n from ${name} x where lower(row_to_json(x)::text) like any ($1)`,
  );
  const patterns = words.map((word) => `%${word.toLowerCase()}%`);
  const { rows } = await given.client.query<{ name: string; n: number }>(searches.join(' union all '), [patterns]);
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
}
