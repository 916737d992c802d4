export { understand } from './understand.js';
export { type NeedScore, scoreNeeds } from './score-needs.js';
export { habits } from './habits.js';
export type {
  Assumed,
  Fault,
  FaultCode,
  Habits,
  Place,
  ReadingContext,
  Understood,
  Vocabulary,
} from './understand.types.js';
