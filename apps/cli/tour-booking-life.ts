import { randomUUID } from 'node:crypto';
import { bookingLifeDocuments as ask } from './tour-booking-life.documents.js';
import { type ImportCensus, TourSteps, castOf, newKey, openVenue } from './tour-steps.js';
import { clockText, durationText, moneyText } from './tour.texts.js';
import { venueDocuments } from './tour-venue.documents.js';

const POINT = { lat: 45.7062, lon: 4.8571 };
const DAYS_AHEAD = 5;
/** Local hours at which the room is looked for: the member may be somewhere else at one of them. */
const HOURS = [14, 16, 10, 18];
const HOUR_MINUTES = 60;

interface Room {
  readonly code: string;
  readonly state: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly access: { readonly code: string };
  readonly charge: { readonly creditMinutes: number; readonly amountInclVatCents: number };
}
interface SeriesPreview {
  readonly times: readonly {
    readonly start: string;
    readonly problem: string | null;
    readonly price: { readonly creditMinutes: number; readonly amountInclVatCents: number } | null;
  }[];
}

/**
 * What can happen to a booking: moved, repeated, kept for a moment, cancelled, asked for and accepted, checked in to, and
 * cancelled by the venue. Each step is checked; in the end the member has as many hours as before.
 */
export async function tourBookingLife(
  origin: string,
  network: string,
  importCensus: ImportCensus,
  say: (line: string) => void = console.log,
): Promise<void> {
  const cast = await castOf(origin, network);
  const { manager, founder } = cast;
  const steps = new TourSteps(say);
  const name = `Atelier de la visite ${randomUUID().slice(0, 8)}`;
  const always = { opens: '00:00', closes: '24:00', page: { arrivals: 'CHECK_IN' } };
  const venueId = await openVenue(steps, cast, importCensus, { name, point: POINT, ...always });
  const space = { name: 'La grande table', kind: 'MEETING_ROOM', tariffClass: 'SMALL_ROOM', capacity: 8, sharesSeats: false }; // prettier-ignore
  const room = await steps.run<{ id: string; version: number }>(
    manager,
    venueDocuments.createSpace,
    { venueId, space, key: newKey() },
    'ManagedSpace',
  );
  await steps.run(manager, venueDocuments.publish, { venueId }, 'ManagedVenue');
  steps.done('one meeting room, and the venue is published');

  const left = async () =>
    (await founder.client.ask<{ myPass: { creditMinutesLeft: number; spentCents: number } }>(ask.left)).myPass;
  const before = await left();
  const offerAt = async (starts: readonly Temporal.Instant[]): Promise<string> => {
    for (const start of starts) {
      const need = { kind: 'MEETING_ROOM', start: start.toString(), minutes: HOUR_MINUTES, near: POINT, nearLabel: name, maxTravelMinutes: 5 }; // prettier-ignore
      type Offers = { proposal: { offers: { token: string; items: { space: { id: string } }[] }[] } };
      const { proposal } = await founder.client.ask<Offers>(ask.propose, { need });
      const offer = proposal.offers.find(({ items }) => items[0]?.space.id === room.id);
      if (offer) return offer.token;
    }
    throw new Error('The room is not offered at any of these times');
  };
  const zone = 'Europe/Paris';
  const inDays = (days: number): Temporal.Instant[] =>
    HOURS.map((hour) =>
      Temporal.Now.zonedDateTimeISO(zone)
        .toPlainDate()
        .add({ days })
        .toZonedDateTime({ timeZone: zone, plainTime: { hour } })
        .toInstant(),
    );
  const book = async (token: string, expected: string): Promise<Room & { answerBy?: string }> => {
    const found = await steps.run<{ booking: Room; answerBy?: string }>(founder, ask.book, { token, key: newKey() }, expected); // prettier-ignore
    return { ...found.booking, ...(found.answerBy !== undefined && { answerBy: found.answerBy }) };
  };
  const price = ({ charge }: Room): string =>
    `${moneyText(charge.amountInclVatCents)} and ${durationText(charge.creditMinutes)} of the pass`;

  const first = await book(await offerAt(inDays(DAYS_AHEAD)), 'Confirmed');
  steps.done(`${founder.name} books it: ${clockText(first.start, first.zone)}, ${price(first)}`);

  const later = (instant: string): string =>
    Temporal.Instant.from(instant)
      .add({ minutes: HOUR_MINUTES / 2 })
      .toString();
  const { creditMinutes: minutes, amountInclVatCents: cents } = first.charge;
  const move = { code: first.code, start: later(first.start), end: later(first.end), cents, minutes, key: newKey() };
  const moved = await steps.run<{ differenceCents: number; booking: Room }>(founder, ask.move, move, 'Moved');
  if (moved.differenceCents !== 0) throw new Error(`The move costs ${moved.differenceCents} cents`);
  steps.done(`moved by half an hour, which it overlaps: ${clockText(moved.booking.start, zone)}, at the same price`);

  const weekly = await offerAt(inDays(DAYS_AHEAD + 1));
  const preview = await founder.client.ask<{ result: SeriesPreview }>(ask.previewSeries, { token: weekly, count: 3 });
  const times = preview.result.times.filter(({ problem }) => problem === null);
  if (times.length < 2) throw new Error('Less than two of three weeks are free');
  const total = (key: 'creditMinutes' | 'amountInclVatCents') => times.reduce((sum, time) => sum + time.price![key], 0);
  const series = { token: weekly, starts: times.map(({ start }) => start), cents: total('amountInclVatCents'), minutes: total('creditMinutes'), key: newKey() }; // prettier-ignore
  const { bookings } = await steps.run<{ bookings: Room[] }>(founder, ask.bookSeries, series, 'SeriesBooked');
  steps.done(`repeated every week: ${bookings.length} bookings, all of them or none`);
  const ended = await steps.run<{ cancelled: number }>(founder, ask.cancelSeries, { code: bookings[0]!.code, key: newKey() }, 'SeriesCancelled'); // prettier-ignore
  if (ended.cancelled !== bookings.length) throw new Error(`${ended.cancelled} of the series were cancelled`);
  steps.done('the series is cancelled as a whole, free of charge');

  const kept = await offerAt(inDays(DAYS_AHEAD + 2));
  const { until } = await steps.run<{ until: string }>(founder, ask.hold, { token: kept, key: newKey() }, 'Held');
  steps.done(`another time is kept for ${founder.name} until ${clockText(until, zone)}`);
  const second = await book(kept, 'Confirmed');
  for (const { code } of [first, second]) await steps.run(founder, ask.cancel, { code, key: newKey() }, 'Cancelled');
  steps.done('it is booked, and both bookings are cancelled free of charge');

  const { version } = room;
  await steps.run(manager, ask.editSpace, { spaceId: room.id, version, space: { ...space, needsApproval: true } }, 'ManagedSpace'); // prettier-ignore
  const wished = await book(await offerAt(inDays(DAYS_AHEAD)), 'AwaitingVenue');
  steps.done(`the room needs the approval of the venue now; it answers by ${clockText(wished.answerBy!, zone)}`);
  const { venueRequests } = await manager.client.ask<{ venueRequests: { edges: { node: { bookingCode: string } }[] } }>(ask.requests, { venueId }); // prettier-ignore
  if (!venueRequests.edges.some(({ node }) => node.bookingCode === wished.code))
    throw new Error('The venue does not see the request');
  await steps.run(manager, ask.accept, { venueId, code: wished.code, key: newKey() }, 'VenueRequest');
  await steps.run(founder, ask.cancel, { code: wished.code, key: newKey() }, 'Cancelled');
  steps.done(`${manager.name} accepts; ${founder.name} cancels in time`);

  await steps.run(manager, ask.editSpace, { spaceId: room.id, version: version + 1, space }, 'ManagedSpace');
  // One can check in from a quarter of an hour before the start on.
  const soon = Temporal.Now.instant().round({ smallestUnit: 'minute', roundingIncrement: 15, roundingMode: 'ceil' });
  const now = await book(await offerAt([soon]), 'Confirmed');
  const here = await steps.run<{ booking: Room }>(founder, ask.checkIn, { code: now.code, digits: now.access.code }, 'PresenceChanged'); // prettier-ignore
  if (here.booking.state !== 'IN_USE') throw new Error(`The booking is ${here.booking.state} after the check-in`);
  steps.done(`${founder.name} arrives for ${clockText(now.start, zone)} and checks in with six digits`);
  await steps.run(manager, ask.undoCheckIn, { venueId, code: now.code }, 'VenueBookingChanged');
  const apology = { venueId, code: now.code, reason: 'Une fuite d’eau dans la salle', key: newKey() };
  const gone = await steps.run<{ compensationCents: number }>(manager, ask.cancelAsVenue, apology, 'CancelledAsVenue');
  if (gone.compensationCents <= 0) throw new Error('The venue cancelled at the last moment, and owes nothing');
  steps.done(`the venue has to cancel: everything goes back, and it owes ${moneyText(gone.compensationCents)}`);

  const after = await left();
  if (after.creditMinutesLeft !== before.creditMinutesLeft || after.spentCents !== before.spentCents)
    throw new Error(`The pass has ${after.creditMinutesLeft} credit-minutes instead of ${before.creditMinutesLeft}`);
  say(`\n    The pass is as it was: ${durationText(after.creditMinutesLeft)} left.`);
}
