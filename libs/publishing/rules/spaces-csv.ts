import { parse } from 'csv-parse/sync';
import { SPACE_KINDS, type SpaceKind, type SpaceTexts, capabilities, equipment } from '#libs/directory';
import { type CsvCell, type Locale, csvFile, csvRows, nameOf } from '#libs/platform';

/** The columns of a file of spaces, with the names that spreadsheets may use for them. */
const COLUMNS = {
  name: ['name', 'nom'],
  kind: ['kind', 'type'],
  tariffClass: ['class', 'classe'],
  capacity: ['capacity', 'capacité', 'capacite', 'places'],
  shared: ['shared', 'partagé', 'partage'],
  bufferMinutes: ['buffer', 'battement'],
  leadMinutes: ['lead', 'préavis', 'preavis'],
  minMinutes: ['min'],
  maxMinutes: ['max'],
  needsOperator: ['operator', 'opérateur', 'operateur'],
  stepFree: ['step-free', 'plain-pied'],
  adultOnly: ['adults-only', 'majeurs'],
  needsApproval: ['approval', 'accord'],
  equipment: ['equipment', 'équipement', 'equipement'],
  capabilities: ['capabilities', 'capacités', 'usages'],
  // A file that has one description has it in French, as files did before spaces had two.
  descriptionFr: ['description-fr', 'description'],
  descriptionEn: ['description-en'],
} as const;
type Column = keyof typeof COLUMNS;
const HEADER = Object.values(COLUMNS).map(([name]) => name);
const NEEDED: readonly Column[] = ['name', 'kind', 'tariffClass', 'capacity'];
export const MOST_ROWS = 200;

/** Lengths and waits where a file leaves them out, in minutes. */
const DEFAULTS = { bufferMinutes: 0, leadMinutes: 0, minMinutes: 30, maxMinutes: 720 };

export interface SpaceLine {
  /** Of the file, counted from 1. */
  readonly line: number;
  readonly name: string;
  readonly faults: readonly string[];
  /** Undefined where there are faults. */
  readonly space: SpaceTexts | undefined;
}

const texts = {
  fr: {
    unreadable: 'ce fichier ne se lit pas comme du CSV',
    missing: (column: string) => `la colonne « ${column} » manque`,
    tooMany: `plus de ${MOST_ROWS} lignes`,
    empty: (column: string) => `« ${column} » est vide`,
    bad: (column: string, value: string, choices: string) => `« ${column} » : ${value} ; choisissez parmi ${choices}`,
    number: (column: string, from: number, to: number) => `« ${column} » : un nombre entier de ${from} à ${to}`,
    quarter: (column: string) => `« ${column} » : un multiple de 15`,
    order: '« min » est plus grand que « max »',
    badName: '« name » : 200 caractères visibles au plus, avec une lettre ou un chiffre',
    twice: 'ce nom est déjà pris dans ce lieu ou ce fichier',
    long: (column: string, most: number) => `« ${column} » : ${most} caractères au plus`,
  },
  en: {
    unreadable: 'this file cannot be read as CSV',
    missing: (column: string) => `the column “${column}” is missing`,
    tooMany: `more than ${MOST_ROWS} lines`,
    empty: (column: string) => `“${column}” is empty`,
    bad: (column: string, value: string, choices: string) => `“${column}”: ${value}; choose one of ${choices}`,
    number: (column: string, from: number, to: number) => `“${column}”: a whole number from ${from} to ${to}`,
    quarter: (column: string) => `“${column}”: a multiple of 15`,
    order: '“min” is greater than “max”',
    badName: '“name”: 200 visible characters at most, with a letter or a digit',
    twice: 'this name is taken in this venue or file',
    long: (column: string, most: number) => `“${column}”: ${most} characters at most`,
  },
};

/** The spaces of a file, line by line, with what is wrong with each. Nothing is written. */
export function readSpaces(
  csv: string,
  known: { readonly tariffClasses: readonly string[]; readonly names: readonly string[] },
  locale: Locale,
): SpaceLine[] {
  const say = texts[locale];
  const fault = (line: number, text: string): SpaceLine[] => [{ line, name: '', faults: [text], space: undefined }];
  const file = csvRows(parse, csv, COLUMNS);
  if (!file) return fault(1, say.unreadable);
  const missing = NEEDED.find((column) => !file.has(column));
  if (missing) return fault(1, say.missing(COLUMNS[missing][0]));
  if (file.rows.length > MOST_ROWS) return fault(MOST_ROWS + 2, say.tooMany);
  const taken = new Set(known.names.map(nameKey));
  return file.rows.map(({ line, value }) => readRow(line, value, known.tariffClasses, taken, locale));
}

