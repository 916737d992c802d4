import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface SqlFunction {
  /** Name of the function and of its file. */
  readonly name: string;
  /** `create or replace function …` */
  readonly text: string;
}

const folder = join(import.meta.dirname, 'functions');

/**
 * SQL functions by their current text in `functions/NAME.sql`. They are applied after all migrations, and again when
 * their text changed. So no index, generated column or earlier migration may use one.
 */
export const functions: readonly SqlFunction[] = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .toSorted()
  .map((file) => ({ name: file.slice(0, -'.sql'.length), text: readFileSync(join(folder, file), 'utf8') }));
