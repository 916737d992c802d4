/**
 * Each lib declares the tables that it owns. Only their owner writes them, and each column is declared personal data or not.
 * Specs compare the declarations with the migrated schema, so no table or column can be forgotten.
 */
import { type Statement, statement } from './sql.js';

export interface LocalizedText {
  readonly fr: string;
  readonly en: string;
}

/** A column that holds personal data. */
export interface PersonalColumn {
  /** The export writes the value, a readable SQL expression, or nothing for the stated reason. */
  readonly inExport: 'VALUE' | { readonly sql: string } | { readonly notExported: string };
  /** SQL that replaces the value on erasure when the row is kept. Without it the value is kept or deleted with the row. */
  readonly erasedAs?: string;
}

/** A table with personal data. Its purpose and retention apply to all of its personal columns. */
export interface PersonalTable {
  readonly kind: 'PERSONAL';
  /** `ACCOUNT`: the rows belong to the account in all networks. `NETWORK`: the rows are looked up in each network in turn. */
  readonly scope: 'ACCOUNT' | 'NETWORK';
  /** SQL condition for the rows of one person; may use :account, :member, :email, :mail_pattern and :now. */
  readonly rows: string;
  readonly purpose: LocalizedText;
  readonly retention: LocalizedText;
  /** Erasure deletes the rows, overwrites columns, or keeps them because a law or a ledger requires it. */
  readonly erasure: 'DELETE' | 'PSEUDONYMISE' | 'KEEP';
  /**
   * SQL that gives the rows of the member :merged to the member :kept when both are one person. The last statement moves the
   * rows; those before it settle what both have. Without it the rows stay where they are.
   */
  readonly merge?: readonly string[];
  readonly personal: Readonly<Record<string, PersonalColumn>>;
  readonly nonPersonal: readonly string[];
}

/** A table without personal data. */
export interface NonPersonalTable {
  readonly kind: 'NON_PERSONAL';
  readonly nonPersonal: readonly string[];
}

export type DeclaredTable = (PersonalTable | NonPersonalTable) & { readonly owner: string; readonly name: string };

const words = (list: string): string[] => list.split(/\s+/).filter(Boolean);

export const nonPersonal = (columns: string): NonPersonalTable => ({
  kind: 'NON_PERSONAL',
  nonPersonal: words(columns),
});

/**
 * Declares a table with personal data. `exported` and `nonPersonal` list column names separated by spaces: personal columns that are
 * exported unchanged, and columns without personal data.
 */
export const personal = (
  table: Omit<PersonalTable, 'kind' | 'nonPersonal' | 'personal'> & {
    readonly exported?: string;
    readonly personal?: Readonly<Record<string, PersonalColumn>>;
    readonly nonPersonal?: string;
  },
): PersonalTable => {
  const { exported = '', personal: columns = {}, nonPersonal: others = '', ...rest } = table;
  const asTheyAre = Object.fromEntries(words(exported).map((column) => [column, { inExport: 'VALUE' as const }]));
  return { kind: 'PERSONAL', ...rest, personal: { ...asTheyAre, ...columns }, nonPersonal: words(others) };
};

/** A personal column that is not exported, with the reason. */
export const notExported = (why: string): PersonalColumn => ({ inExport: { notExported: why } });
/** A personal column that is exported as an SQL expression. */
export const exportedAs = (sql: string): PersonalColumn => ({ inExport: { sql } });
/** A personal column that is exported unchanged and overwritten on erasure. */
export const erasedAs = (sql: string): PersonalColumn => ({ inExport: 'VALUE', erasedAs: sql });

const declared = new Map<string, DeclaredTable>();

/** Declares the tables that a lib owns. Its statements and entities may write only these. */
export function declareTables(
  owner: string,
  tables: Readonly<Record<string, PersonalTable | NonPersonalTable>>,
): DeclaredTable[] {
  return Object.entries(tables).map(([name, table]) => {
    const other = declared.get(name);
    if (other) throw new Error(`The table ${name} is declared by ${other.owner} and by ${owner}`);
    const made = { ...table, owner, name };
    declared.set(name, made);
    return made;
  });
}

