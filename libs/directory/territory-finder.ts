import { type Sql, foldText } from '#libs/platform';
import { type Point } from './geography.js';
import { type TerritoryShape, territoryShapes } from './import.queries.js';
import { arrondissementOfPostcode, communeOfCode, wholeCode } from './rules/commune-codes.js';
import type * as polygon from './rules/polygon.js';
import { type StoredLocation, type VenueLocation } from './venue-location.js';

/** Finds the commune of a venue, and its arrondissement in there. */
export class TerritoryFinder {
  private readonly communes: readonly TerritoryShape[];
  private readonly arrondissements: readonly TerritoryShape[];

  private constructor(
    shapes: readonly TerritoryShape[],
    private readonly contains: typeof polygon.contains,
  ) {
    this.communes = shapes.filter(({ kind }) => kind === 'COMMUNE');
    this.arrondissements = shapes.filter(({ kind }) => kind === 'ARRONDISSEMENT');
  }

  static async of(tx: Sql, networkId: string): Promise<TerritoryFinder> {
    const { contains } = await import('./rules/polygon.js'); // loaded here, so that servers do not load the geometry code
    return new TerritoryFinder(await territoryShapes(tx, networkId), contains);
  }

  get isEmpty(): boolean {
    return this.communes.length === 0 && this.arrondissements.length === 0;
  }

  /** The commune around a point; the arrondissement when its commune is not known. */
  at(point: Point): TerritoryShape | undefined {
    return this.around(this.communes, point) ?? this.around(this.arrondissements, point);
  }

  communeWithCode(code: string | null): TerritoryShape | undefined {
    return this.communes.find((shape) => shape.code === code);
  }

  /** The commune around the point, else the commune of the INSEE code; in it, the arrondissement. */
  territoryOf(location: VenueLocation): TerritoryShape | undefined {
    const found = this.at(location) ?? this.communeWithCode(communeOfCode(location.inseeCode));
    return found && this.within(found, location);
  }

  /**
   * The territory of a venue after borders changed: the one around its point. A venue entered by people stays in the
   * territory that its address names, because borders from different sources differ by a few metres.
   */
  territoryAfterBorderChange(venue: StoredLocation): TerritoryShape | undefined {
    const current = [...this.communes, ...this.arrondissements].find(({ id }) => id === venue.territoryId);
    const commune = this.communeWithCode(current?.communeCode ?? null);
    if (venue.isImported || !current || !commune || withoutArticle(commune.name) !== withoutArticle(venue.city))
      return this.at(venue) && this.territoryOf(venue);
    return current === commune ? this.within(commune, venue) : current;
  }

  /** The arrondissement by INSEE code, else by postcode, else by point; the commune itself when it has none. */
  private within(commune: TerritoryShape, location: VenueLocation): TerritoryShape {
    const inside = this.arrondissements.filter(({ communeCode }) => communeCode === commune.communeCode);
    const withCode = (code: string | null) => inside.find((shape) => shape.code === code);
    return (
      withCode(wholeCode(location.inseeCode)) ??
      withCode(arrondissementOfPostcode(location.postcode)) ??
      this.around(inside, location) ??
      commune
    );
  }

  private around(shapes: readonly TerritoryShape[], point: Point): TerritoryShape | undefined {
    return shapes.find(
      ({ south, north, west, east, polygons }) =>
        polygons !== null &&
        point.lat >= south &&
        point.lat <= north &&
        point.lon >= west &&
        point.lon <= east &&
        this.contains(polygons, point),
    );
  }
}

/** National files leave out the article of an address: "Mulatière" is "La Mulatière". */
const withoutArticle = (name: string) => foldText(name).replace(/^(la|le|les|l) /, '');
