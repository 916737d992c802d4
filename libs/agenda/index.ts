import './agenda.tables.js';
export { doPersonTimesOverlap, personTimesOf } from './person-time.queries.js';
export { Availability } from './availability.js';
export { pruneFeed } from './availability.queries.js';
export { type CalendarsToCreate, createCalendars } from './create-calendars.js';
export { type DisplacedTime } from './displaced.queries.js';
export { type HoursChanged, type NoSuchCalendar, nextHoursVersion } from './change-hours.js';
export { type ClosureRefusal, type ClosureToMake, close, reopen } from './close-hours.js';
export {
  type FirstStartWish,
  type FreeStarts,
  type FreeStartsWish,
  firstFreeStarts,
  firstFreeStretches,
  nearestFreeStarts,
} from './free-starts.queries.js';
export {
  type FreeTimeParameters,
  LIVE_STATES,
  LONGEST,
  allocationsHeldBy,
  allocationsThatTook,
  type ResourceColumns,
  hasFullQuarter,
  isExpected,
  isOpen,
  isUntaken,
  liveAllocations,
  liveStates,
  openingsBetween,
  partsOf,
  usesNotOver,
  weeklyHours,
} from './free-time.sql.js';
export { type CalendarsToOpen, type OpenedCalendars, keepCalendarsOpen, openCalendars } from './open-calendars.js';
export {
  type BadHours,
  type ExceptionToSet,
  type OpeningRulesToSet,
  setException,
  setOpeningRules,
} from './set-opening-rules.js';
export * from './rules/bookable.js';
export * from './rules/free-start-search.js';
export * from './rules/free-time.js';
export * from './rules/holidays.js';
export { type HoursFault, type Opening } from './rules/hours-faults.js';
export * from './rules/nearest-start.js';
export * from './rules/open-intervals.js';
export * from './rules/quarter-hour.js';
export * from './rules/span.js';
export { type Stretch } from './rules/stretch.js';
export { type WallClock, wallClock } from './rules/wall-clock.js';
export { type CalendarHours, calendarHoursOf, calendarIdsOf } from './calendar-hours.queries.js';
export { ownCalendar } from './own-calendar.js';
export { giveTimeBackToMove, lockResources, moveTime } from './move-time.js';
export { openTimesBetween } from './open-times-between.js';
export {
  closeTime,
  confirmTime,
  givePlacesBack,
  giveTimeBack,
  holdPlaces,
  hoursUnchanged,
  restateTime,
  stillTaken,
  takePeople,
  takePlaces,
  takeTime,
} from './take-time.js';
export { type OwnTime, takeOwnTime } from './own-time.js';
export {
  type ResourceRefusal,
  type ResourceRules,
  createResource,
  editResource,
  setParts,
  withdrawResource,
} from './resources.js';