/** Every declared table, in the order of declaration. */
export const declaredTables = (): DeclaredTable[] => [...declared.values()];

/** Identifies one person in the statements below. */
export interface PersonKeys {
  readonly account: string;
  /** The person's member id in the network of the transaction; null if the account is not a member there. */
  readonly member: string | null;
  readonly email: string;
  readonly now: Temporal.Instant;
}

/** The two memberships of one person in the statements of a merge. */
export interface MergeKeys {
  readonly merged: string;
  readonly kept: string;
  readonly now: Temporal.Instant;
}

const TYPES = {
  account: 'uuid',
  member: 'uuid',
  email: 'text',
  mail_pattern: 'text',
  merged: 'uuid',
  kept: 'uuid',
  now: 'timestamptz',
} as const;
type Placeholder = keyof typeof TYPES;

/** A statement about one person, and its parameters in order. */
export interface PersonStatement<Keys = PersonKeys> {
  readonly statement: Statement;
  readonly values: (keys: Keys) => unknown[];
}

/** A regular expression that matches a whole mail address within a text: `b@x.fr` does not match inside `ab@x.fr`. */
const mailPattern = (email: string): string =>
  String.raw`(^|[^\w.%+-])${email.replace(/[^\w@]/g, String.raw`\$&`)}($|[^\w-])`;

function personStatement<Keys extends { now: Temporal.Instant }>(name: string, text: string): PersonStatement<Keys> {
  const order: Placeholder[] = [];
  const compiled = text.replace(
    /(?<!:):(account|member|email|mail_pattern|merged|kept|now)\b/g,
    (_, key: Placeholder) => {
      if (!order.includes(key)) order.push(key);
      return `$${order.indexOf(key) + 1}::${TYPES[key]}`;
    },
  );
  const valueOf = (keys: Partial<Record<Placeholder, unknown>>, key: Placeholder) =>
    key === 'mail_pattern' ? mailPattern(keys.email as string) : keys[key];
  return { statement: statement(name, compiled), values: (keys) => order.map((key) => valueOf(keys, key)) };
}

type Owned<Table> = Table & { readonly owner: string; readonly name: string };

/** Reads the exported columns of one table as one JSON object per row. */
export function exportStatement({ owner, name, rows, personal: columns }: Owned<PersonalTable>): PersonStatement {
  const written = Object.entries(columns).flatMap(([column, { inExport }]) => {
    if (inExport === 'VALUE') return [column];
    return 'sql' in inExport ? [`${inExport.sql} as ${column}`] : [];
  });
  const text = `select row_to_json(e) as row from (select ${written.join(', ')} from ${name} where ${rows}) e`;
  return personStatement(`${owner}.export.${name}`, text);
}

/** Erases one person from one table. Undefined when its rows are kept unchanged. */
export function eraseStatement({ owner, name, rows, erasure, personal: columns }: Owned<PersonalTable>) {
  if (erasure === 'KEEP') return undefined;
  const overwritten = Object.entries(columns).flatMap(([column, { erasedAs: sql }]) =>
    sql === undefined ? [] : [`${column} = ${sql}`],
  );
  const act = erasure === 'DELETE' ? `delete from ${name}` : `update ${name} set ${overwritten.join(', ')}`;
  return personStatement<PersonKeys>(`${owner}.erase.${name}`, `${act} where ${rows}`);
}

/** Gives the rows of one table to the member that is kept, in order; empty when they stay. */
export const mergeStatements = ({ owner, name, merge = [] }: Owned<PersonalTable>): PersonStatement<MergeKeys>[] =>
  merge.map((text, i) => personStatement<MergeKeys>(`${owner}.merge.${name}.${i}`, text));
