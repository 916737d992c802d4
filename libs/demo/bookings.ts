import { type Member } from './members.js';
import {
  bookedAhead,
  bookedDaysAhead,
  bookedDaysBack,
  makersSaturdayFactor,
  weekdayFactors,
  wishes,
} from './booking-patterns.data.js';
import { type Booking, Planner } from './planner.js';
import { drawStory } from './story.js';
import { type Town } from './town.js';
import { type Venue } from './venues.js';

/** Draws who books what and when, day by day, in the rhythm of a working week. */
export function drawBookings(town: Town, venues: readonly Venue[], members: readonly Member[]): Booking[] {
  const planner = new Planner(town, venues);
  drawStory(town, venues, members, planner);
  const today = town.now.toZonedDateTimeISO(town.data.zone).toPlainDate();
  for (let days = -bookedDaysBack; days <= bookedDaysAhead; days++) {
    const date = today.add({ days });
    const isSaturday = date.dayOfWeek === 6;
    for (const member of members) {
      const ordinary = weekdayFactors[date.dayOfWeek - 1]!;
      const factor = (isSaturday && member.profile === 'MAKER' ? makersSaturdayFactor : ordinary) * bookedAhead(days);
      if (member.key === 'member') planner.planForDemoMember(member, date, days);
      else if (planner.chance.yes(member.eagerness * factor)) {
        planner.plan(member, date, planner.chance.weighted(wishes[member.profile]));
        if (member.profile !== 'DESK' && planner.chance.yes(0.35)) planner.plan(member, date, 'DESK_AREA');
      }
    }
  }
  return planner.bookings;
}
