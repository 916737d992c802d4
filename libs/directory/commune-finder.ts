import { type Sql } from '#libs/platform';
import { type Point } from './geography.js';
import { type TerritoryShape, communeShapes } from './import.queries.js';
import type * as polygon from './rules/polygon.js';

/** Tells in which commune of a network a point lies. */
export class CommuneFinder {
  private constructor(
    private readonly shapes: readonly TerritoryShape[],
    private readonly contains: typeof polygon.contains,
  ) {}

  static async of(tx: Sql, networkId: string): Promise<CommuneFinder> {
    const { contains } = await import('./rules/polygon.js'); // servers do without the geometry
    return new CommuneFinder(await communeShapes(tx, networkId), contains);
  }

  get isEmpty(): boolean {
    return this.shapes.length === 0;
  }

  at(point: Point): TerritoryShape | undefined {
    return this.shapes.find(
      ({ south, north, west, east, polygons }) =>
        point.lat >= south &&
        point.lat <= north &&
        point.lon >= west &&
        point.lon <= east &&
        this.contains(polygons, point),
    );
  }

  withCode(code: string | null): TerritoryShape | undefined {
    return this.shapes.find((shape) => shape.code === code);
  }
}
