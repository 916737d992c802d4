import { type Settings } from '#libs/platform';
import { type BookingRow } from '../booking.queries.js';
import { type Reconfirmation, reconfirmationOf } from '../rules/reconfirmation.js';
import { reconfirmation } from './presence.settings.js';

/** When a new booking of a member with these no-shows is to be reconfirmed; null when it does not have to be. */
export const reconfirmationFor = (
  { start, bookedAt }: Pick<BookingRow, 'start' | 'bookedAt'>,
  noShows: readonly Temporal.Instant[],
  settings: Settings,
): Reconfirmation | null => reconfirmationOf(start, bookedAt, noShows, settings.get(reconfirmation));