const nameKey = (name: string): string => name.toLowerCase();

const YES = /^(true|yes|oui|vrai|1|x)$/i;
const NO = /^(false|no|non|faux|0)$/i;

function readRow(
  line: number,
  value: (column: Column) => string,
  tariffClasses: readonly string[],
  taken: Set<string>,
  locale: Locale,
): SpaceLine {
  const say = texts[locale];
  const faults: string[] = [];
  const label = (column: Column) => COLUMNS[column][0];
  const choice = <T extends string>(column: Column, choices: readonly T[]): T => {
    const found = choices.find((one) => one.toLowerCase() === value(column).toLowerCase());
    if (!found) faults.push(say.bad(label(column), value(column) || '–', choices.join(', ')));
    return found ?? choices[0]!;
  };
  const whole = (column: Column, from: number, to: number, fallback?: number): number => {
    const text = value(column);
    if (text === '' && fallback !== undefined) return fallback;
    const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
    if (!(number >= from && number <= to)) faults.push(say.number(label(column), from, to));
    return number;
  };
  const quarters = (column: 'bufferMinutes' | 'minMinutes' | 'maxMinutes', from: number, to: number): number => {
    const number = whole(column, from, to, DEFAULTS[column]);
    if (number % 15 !== 0 && !Number.isNaN(number)) faults.push(say.quarter(label(column)));
    return number;
  };
  const flag = <T>(column: Column, empty: T): boolean | T => {
    const text = value(column);
    if (text === '') return empty;
    if (!YES.test(text) && !NO.test(text)) faults.push(say.bad(label(column), text, 'true, false'));
    return YES.test(text);
  };
  const codes = (column: Column, choices: readonly string[]): string[] => {
    const given = value(column).split(/[\s|]+/).filter(Boolean); // prettier-ignore
    for (const code of given)
      if (!choices.includes(code)) faults.push(say.bad(label(column), code, choices.join(', ')));
    return given;
  };
  const name = nameOf(value('name'), 200) ?? '';
  if (name === '') faults.push(value('name') === '' ? say.empty(label('name')) : say.badName);
  for (const column of ['descriptionFr', 'descriptionEn'] as const)
    if (value(column).length > 2_000) faults.push(say.long(label(column), 2_000));
  if (name !== '' && taken.has(nameKey(name))) faults.push(say.twice);
  taken.add(nameKey(name));
  const space: SpaceTexts = {
    name,
    kind: choice<SpaceKind>('kind', SPACE_KINDS),
    tariffClass: choice('tariffClass', tariffClasses),
    capacity: whole('capacity', 1, 10_000),
    exclusive: !flag('shared', false),
    bufferMinutes: quarters('bufferMinutes', 0, 240),
    leadMinutes: whole('leadMinutes', 0, 20_160, DEFAULTS.leadMinutes),
    minMinutes: quarters('minMinutes', 15, 1_440),
    maxMinutes: quarters('maxMinutes', 15, 1_440),
    needsOperator: flag('needsOperator', false),
    stepFree: flag('stepFree', null),
    trainingId: null,
    adultOnly: flag('adultOnly', false),
    needsApproval: flag('needsApproval', false),
    equipment: codes('equipment', equipment.map(({ code }) => code)), // prettier-ignore
    capabilities: codes('capabilities', capabilities.map(({ code }) => code)), // prettier-ignore
    descriptionFr: value('descriptionFr'),
    descriptionEn: value('descriptionEn'),
    partIds: [],
  };
  if (space.minMinutes > space.maxMinutes) faults.push(say.order);
  return { line, name, faults, space: faults.length > 0 ? undefined : space };
}

/** The spaces as a file that `readSpaces` reads again. */
export const writeSpaces = (spaces: readonly SpaceTexts[]): string =>
  csvFile(
    HEADER,
    spaces.map((space): CsvCell[] => [
      space.name,
      space.kind,
      space.tariffClass,
      space.capacity,
      !space.exclusive,
      space.bufferMinutes,
      space.leadMinutes,
      space.minMinutes,
      space.maxMinutes,
      space.needsOperator,
      space.stepFree,
      space.adultOnly,
      space.needsApproval,
      space.equipment.join(' '),
      space.capabilities.join(' '),
      space.descriptionFr,
      space.descriptionEn,
    ]),
  );
