export { type AvailableSpace, type SpaceWish, findSpaces } from './available-spaces.queries.js';
export { type Point, distanceMeters } from './geography.js';
export { SPACE_KINDS, type SpaceKind, VENUE_KINDS, type VenueKind } from './kinds.js';
