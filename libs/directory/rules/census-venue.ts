import { createHash } from 'node:crypto';
import { foldText } from '#libs/platform';
import { FAR_METERS, type Point, distanceMeters, isSwapped } from '../geography.js';
import { type VenueKind } from '../kinds.js';
import { type CensusFile, type CensusRow } from './census-file.js';
import { kindOf } from './census-kind.js';
import { communeOfCode } from './commune-codes.js';
import { type RefusedRow } from './import-fault.js';
import { slugOf } from './slug.js';

/** Original fields that are stored with the venue; none of them is personal data. */
const STORED_FIELDS = [
  'street',
  'postcode',
  'cityWritten',
  'inseeCode',
  'cityName',
  'website',
  'type',
  'geocoded',
  'precision',
  'metropolis',
] as const;

/** A doubt about a row: its code in the database, and a sentence for people. */
export interface Doubt {
  readonly code: 'KIND' | 'PRECISION' | 'POINT_SHARED' | 'DUPLICATE' | 'COMMUNE';
  readonly why: string;
}

/** A venue as a census row describes it. */
export interface CensusVenue {
  readonly line: number;
  readonly sourceId: string;
  readonly name: string;
  readonly kind: VenueKind;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly communeCode: string | null;
  readonly lat: number;
  readonly lon: number;
  /** 0 to 1, in hundredths; null when the file has no value. */
  readonly precision: number | null;
  readonly website: string | null;
  readonly doubts: readonly Doubt[];
  readonly original: Readonly<Record<string, string>>;
}

const SURE_PRECISION = 0.6;
const MAX_NAME_LENGTH = 200;

/** The network that the file is imported into. */
export interface CensusPlace {
  readonly name: string;
  readonly centre: Point;
}

/** The venues of a census file for a network, and the invalid rows. */
export function censusVenues(
  file: CensusFile,
  { name, centre }: CensusPlace,
): { venues: CensusVenue[]; refused: RefusedRow[] } {
  const venues: CensusVenue[] = [];
  const refused: RefusedRow[] = [...file.refused];
  const lineOf = new Map<string, number>();
  const isElsewhere = elsewhere(file.rows, name);
  for (const row of file.rows) {
    const sourceId = sourceIdOf(row, file.columns.has('id'));
    const refuse = (reason: string) => refused.push({ line: row.line, sourceId: sourceId ?? '', reason });
    if (sourceId === null) {
      refuse('no ID');
      continue;
    }
    if (isElsewhere(row)) {
      refuse(
        `of ${row.fields.metropolis ? `another metropolis: ${row.fields.metropolis.slice(0, 80)}` : 'no metropolis'}`,
      );
      continue;
    }
    const made = venueOf(row, sourceId, centre, file.columns.has('precision'));
    if (typeof made === 'string') {
      refuse(made);
      continue;
    }
    const before = lineOf.get(sourceId);
    if (before !== undefined) {
      refuse(`the same ${file.columns.has('id') ? 'ID' : 'name and address'} as line ${before}`);
      continue;
    }
    lineOf.set(sourceId, row.line);
    venues.push(made);
  }
  return { venues: markShared(venues), refused: refused.sort((a, b) => a.line - b.line) };
}

/** In a file of several metropolises that includes the network, rows of the others are left out. */
function elsewhere(rows: readonly CensusRow[], name: string): (row: CensusRow) => boolean {
  const metropolises = new Set(rows.map(({ fields }) => fields.metropolis).filter((metropolis) => metropolis !== ''));
  const ours = new Set(
    [...metropolises].filter((metropolis) => `-${slugOf(metropolis)}-`.includes(`-${slugOf(name)}-`)),
  );
  return metropolises.size > 1 && ours.size > 0 ? ({ fields }) => !ours.has(fields.metropolis) : () => false;
}

function sourceIdOf({ fields }: CensusRow, hasIds: boolean): string | null {
  if (hasIds) return fields.id === '' || fields.id.length > 100 ? null : fields.id;
  return idByName({ name: fields.name, street: streetOf(fields.street), postcode: postcodeOf(fields.postcode) });
}

const BY_NAME = 'name:';

/** The identity of a venue in a file without ids: its name and address, however they are spelled. */
export function idByName({ name, street, postcode }: { name: string; street: string; postcode: string }): string {
  const key = [name, street, postcode].map(foldText).join('|');
  return `${BY_NAME}${createHash('sha256').update(key).digest('base64url').slice(0, 16)}`;
}

/** The same identity for a venue whose id was made by an earlier version. */
export const currentId = (sourceId: string, imported: { name: string; street: string; postcode: string }): string =>
  sourceId.startsWith(BY_NAME) ? idByName(imported) : sourceId;

