/**
 * What each lib declares about the tables that it owns: who may write them, and which columns say something about a person.
 * The specs compare the declarations with the migrated schema, so a new table or column cannot be forgotten.
 */
import { type Statement, statement } from './sql.js';

export interface InBothLanguages {
  readonly fr: string;
  readonly en: string;
}

/** One column that says something about a person. */
export interface PersonalColumn {
  /** What the export writes: the value, an expression that a person can read, or nothing, with the reason. */
  readonly inExport: 'VALUE' | { readonly sql: string } | { readonly leftOut: string };
  /** The expression that erasure writes when the row stays. Without it the value stays, or goes with the row. */
  readonly erasedAs?: string;
}

/** A table that says something about persons. Its purpose and retention hold for each of its personal columns. */
export interface PersonalTable {
  readonly kind: 'PERSONAL';
  /** `ACCOUNT`: the rows belong to the account, whatever the network. `NETWORK`: they are found in each network in turn. */
  readonly scope: 'ACCOUNT' | 'NETWORK';
  /** SQL condition for the rows about one person, with :account, :member, :email, :mail_pattern and :now. */
  readonly rows: string;
  readonly purpose: InBothLanguages;
  readonly retention: InBothLanguages;
  /** What erasure does with the rows: deletes them, overwrites columns, or keeps them because a law or a ledger asks for it. */
  readonly erasure: 'DELETE' | 'PSEUDONYMISE' | 'KEEP';
  readonly personal: Readonly<Record<string, PersonalColumn>>;
  readonly impersonal: readonly string[];
}

/** A table that says nothing about any person. */
export interface ImpersonalTable {
  readonly kind: 'IMPERSONAL';
  readonly impersonal: readonly string[];
}

export type DeclaredTable = (PersonalTable | ImpersonalTable) & { readonly owner: string; readonly name: string };

const words = (list: string): string[] => list.split(/\s+/).filter(Boolean);

export const impersonal = (columns: string): ImpersonalTable => ({ kind: 'IMPERSONAL', impersonal: words(columns) });

/** @param table its columns that say nothing about a person are a list of words; the personal ones may be words, too: exported as they are */
export const personal = (
  table: Omit<PersonalTable, 'kind' | 'impersonal' | 'personal'> & {
    readonly exported?: string;
    readonly personal?: Readonly<Record<string, PersonalColumn>>;
    readonly impersonal?: string;
  },
): PersonalTable => {
  const { exported = '', personal: columns = {}, impersonal: others = '', ...rest } = table;
  const asTheyAre = Object.fromEntries(words(exported).map((column) => [column, { inExport: 'VALUE' as const }]));
  return { kind: 'PERSONAL', ...rest, personal: { ...asTheyAre, ...columns }, impersonal: words(others) };
};

/** A column that the export leaves out, and why. */
export const leftOut = (why: string): PersonalColumn => ({ inExport: { leftOut: why } });
/** A column that the export writes in another form. */
export const exportedAs = (sql: string): PersonalColumn => ({ inExport: { sql } });
/** A column that the export writes as it is and erasure overwrites. */
export const erasedAs = (sql: string): PersonalColumn => ({ inExport: 'VALUE', erasedAs: sql });

const declared = new Map<string, DeclaredTable>();

/** Declares the tables that a lib owns: its statements and entities write these and no others. */
export function declareTables(
  owner: string,
  tables: Readonly<Record<string, PersonalTable | ImpersonalTable>>,
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

/** The values that the statements about one person are given. */
export interface PersonKeys {
  readonly account: string;
  /** Of the network that the transaction works for; null where the account is no member. */
  readonly member: string | null;
  readonly email: string;
  readonly now: Temporal.Instant;
}

const TYPES = { account: 'uuid', member: 'uuid', email: 'text', mail_pattern: 'text', now: 'timestamptz' } as const;
type Placeholder = keyof typeof TYPES;

/** A statement about one person, with the values it takes in order. */
export interface PersonStatement {
  readonly statement: Statement;
  readonly values: (keys: PersonKeys) => unknown[];
}

/** A regular expression for a mail address that stands alone in a text: `b@x.fr` is not found in `ab@x.fr`. */
const mailPattern = (email: string): string =>
  String.raw`(^|[^\w.%+-])${email.replace(/[^\w@]/g, String.raw`\$&`)}($|[^\w-])`;

function personStatement(name: string, text: string): PersonStatement {
  const order: Placeholder[] = [];
  const compiled = text.replace(/(?<!:):(account|member|email|mail_pattern|now)\b/g, (_, key: Placeholder) => {
    if (!order.includes(key)) order.push(key);
    return `$${order.indexOf(key) + 1}::${TYPES[key]}`;
  });
  const valueOf = (keys: PersonKeys, key: Placeholder) =>
    key === 'mail_pattern' ? mailPattern(keys.email) : keys[key];
  return { statement: statement(name, compiled), values: (keys) => order.map((key) => valueOf(keys, key)) };
}

type Owned<Table> = Table & { readonly owner: string; readonly name: string };

/** Reads what the export writes of one table: one JSON object for each row. */
export function exportStatement({ owner, name, rows, personal: columns }: Owned<PersonalTable>): PersonStatement {
  const written = Object.entries(columns).flatMap(([column, { inExport }]) => {
    if (inExport === 'VALUE') return [column];
    return 'sql' in inExport ? [`${inExport.sql} as ${column}`] : [];
  });
  const text = `select row_to_json(e) as row from (select ${written.join(', ')} from ${name} where ${rows}) e`;
  return personStatement(`${owner}.export.${name}`, text);
}

/** Erases one person from one table; undefined when its rows are kept as they are. */
export function eraseStatement({ owner, name, rows, erasure, personal: columns }: Owned<PersonalTable>) {
  if (erasure === 'KEEP') return undefined;
  const overwritten = Object.entries(columns).flatMap(([column, { erasedAs: sql }]) =>
    sql === undefined ? [] : [`${column} = ${sql}`],
  );
  const act = erasure === 'DELETE' ? `delete from ${name}` : `update ${name} set ${overwritten.join(', ')}`;
  return personStatement(`${owner}.erase.${name}`, `${act} where ${rows}`);
}
