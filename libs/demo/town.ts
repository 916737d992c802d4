import { type SpaceKind, type VenueKind } from '#libs/directory';
import { type Chance } from './chance.js';

export type { SpaceKind, VenueKind };

/** Longitude first, like GeoJSON. */
export type LonLat = readonly [lon: number, lat: number];

export interface TerritoryData {
  kind: 'COMMUNE' | 'ARRONDISSEMENT';
  code: string;
  name: string;
  postcode: string;
  centre: LonLat;
  /** One ring each, not closed. */
  rings: LonLat[][];
  /** The weight with which it attracts venues; 0 for none, such as a commune whose arrondissements have them. */
  pull: number;
}

export interface QuarterData {
  name: string;
  centre: LonLat;
}

/** The given data of a town; the rest is drawn by chance. */
export interface TownData {
  slug: string;
  name: string;
  zone: string;
  centre: LonLat;
  territories: TerritoryData[];
  quarters: QuarterData[];
  venues: Record<VenueKind, number>;
  members: number;
  mentors: number;
}

/** The days a town is drawn for, from the first (included) to the last (excluded), and when each begins. */
export interface Days {
  readonly today: Temporal.PlainDate;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly midnightsMs: readonly number[];
}

/** One network while it is drawn: the random generator, the moment, and the rows so far. */
export interface Town {
  readonly data: TownData;
  readonly networkId: string;
  readonly seed: number;
  readonly chance: Chance;
  readonly now: Temporal.Instant;
  readonly days: Days;
  readonly rows: Rows;
}

export type Row = Record<string, unknown>;

/** Rows by table, with column names as keys; all rows of one table have the same columns. */
export class Rows {
  private readonly tables = new Map<string, Row[]>();

  add(table: string, row: Row): void {
    const rows = this.tables.get(table);
    if (rows) rows.push(row);
    else this.tables.set(table, [row]);
  }

  /** Replaces all rows of a table. */
  replace(table: string, rows: Row[]): void {
    this.tables.set(table, rows);
  }

  of(table: string): readonly Row[] {
    return this.tables.get(table) ?? [];
  }

  get count(): number {
    return [...this.tables.values()].reduce((sum, rows) => sum + rows.length, 0);
  }
}
