export { readMeeting } from './meeting.js';
export { understand } from './understand.js';
export { type NeedScore, scoreNeeds } from './score-needs.js';
export { type SentenceScore, scoreSentences } from './score-sentences.js';
export type { TownName } from './sentences.types.js';
export { type PlaceRow, placesFrom } from './place-names.js';
export { readingDefaults } from './reading-defaults.js';
export type {
  Assumed,
  Doubt,
  DoubtAbout,
  ExcludedTime,
  Fault,
  FaultCode,
  Guess,
  ReadingDefaults,
  Place,
  ReadingContext,
  Understood,
  Vocabulary,
} from './understand.types.js';