const streetOf = (text: string) => text.slice(0, 300);

/** The venue, or why the row is invalid. */
function venueOf(
  { line, fields }: CensusRow,
  sourceId: string,
  centre: Point,
  isScored: boolean,
): CensusVenue | string {
  if (!/[\p{L}\p{N}]/u.test(fields.name)) return 'no name';
  if (fields.name.length > MAX_NAME_LENGTH) return `a name of more than ${MAX_NAME_LENGTH} characters`;
  const point = pointOf(fields.lat, fields.lon, centre);
  if (typeof point === 'string') return point;
  const { kind, doubt } = kindOf(fields.name, fields.type);
  const precision = precisionOf(fields.precision);
  const meters = distanceMeters(point, centre);
  if (meters > FAR_METERS) return `${Math.round(meters / 1000)} km from the centre of the network`;
  const doubts: (Doubt | null)[] = [
    doubt ? { code: 'KIND', why: doubt } : null,
    isScored && (precision ?? 0) < SURE_PRECISION
      ? {
          code: 'PRECISION',
          why:
            precision === null
              ? 'the location of its address was not verified'
              : `its address was found with a precision of ${precision} only`,
        }
      : null,
  ];
  return {
    line,
    sourceId,
    name: fields.name,
    kind,
    street: streetOf(fields.street),
    postcode: postcodeOf(fields.postcode),
    city: [fields.cityName, fields.cityWritten].find((city) => /\p{L}/u.test(city))?.slice(0, 100) ?? '',
    communeCode: communeOfCode(fields.inseeCode),
    ...point,
    precision,
    website: websiteOf(fields.website),
    doubts: doubts.filter((each) => each !== null),
    original: Object.fromEntries(
      STORED_FIELDS.filter((column) => fields[column] !== '').map((column) => [column, fields[column]]),
    ),
  };
}

function pointOf(latitude: string, longitude: string, centre: Point): Point | string {
  if (latitude === '' || longitude === '') return 'no coordinates';
  const [lat, lon] = [degrees(latitude), degrees(longitude)];
  const given = `${latitude}, ${longitude}`.slice(0, 60);
  if (lat === null || lon === null) return `coordinates that are not numbers: ${given}`;
  if (lat === 0 && lon === 0) return 'no coordinates';
  const onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  if (isSwapped({ lat, lon }, centre)) return `latitude and longitude are swapped: ${given}`;
  return onEarth ? { lat, lon } : `coordinates that are not degrees of latitude and longitude (WGS84): ${given}`;
}

function degrees(text: string): number | null {
  return /^[+-]?\d{1,12}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

function precisionOf(text: string): number | null {
  const value = degrees(text);
  return value === null || value < 0 || value > 1 ? null : Math.round(value * 100) / 100;
}

function postcodeOf(text: string): string {
  if (/^\d{4}$/.test(text)) return `0${text}`;
  return /^\d{5}$/.test(text) ? text : '';
}

/** A complete web address; null when it is invalid or a mail address. */
function websiteOf(text: string): string | null {
  if (text === '' || text.length > 300 || /\s/.test(text)) return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  const isPage =
    ['http:', 'https:'].includes(url.protocol) &&
    !url.username &&
    !url.password &&
    /\.([a-z]{2,24}|xn--[a-z0-9-]+)$/.test(url.hostname);
  return isPage ? whole : null;
}

/** About a metre: closer points look like one point on the map. */
export const pointKey = ({ lat, lon }: Point) => `${lat.toFixed(5)} ${lon.toFixed(5)}`;

/** Two venues of one name closer than this are probably the same. */
const SAME_PLACE_METERS = 300;
const squeezed = (name: string) => slugOf(name).replaceAll('-', '');

function markShared(venues: CensusVenue[]): CensusVenue[] {
  const points = Map.groupBy(venues, pointKey);
  const names = Map.groupBy(venues, ({ name }) => squeezed(name));
  const listOf = (others: CensusVenue[]) => others.map(({ name, line }) => `${name} (line ${line})`).join(', ');
  return venues.map((venue) => {
    const sharing = points.get(pointKey(venue))!.filter((other) => other !== venue);
    const duplicates = names
      .get(squeezed(venue.name))!
      .filter((other) => other !== venue && distanceMeters(other, venue) < SAME_PLACE_METERS);
    const doubts = [...venue.doubts];
    if (sharing.length > 0) doubts.push({ code: 'POINT_SHARED', why: `on one point with ${listOf(sharing)}` });
    if (duplicates.length > 0)
      doubts.push({ code: 'DUPLICATE', why: `may be the same place as ${listOf(duplicates)}` });
    return { ...venue, doubts };
  });
}
