import { cancellation, reminderTimes } from '#libs/booking';
import { quietHours } from '#libs/messages';
import { monthlyCapCents } from '#libs/passes';
import { writeBookings } from './booking-rows.js';
import { drawBookings } from './bookings.js';
import { Chance } from './chance.js';
import { demoDays } from './hours.js';
import { drawLegalPages } from './legal-pages.js';
import { Ledger } from './ledger.js';
import { drawMembers } from './members.js';
import { OwnerGenerator } from './owners.js';
import { drawPasses } from './passes.js';
import { drawPrices } from './prices.js';
import { drawTerritories } from './territories.js';
import { drawMentors } from './mentors.js';
import { drawUnmetNeeds } from './unmet-needs.js';
import { drawProfiles } from './profiles.js';
import { drawPublishing } from './publishing.js';
import { drawSessions } from './sessions.js';
import { drawSubscriptions } from './subscriptions.js';
import { Rows, type Town, type TownData } from './town.js';
import { drawVenues } from './venues.js';

/** Draws a whole network in memory. The same data, seed and moment give the same rows. */
export function drawTown(data: TownData, seed: number, now: Temporal.Instant): Town {
  const { town, venues, members, prices, ledger } = drawWithoutBookings(data, seed, now);
  const bookings = drawBookings(town, venues, members);
  // a demo network has the default settings
  const settings = {
    cancellation: cancellation.initial,
    reminderTimes: reminderTimes.initial,
    quietHours: quietHours.initial,
  };
  writeBookings(town, bookings, prices, ledger, settings);
  ledger.close();
  drawSessions(town, venues, members, bookings);
  drawPublishing(town, venues, members);
  drawProfiles(town, venues, members);
  drawMentors(town, members);
  drawUnmetNeeds(town, venues);
  drawSubscriptions(town, prices);
  return town;
}

/**
 * Draws territories, venues, people and passes, the same as in the whole town. Lots are written when the ledger
 * closes.
 */
export function drawWithoutBookings(data: TownData, seed: number, now: Temporal.Instant) {
  const chance = new Chance(`traboule demo ${seed} ${data.slug}`);
  const createdAt = now.subtract({ hours: 24 * 900 });
  const days = demoDays(now, data.zone);
  const town: Town = { data, seed, now, days, chance, networkId: chance.id(createdAt), rows: new Rows() };
  town.rows.add('network', {
    id: town.networkId,
    slug: data.slug,
    name: data.name,
    zone: data.zone,
    alsace_moselle: false,
    centre_lat: data.centre[1],
    centre_lon: data.centre[0],
    created_at: createdAt.toString(),
  });
  drawLegalPages(town);
  const territoryIds = drawTerritories(town);
  const venues = drawVenues(town, territoryIds, new OwnerGenerator(town));
  const members = drawMembers(town, venues);
  const prices = drawPrices(town);
  const passes = drawPasses(town, members, prices);
  const ledger = new Ledger(town, prices, passes, monthlyCapCents.initial);
  return { town, venues, members, prices, ledger };
}
