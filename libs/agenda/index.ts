export { type FreeStarts, type FreeStartsWish, nearestFreeStarts } from './free-starts.queries.js';
export { type CalendarsToOpen, type OpenedCalendars, keepCalendarsOpen, openCalendars } from './open-calendars.js';
export * from './rules/bookable.js';
export * from './rules/free-time.js';
export * from './rules/holidays.js';
export * from './rules/nearest-start.js';
export * from './rules/open-intervals.js';
export * from './rules/quarter-hour.js';
export * from './rules/span.js';
