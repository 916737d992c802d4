import { type Point } from './geography.js';

/** The data that determines the territory of a venue. */
export interface VenueLocation extends Point {
  readonly postcode: string;
  /** INSEE code of the commune or arrondissement of its address; empty when not known. */
  readonly inseeCode: string;
}

/** A venue in the directory. */
export interface StoredLocation extends VenueLocation {
  readonly city: string;
  readonly territoryId: string | null;
  /** Whether it came from a file instead of being entered here. */
  readonly isImported: boolean;
}
