export { type AvailableSpace, type SpaceWish, findSpaces } from './available-spaces.queries.js';
export { type Point, distanceMeters } from './geography.js';
export { SPACE_KINDS, type SpaceKind, VENUE_KINDS, type VenueKind } from './kinds.js';
export {
  type CapabilityWords,
  type EquipmentWords,
  type SpaceKindWords,
  type TariffClass,
  type VenueKindWords,
  capabilities,
  equipment,
  spaceKinds,
  spokenVocabulary,
  venueKinds,
} from './vocabulary.data.js';
