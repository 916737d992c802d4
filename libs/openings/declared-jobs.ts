import { z } from 'zod';
import { job } from '#libs/platform';

/** Reads a calendar of a venue elsewhere. `run` is its number: each is done once. */
export const readOutsideCalendar = job('openings.readCalendar', z.object({ calendarId: z.uuid(), run: z.int() }));
/** Shows a member in the bell that a venue does not accept them any more, and why. */
export const announceBan = job('openings.announceBan', z.object({ banId: z.uuid() }));
