export { directoryVersionReadWith, rememberDirectoryVersion } from './cached-loader.js';
export { availableSpaces } from './available-spaces.memory.js';
import './directory.tables.js';
import './photos/file-purposes.js';
export { OwnerEntity } from './owner.entity.js';
export { SpaceEntity } from './space.entity.js';
export { VenueEntity } from './venue.entity.js';
export { type AvailableSpace, type SpaceWish, findSpaces } from './available-spaces.queries.js';
export { accessOfVenues, spaceById, venueById, listedSpacesOf } from './directory.loaders.js';
export {
  type LockedVenue,
  type VenueTexts,
  archiveVenue,
  confirmVenue,
  createVenue,
  editVenue,
  lockVenues,
  mergeVenue,
  publishVenue,
  refreshSearchOf,
  venueRow,
} from './edit-venue.js';
export {
  type SpaceRefusal,
  type SpaceTexts,
  type SpaceToEdit,
  createSpace,
  editSpace,
  spaceToEdit,
  spacesToEditOf,
  withdrawSpace,
} from './edit-space.js';
export { STALE_MONTHS, isStale, staleAt } from './rules/freshness.js';
export { DirectoryModule } from './directory.module.js';
export { type ListedSpace, type SpaceFacts, spaceFacts } from './directory.queries.js';
export {
  Capability,
  Equipment,
  Network,
  Opening,
  Skill,
  Space,
  SpaceKindEnum,
  Venue,
  ArrivalsEnum,
  VenueKindEnum,
} from './directory.types.js';
export { PointInput, PointType } from './geography.types.js';
export { type Point, distanceMeters } from './geography.js';
export { type ImportOptions, type TerritoryReport, importTerritory } from './import-territory.js';
export { type VenuesReport, importVenues } from './import-venues.js';
export { ARRIVALS, type Arrivals, SPACE_KINDS, type SpaceKind, VENUE_KINDS, type VenueKind } from './kinds.js';
export {
  type CapabilityWords,
  type EquipmentWords,
  type SpaceKindWords,
  type TariffClass,
  type VenueKindWords,
  capabilities,
  equipment,
  spaceKinds,
  venueKinds,
} from './vocabulary.data.js';
export { PROJECT_STAGES, type ProjectStage, ProjectStageEnum } from './project-stages.js';
export { skills } from './skills.data.js';
export { closeSpellings, skillsNamed, skillsWithWord } from './find-skills.js';
export { searchWords } from './search-words.js';
export { skillsCalled } from './skills.js';
export { isStaffOf, manages, worksFor } from './venue-team.js';
export { type SpaceLimits, spaceLimits } from './space-limits.js';
export { type SearchSnapshot, readSearchSnapshot } from './searchable-venues.js';
export { spokenVocabulary } from './spoken-vocabulary.js';
export { type DecodedText, decodeText } from './rules/decode-text.js';
export { ImportFault, type ImportProgress, type RefusedRow, type RowToReview } from './rules/import-fault.js';
export { capabilityLabel, registerVocabulary } from './vocabulary.js';
export { venueOf } from './photos/photos.queries.js';
