import { strToU8, zipSync } from 'fflate';
import { type CsvCell, type Locale, csvFile } from '#libs/platform';
import { type OwnedPersonalTable } from './person-statements.js';
import { t } from './privacy.texts.js';

/** What one table holds about the person. */
export interface Section {
  readonly table: OwnedPersonalTable;
  readonly rows: Record<string, unknown>[];
}

const cell = (value: unknown): CsvCell => {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
};

function csv({ rows }: Section): string {
  const header = Object.keys(rows[0]!);
  return csvFile(
    header,
    rows.map((row) => header.map((column) => cell(row[column]))),
  );
}

/** Says for each table what it is for, how long it is kept, what erasure does and what the export leaves out. */
function readMe(sections: readonly Section[], locale: Locale): string {
  const { readMe: words, onErasure } = t(locale);
  const parts = sections.map(({ table, rows }) => {
    const notExported = Object.entries(table.personal).flatMap(([column, { inExport }]) =>
      typeof inExport === 'object' && 'notExported' in inExport ? [column] : [],
    );
    return [
      `${table.name} (${rows.length})`,
      `  ${words.purpose}: ${table.purpose[locale]}`,
      `  ${words.retention}: ${table.retention[locale]}`,
      `  ${words.erasure}: ${onErasure[table.erasure]}`,
      ...(notExported.length > 0 ? [`  ${words.notExported}: ${notExported.join(', ')}`] : []),
    ].join('\n');
  });
  return `${[words.intro, ...parts].join('\n\n')}\n`;
}

/** The export as one zip: all of it as JSON, each part with rows as CSV, the documents, and a page of explanations. */
export function myDataFile(
  { sections, files: documents }: { sections: readonly Section[]; files: Record<string, Uint8Array<ArrayBuffer>> },
  locale: Locale,
  at: Temporal.Instant,
): Uint8Array<ArrayBuffer> {
  const whole = {
    exportedAt: at.toString(),
    ...Object.fromEntries(sections.map(({ table, rows }) => [table.name, rows])),
  };
  const files = {
    [t(locale).readMe.file]: readMe(sections, locale),
    [locale === 'fr' ? 'mes-donnees.json' : 'my-data.json']: JSON.stringify(whole, null, 2),
    ...Object.fromEntries(
      sections.filter(({ rows }) => rows.length > 0).map((section) => [`${section.table.name}.csv`, csv(section)]),
    ),
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync({ ...bytes, ...documents }, { mtime: at.epochMilliseconds });
}
