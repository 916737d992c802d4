import { type Given } from '#libs/testing';

/** Tables whose texts people read. */
const TABLES = [
  'network',
  'owner',
  'venue',
  'space',
  'territory',
  'plan',
  'account',
  'member',
  'member_invitation',
  'legal_page',
  'billing_customer',
  'issuer',
  'passkey',
  'passkey',
  'profile',
  'project',
  'training',
  'session',
  'booking',
  'booking_request',
  'certificate',
  'no_show',
  'no_show_answer',
  'passkey',
  'venue_photo',
  'space_photo',
  'space_document',
];
/** Columns of text for machines only: addresses, zones and sources. */
const MACHINES = [
  'slug',
  'email',
  'zone',
  'source',
  'source_id',
  'code',
  'generation',
  'kind',
  'reference',
  'tariff_class',
  'website',
  'siren',
];

/** Puts a text into every column of free text. @returns the columns that accepted it, such as `venue.name` */
export async function storeEverywhere({ client }: Given, text: string): Promise<string[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and a.atttypid = 'text'::regtype and a.attname <> all($2)`,
    [TABLES, MACHINES],
  );
  const taken: string[] = [];
  for (const { table, column } of rows) {
    await client.query('begin');
    try {
      await client.query(`update ${table} set ${column} = $1`, [text]);
      await client.query('commit');
      taken.push(`${table}.${column}`);
    } catch {
      await client.query('rollback'); // a list of values or a pattern is not free text
    }
  }
  return taken.sort();
}

/** Every text of an answer, at any depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** Every tag of a page with attribute names only: a text that changes this list is not escaped. */
export const skeleton = (html: string): string[] =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""').replace(/\s+/g, ' '));
