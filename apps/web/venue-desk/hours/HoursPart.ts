import type { Calendar } from './documents.js';

/** What each form of hours needs. */
export interface HoursPart {
  /** Id of the venue or space. */
  target: string;
  calendar: Calendar;
  zone: string;
  /** Reads the hours again. */
  saved: () => void;
}
