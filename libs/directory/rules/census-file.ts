import { parse } from 'csv-parse/sync';
import { oneLine, foldText } from '#libs/platform';
import { type Encoding, ENCODING_HINT, decodeText } from './decode-text.js';
import { garbledPart } from './garbled-text.js';
import { ImportFault, type RefusedRow } from './import-fault.js';

/** Columns of the CGET census of third places, with the names that other years and exports use. */
const COLUMNS = {
  id: ['ID', 'IDTL', 'IDENTIFIANT', 'IDTIERSLIEU'],
  name: ['NOMTL', 'NOM', 'NOMTIERSLIEU', 'NOMDUTIERSLIEU', 'NOMDULIEU'],
  street: ['ADRESSE', 'ADRESSETL', 'ADRESSEPOSTALE', 'ADR'],
  postcode: ['CP', 'CODEPOSTAL', 'CODPOST'],
  cityWritten: ['COMINIT', 'VILLE', 'COMMUNE', 'LIBCOM'],
  inseeCode: ['INSEECOM', 'CODEINSEE', 'CODGEO', 'DEPCOM', 'CODECOMMUNE', 'INSEE'],
  cityName: ['NOMCOM', 'NOMCOMMUNE'],
  website: ['WEB', 'SITEWEB', 'SITE', 'SITEINTERNET', 'URL'],
  type: ['TYPO', 'TYPOLOGIE', 'TYPE', 'CATEGORIE'],
  lat: ['LAT', 'LATITUDE'],
  lon: ['LONG', 'LON', 'LNG', 'LONGITUDE'],
  geocoded: ['GEOCOD', 'GEOCODE', 'RESULTLABEL'],
  precision: ['PRECISION', 'SCORE', 'RESULTSCORE'],
  metropolis: ['NOMMETRO', 'METROPOLE'],
} as const;
/** Maximum length in characters; a longer field counts as empty. */
const LONGEST_FIELD = 5_000;
export type CensusColumn = keyof typeof COLUMNS;
const NEEDED: CensusColumn[] = ['name', 'lat', 'lon'];
/** Columns that must not appear twice, because either could be meant. */
const KEYS: CensusColumn[] = ['id', ...NEEDED];

export interface CensusRow {
  readonly line: number;
  /** The trimmed field; empty when the column is missing. */
  readonly fields: Readonly<Record<CensusColumn, string>>;
}
export interface CensusFile {
  readonly rows: readonly CensusRow[];
  readonly refused: readonly RefusedRow[];
  readonly columns: ReadonlySet<CensusColumn>;
  /** The encoding that the file was read in. */
  readonly encoding: Encoding;
}

/**
 * Reads a census file of any year: columns by name in any order, separated by comma, semicolon or tab. @throws
 * ImportFault
 */
export function readCensusFile(given: string | Uint8Array, encoding?: string): CensusFile {
  const decoded = decodeText(given, encoding);
  const [header, ...records] = parseRecords(decoded.text.replace(/\r\n?/g, '\n'));
  if (!header) throw new ImportFault('The file is empty.');
  const garbledHeader = garbledPart(header.fields.join(', '));
  if (garbledHeader) throw new ImportFault(`The header cannot be read: ${garbledHeader}. ${ENCODING_HINT}`);
  const places = placesOf(header.fields);
  const rows: CensusRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { line, fields } of records) {
    const count = lastFilled(fields, header.fields.length);
    const value = (column: CensusColumn) => clean(fields[places.get(column) ?? -1] ?? '');
    if (count !== header.fields.length) {
      const reason = `${count} fields where the header has ${header.fields.length}: a separator or a line break may lack its quotes`;
      refused.push({ line, sourceId: value('id'), reason });
      continue;
    }
    const garbled = fields.map(garbledPart).find((part) => part !== null);
    if (garbled) {
      refused.push({ line, sourceId: value('id'), reason: garbled });
      continue;
    }
    const columns = Object.keys(COLUMNS) as CensusColumn[];
    rows.push({
      line,
      fields: Object.fromEntries(columns.map((column) => [column, value(column)])) as CensusRow['fields'],
    });
  }
  return { rows, refused, columns: new Set(places.keys()), encoding: decoded.encoding };
}

interface ParsedRecord {
  readonly line: number;
  readonly fields: string[];
}

function parseRecords(text: string): ParsedRecord[] {
  const [first = ''] = text.split('\n', 1);
  const declared = /^"?sep=([;,\t])"?$/i.exec(first);
  const body = declared ? text.slice(first.length + 1) : text;
  const before = declared ? 1 : 0;
  try {
    const parsed = parse(body, {
      delimiter: declared?.[1] ?? delimiterOf(body),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      info: true,
      raw: true,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    return parsed
      .map(({ record, raw, info }) => ({ line: before + info.lines - newlines(raw.trim()), fields: record }))
      .filter(({ fields }) => fields.some((field) => field.trim() !== ''));
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new ImportFault(
      `The file is not CSV${lines ? ` from line ${before + lines} on` : ''}: ${(error as Error).message}.`,
    );
  }
}

const newlines = (raw: string) => raw.split('\n').length - 1;

/** The separator that appears most often in the header outside quotes. */
function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split('\n', 1);
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/**
 * Positions of the columns. The first of two columns of one name counts: the census of 2018 repeats codes for the
 * metropolis.
 */
function placesOf(header: readonly string[]): Map<CensusColumn, number> {
  const names = header.map((name) => foldText(name).replaceAll(' ', '').toUpperCase());
  const places = new Map<CensusColumn, number>();
  for (const [column, aliases] of Object.entries(COLUMNS) as [CensusColumn, readonly string[]][]) {
    const alias = aliases.find((name) => names.includes(name));
    if (alias !== undefined) places.set(column, names.indexOf(alias));
  }
  const twice = KEYS.find((column) => {
    const place = places.get(column);
    return place !== undefined && names.lastIndexOf(names[place]!) !== place;
  });
  if (twice) throw new ImportFault(`Two columns are called ${header[places.get(twice)!]}.`);
  const missing = NEEDED.filter((column) => !places.has(column)).map((column) => COLUMNS[column][0]);
  if (missing.length > 0)
    throw new ImportFault(`No column ${missing.join(', ')}; the header has: ${header.join(', ').slice(0, 500)}.`);
  return places;
}

/** The number of fields of a row, without empty ones beyond the header: spreadsheets add those. */
function lastFilled(fields: readonly string[], wanted: number): number {
  let count = fields.length;
  while (count > wanted && fields[count - 1]!.trim() === '') count--;
  return count;
}

/** Removes control characters and repeated spaces. */
const clean = (field: string) => oneLine(field.toWellFormed().replace(/\p{Cc}+/gu, ' '), LONGEST_FIELD) ?? '';
