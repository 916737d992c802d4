import { Injectable } from '@nestjs/common';
import { openTimesBetween } from '#libs/agenda';
import { Clock, Database, type Locale } from '#libs/platform';
import { type FiguresDays, figuresPeriod } from '../rules/figures-period.js';
import { LEAD_TIME_HOURS, leadTimesOf } from '../rules/lead-times.js';
import { occupancyByHour, occupancyBySpace, spansWithRooms } from '../rules/occupancy.js';
import { bookingCounts, leadTimeCounts, openMinutesByHour, roomsOf, takenMinutes, unmetNeedsAround, venueOfFigures } from './venue-figures.queries.js'; // prettier-ignore

const NOTHING = { bookings: 0, noShows: 0, cancelled: 0 };

/** How a venue is used: the figures of its last whole days. */
@Injectable()
export class ReadVenueFigures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when there is no such venue */
  read(networkId: string, venueId: string, days: FiguresDays, locale: Locale) {
    return this.database.inTransaction(networkId, async (tx) => {
      const venue = await venueOfFigures(tx, venueId);
      if (!venue) return undefined;
      const { zone } = venue;
      const period = figuresPeriod(days, zone, this.clock.now());
      const rooms = await roomsOf(tx, venueId);
      const open = await openTimesBetween(tx, [...new Set(rooms.map(({ calendarId }) => calendarId))], period);
      const openByHour = await openMinutesByHour(tx, spansWithRooms(rooms, open), zone);
      const taken = await takenMinutes(tx, venueId, period, zone);
      const counts = new Map((await bookingCounts(tx, venueId, period)).map((row) => [row.spaceId, row]));
      const takenBySpace = new Map(taken.flatMap((row) => (row.spaceId === null ? [] : [[row.spaceId, row] as const])));
      const takenByHour = taken.flatMap(({ weekday, hour, ...row }) =>
        weekday === null || hour === null ? [] : [{ ...row, weekday, hour }],
      );
      const unmet = await unmetNeedsAround(tx, period, venue);
      return {
        from: period.from.toString(),
        until: period.until.toString(),
        ...withoutSpace(counts.get(null)),
        hours: occupancyByHour(openByHour, takenByHour),
        spaces: occupancyBySpace(rooms, open, takenBySpace).map((space) => ({
          ...space,
          ...withoutSpace(counts.get(space.id)),
        })),
        leadTimes: leadTimesOf(await leadTimeCounts(tx, venueId, period, LEAD_TIME_HOURS)),
        unmet: unmet.map(({ capabilityFr, capabilityEn, ...row }) => ({
          ...row,
          capability: locale === 'fr' ? capabilityFr : capabilityEn,
        })),
      };
    });
  }
}

const withoutSpace = ({ bookings, noShows, cancelled } = NOTHING) => ({ bookings, noShows, cancelled });
