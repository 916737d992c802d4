import { createHash } from 'node:crypto';
import { foldText } from '#libs/platform';
import { FAR_METERS, type Point, distanceMeters, isSwapped } from '../geography.js';
import { type VenueKind } from '../kinds.js';
import { type CensusFile, type CensusRow } from './census-file.js';
import { kindOf } from './census-kind.js';
import { communeOfCode } from './commune-codes.js';
import { type RefusedRow } from './import-fault.js';
import { slugOf } from './slug.js';

/** What of a row is remembered as the file had it; nothing about persons. */
const KEPT = [
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

/** A doubt about a row: its name in the database, and in words. */
export interface Doubt {
  readonly code: 'KIND' | 'PRECISION' | 'POINT_SHARED' | 'DUPLICATE' | 'COMMUNE';
  readonly why: string;
}

/** A venue as a census row tells of it. */
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
  /** 0 to 1, in hundredths; null when the file does not say. */
  readonly precision: number | null;
  readonly website: string | null;
  readonly doubts: readonly Doubt[];
  readonly original: Readonly<Record<string, string>>;
}

const SURE_PRECISION = 0.6;
const LONGEST_NAME = 200;

/** The network that a file is read for. */
export interface CensusPlace {
  readonly name: string;
  readonly centre: Point;
}

/** The venues of a census file for a network, and the rows that cannot be one. */
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

/** In a file of several metropolises, one of which is named like the network, the rows of the others are not meant. */
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

/** The identity of a venue in a file without IDs: its name and address, however they are spelled. */
export function idByName({ name, street, postcode }: { name: string; street: string; postcode: string }): string {
  const key = [name, street, postcode].map(foldText).join('|');
  return `${BY_NAME}${createHash('sha256').update(key).digest('base64url').slice(0, 16)}`;
}

/** The same for a venue imported before, under an ID that an earlier version made. */
export const currentId = (sourceId: string, imported: { name: string; street: string; postcode: string }): string =>
  sourceId.startsWith(BY_NAME) ? idByName(imported) : sourceId;

const streetOf = (text: string) => text.slice(0, 300);

/** The venue, or why the row is none. */
function venueOf(
  { line, fields }: CensusRow,
  sourceId: string,
  centre: Point,
  isScored: boolean,
): CensusVenue | string {
  if (!/[\p{L}\p{N}]/u.test(fields.name)) return 'no name';
  if (fields.name.length > LONGEST_NAME) return `a name of more than ${LONGEST_NAME} characters`;
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
              ? 'nobody checked where its address is'
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
      KEPT.filter((column) => fields[column] !== '').map((column) => [column, fields[column]]),
    ),
  };
}

function pointOf(latitude: string, longitude: string, centre: Point): Point | string {
  if (latitude === '' || longitude === '') return 'no coordinates';
  const [lat, lon] = [degrees(latitude), degrees(longitude)];
  const said = `${latitude}, ${longitude}`.slice(0, 60);
  if (lat === null || lon === null) return `coordinates that are no numbers: ${said}`;
  if (lat === 0 && lon === 0) return 'no coordinates';
  const onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  if (isSwapped({ lat, lon }, centre)) return `latitude and longitude are swapped: ${said}`;
  return onEarth ? { lat, lon } : `coordinates that are no degrees of latitude and longitude (WGS84): ${said}`;
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

/** An address of pages, made whole; null when it is none, or somebody's mail address. */
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

/** About a metre: closer points are one for whoever looks at the map. */
export const pointKey = ({ lat, lon }: Point) => `${lat.toFixed(5)} ${lon.toFixed(5)}`;

/** Closer than this, two places of one name are probably one place. */
const SAME_PLACE_METERS = 300;
const squeezed = (name: string) => slugOf(name).replaceAll('-', '');

function markShared(venues: CensusVenue[]): CensusVenue[] {
  const points = Map.groupBy(venues, pointKey);
  const names = Map.groupBy(venues, ({ name }) => squeezed(name));
  const said = (others: CensusVenue[]) => others.map(({ name, line }) => `${name} (line ${line})`).join(', ');
  return venues.map((venue) => {
    const sharing = points.get(pointKey(venue))!.filter((other) => other !== venue);
    const alike = names
      .get(squeezed(venue.name))!
      .filter((other) => other !== venue && distanceMeters(other, venue) < SAME_PLACE_METERS);
    const doubts = [...venue.doubts];
    if (sharing.length > 0) doubts.push({ code: 'POINT_SHARED', why: `on one point with ${said(sharing)}` });
    if (alike.length > 0) doubts.push({ code: 'DUPLICATE', why: `perhaps the same place as ${said(alike)}` });
    return { ...venue, doubts };
  });
}
