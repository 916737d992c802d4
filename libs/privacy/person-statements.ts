import {
  type DeclaredTable,
  type PersonalTable,
  declaredTables,
  eraseStatement,
  exportStatement,
  mergeStatements,
} from '#libs/platform';

export type OwnedPersonalTable = Extract<DeclaredTable, PersonalTable>;

const personalTables = declaredTables().filter((table): table is OwnedPersonalTable => table.kind === 'PERSONAL');

/** How each personal table is read for the export, in the order in which the libs declare them. */
export const EXPORTS = personalTables.map((table) => ({ table, ...exportStatement(table) }));

/** How one person is erased from each personal table that does not keep its rows. */
export const ERASURES = personalTables.flatMap((table) => {
  const made = eraseStatement(table);
  return made ? [{ table, ...made }] : [];
});

/** How the rows of one membership become those of another one of the same person, table by table. */
export const MERGES = personalTables.flatMap((table) => {
  const statements = mergeStatements(table);
  return statements.length > 0 ? [{ table, statements }] : [];
});
