import type pg from 'pg';
import { type EntityManager } from 'typeorm';
import { toParameter } from './pg-types.js';
import { instrument } from '../telemetry/instrument.js';

/** A statement that the server plans once per connection. Its name must be unique in the project. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const textsByName = new Map<string, string>();

/** Declares a named statement. @throws when another text has the same name, since the wrong one could run */
export function statement(name: string, text: string): Statement {
  const existing = textsByName.get(name);
  if (existing !== undefined && existing !== text) throw new Error(`Two statements are called ${name}`);
  if (name.length > 63) throw new Error(`Statement name too long for PostgreSQL: ${name}`);
  textsByName.set(name, text);
  return { name, text };
}

/** All declared statements, for the specs that check their plans. */
export function declaredStatements(): Statement[] {
  return [...textsByName].map(([name, text]) => ({ name, text }));
}

const parts = new Map<string, StatementPart>();

/** Text that a lib gives to the statements of others, because only it writes the tables in it. */
export interface StatementPart {
  readonly owner: string;
  readonly text: string;
}

/** Declares such a text, so that a spec can tell whose tables a statement writes by it. */
export function statementPart(owner: string, text: string): string {
  parts.set(text, { owner, text });
  return text;
}

/** Every declared part; the longest first, for parts may contain parts. */
export const declaredParts = (): StatementPart[] =>
  [...parts.values()].toSorted((a, b) => b.text.length - a.text.length);

/** A statement whose parameters have names: `:start` in the text stands for the value called `start`. */
export interface NamedStatement<Name extends string> extends Statement {
  readonly values: (named: Readonly<Record<Name, unknown>>) => unknown[];
}

/** @param types of the parameters, by name, such as `{ start: 'timestamptz' }` */
export function namedStatement<Name extends string>(
  name: string,
  types: Readonly<Record<Name, string>>,
  text: string,
): NamedStatement<Name> {
  const names = Object.keys(types) as Name[];
  const numbered = (named: string): string =>
    named.replace(/(?<!:):([a-z]\w*)/gi, (_, parameter: Name) => {
      if (!names.includes(parameter)) throw new Error(`${name} has no parameter called ${parameter}`);
      return `$${names.indexOf(parameter) + 1}::${types[parameter]}`;
    });
  for (const part of declaredParts()) if (text.includes(part.text)) statementPart(part.owner, numbered(part.text));
  return { ...statement(name, numbered(text)), values: (named) => names.map((parameter) => named[parameter]) };
}

/** Runs named statements on one connection or on the pool. Rows have the column names of the statement. */
export class Sql {
  constructor(private readonly runner: Pick<pg.ClientBase, 'query'>) {}

  async rows<Row extends object>(namedStatement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.execute<Row>(namedStatement, values)).rows;
  }

  async maybe<Row extends object>(
    namedStatement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row | undefined> {
    const rows = await this.rows<Row>(namedStatement, values);
    if (rows.length > 1) throw new Error(`${namedStatement.name} gave ${rows.length} rows where one was expected`);
    return rows[0];
  }

  async one<Row extends object>(namedStatement: Statement, values: readonly unknown[] = []): Promise<Row> {
    const row = await this.maybe<Row>(namedStatement, values);
    if (row === undefined) throw new Error(`${namedStatement.name} gave no row`);
    return row;
  }

  /** Runs a write. @returns the number of rows written */
  async run(namedStatement: Statement, values: readonly unknown[] = []): Promise<number> {
    return (await this.execute(namedStatement, values)).rowCount ?? 0;
  }

  private execute<Row extends object>({ name, text }: Statement, values: readonly unknown[]) {
    return instrument({ kind: 'sql', name }, () =>
      this.runner.query<Row>({ name, text, values: values.map(toParameter) }),
    );
  }
}

/** Statements and entities of one transaction: what both do is committed or undone together. */
export class Transaction extends Sql {
  private manager: EntityManager | undefined;

  /** @param openEntities called at the first use of an entity: most transactions use none */
  constructor(
    client: Pick<pg.ClientBase, 'query'>,
    private readonly openEntities: () => EntityManager,
  ) {
    super(client);
  }

  /** For rows that a form edits, through insertRow, findRow and updateRow. */
  get entities(): EntityManager {
    return (this.manager ??= this.openEntities());
  }
}
