import { parse } from 'csv-parse/sync';
import { type Locale, foldText, nameOf, parseMailAddress } from '#libs/platform';

export const MOST_INVITATIONS = 500;
export const FILE_FAULTS = ['NO_ADDRESS', 'BAD_ADDRESS', 'TWICE_IN_FILE', 'ALREADY_MEMBER', 'ALREADY_INVITED'] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

/** One line of a file of people to invite. */
export interface InvitationLine {
  /** The first line of the file is 1. */
  readonly line: number;
  readonly email: string;
  readonly name: string | null;
  readonly locale: Locale;
  readonly fault: FileFault | null;
}

const COLUMNS = {
  email: ['email', 'mail', 'e-mail', 'courriel', 'adresse mail', 'adresse e-mail', 'adresse', 'mail address'],
  name: ['nom', 'name', 'prenom et nom', 'nom complet', 'full name'],
  locale: ['langue', 'language', 'locale'],
};
type Columns = Record<keyof typeof COLUMNS, number>;

function columnsOf(header: readonly string[]): Columns | undefined {
  const names = header.map((cell) => foldText(cell).trim());
  const find = (column: keyof typeof COLUMNS) => names.findIndex((name) => COLUMNS[column].includes(name));
  const columns = { email: find('email'), name: find('name'), locale: find('locale') };
  return columns.email >= 0 ? columns : undefined;
}

/** A file without titles: the address is the first cell with an @, the name the first cell without one. */
function columnsByContent(record: readonly string[]): Columns {
  const email = Math.max(0, record.findIndex((cell) => cell.includes('@'))); // prettier-ignore
  return { email, name: record.findIndex((_, at) => at !== email), locale: -1 };
}

const separatorOf = (text: string): string => {
  const [first = ''] = text.split('\n', 1);
  return [';', '\t', ','].find((separator) => first.includes(separator)) ?? ',';
};

/** The people that a CSV text names, with what is wrong on each line. @returns undefined when it is not CSV */
export function readInvitationFile(text: string, fallback: Locale): InvitationLine[] | undefined {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
      info: true,
    }) as unknown as typeof records;
  } catch {
    return undefined;
  }
  const [first] = records;
  if (!first) return [];
  const titled = columnsOf(first.record);
  const columns = titled ?? columnsByContent(first.record);
  const seen = new Set<string>();
  return records.slice(titled ? 1 : 0).map(({ record, info: { lines: line } }) => {
    const typed = (record[columns.email] ?? '').trim();
    const email = parseMailAddress(typed);
    const isRepeated = email !== undefined && seen.has(email.toLowerCase());
    if (email) seen.add(email.toLowerCase());
    const language = foldText(record[columns.locale] ?? '').slice(0, 2);
    return {
      line,
      email: (email ?? typed).slice(0, 254),
      name: nameOf(record[columns.name] ?? '') ?? null,
      locale: language === 'fr' || language === 'en' ? language : fallback,
      fault: typed === '' ? 'NO_ADDRESS' : email === undefined ? 'BAD_ADDRESS' : isRepeated ? 'TWICE_IN_FILE' : null,
    };
  });
}
