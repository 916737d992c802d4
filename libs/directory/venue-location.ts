import { type Point } from './geography.js';

/** What tells where a venue lies. */
export interface VenueLocation extends Point {
  readonly postcode: string;
  /** INSEE code of the commune or arrondissement of its address; empty when it is not known. */
  readonly inseeCode: string;
}

/** A venue that is in the directory. */
export interface StandingLocation extends VenueLocation {
  readonly city: string;
  readonly territoryId: string | null;
  /** It came from a file, and was not entered here. */
  readonly isImported: boolean;
}
