import type pg from 'pg';
import { bind } from './pg-types.js';
import { instrument } from '../telemetry/instrument.js';

/** A statement the server plans once a connection: the name must be unique in the project. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const known = new Map<string, string>();

/** Declares a named statement. Two different texts under one name would run the wrong one, so that throws at load. */
export function statement(name: string, text: string): Statement {
  const before = known.get(name);
  if (before !== undefined && before !== text) throw new Error(`Two statements are called ${name}`);
  if (name.length > 63) throw new Error(`Statement name too long for PostgreSQL: ${name}`);
  known.set(name, text);
  return { name, text };
}

/** All declared statements, for the tests that look at their plans. */
export function declaredStatements(): Statement[] {
  return [...known].map(([name, text]) => ({ name, text }));
}

/** Runs named statements on one connection or on the pool. Column names come back as the statement spells them. */
export class Sql {
  constructor(private readonly runner: Pick<pg.ClientBase, 'query'>) {}

  async rows<Row extends object>(wanted: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.ask<Row>(wanted, values)).rows;
  }

  async maybe<Row extends object>(wanted: Statement, values: readonly unknown[] = []): Promise<Row | undefined> {
    const rows = await this.rows<Row>(wanted, values);
    if (rows.length > 1) throw new Error(`${wanted.name} gave ${rows.length} rows where one was expected`);
    return rows[0];
  }

  async one<Row extends object>(wanted: Statement, values: readonly unknown[] = []): Promise<Row> {
    const row = await this.maybe<Row>(wanted, values);
    if (row === undefined) throw new Error(`${wanted.name} gave no row`);
    return row;
  }

  /** Runs a write and tells how many rows it touched. */
  async run(wanted: Statement, values: readonly unknown[] = []): Promise<number> {
    return (await this.ask(wanted, values)).rowCount ?? 0;
  }

  private ask<Row extends object>({ name, text }: Statement, values: readonly unknown[]) {
    return instrument({ kind: 'sql', name }, () => this.runner.query<Row>({ name, text, values: values.map(bind) }));
  }
}
