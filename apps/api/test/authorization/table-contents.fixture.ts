import { type Given } from '#libs/testing';

/** What any request may write: attempts that are counted or logged, and counters of needs that found no space. */
const WRITTEN_BY_ANY_REQUEST = ['throttle', 'audit_entry', 'unmet_need'];

const statements = new WeakMap<Given, Promise<string>>();

async function digestStatement(given: Given): Promise<string> {
  const { rows } = await given.client.query<{ name: string; columns: string }>(
    `select c.relname as name, string_agg(quote_ident(a.attname), ', ') as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attname not in ('last_seen_at', 'expires_at')
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1) group by 1`,
    [WRITTEN_BY_ANY_REQUEST],
  );
  const one = ({ name, columns }: { name: string; columns: string }) =>
    `select '${name}' as name, concat(count(*), ' ', sum(hashtextextended(row(${columns})::text, 0))) as digest from ${name}`;
  return rows.map(one).join(' union all ');
}

/** The contents of every table except what any request may write, which includes `last_seen_at` of sessions. */
export async function tableDigests(given: Given): Promise<Record<string, string>> {
  const statement = statements.get(given) ?? digestStatement(given);
  statements.set(given, statement);
  // Named, because to plan it takes longer than to run it.
  const { rows } = await given.client.query<{ name: string; digest: string }>({
    name: 'spec.tableDigests',
    text: await statement,
  });
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** The names of the tables that differ. */
export const changedTables = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(before)
    .filter((table) => before[table] !== after[table])
    .sort();

/** Processes read changes of these from their numbers, which must not repeat. */
const NOT_RESTORED = ['directory_version', 'availability_change', 'availability_feed', 'live_notice'];

/** A copy of all tables, from which they are restored under a running api. */
export class SavedTables {
  private constructor(
    private readonly given: Given,
    private readonly digests: Record<string, string>,
    private readonly columns: ReadonlyMap<string, string>,
  ) {}

  static async of(given: Given): Promise<SavedTables> {
    const { rows } = await given.client.query<{ name: string; columns: string }>(
      `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1) group by 1`,
      [NOT_RESTORED],
    );
    await given.client.query(
      `create schema saved; ${rows.map(({ name }) => `create table saved.${name} as table public.${name}`).join(';')}`,
    );
    return new SavedTables(given, await tableDigests(given), new Map(rows.map(({ name, columns }) => [name, columns])));
  }

  /** Restores the tables that were changed. The caches of the api read everything again. */
  async restore(): Promise<void> {
    const changed = [...changedTables(this.digests, await tableDigests(this.given)), ...WRITTEN_BY_ANY_REQUEST];
    const statements = changed
      .filter((table) => this.columns.has(table))
      .map((table) => {
        const columns = this.columns.get(table)!;
        return `delete from public.${table}; insert into public.${table} (${columns}) overriding system value select ${columns} from saved.${table}`;
      });
    // Rows that are only ever added, and references, are restored too.
    await this.given.client.query(`
      begin; set local session_replication_role = replica;
      ${statements.join(';')};
      insert into availability_change (network_id) select id from network;
      update directory_version set version = version + 1;
      commit`);
  }
}
