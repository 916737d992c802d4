import { arrivalKeys, printedToken } from '#libs/booking';
import { type Base } from './base.types.js';

const venueId: Base = (town) => town.desks.venueId;
const othersCode: Base = (town) => town.others[0]!.code;
const ownCode: Base = (town, caller) => town.bookingCode(caller);
const token: Base = ({ api, desks }) => printedToken(desks.venueId, arrivalKeys(api.env).printed);

export const presenceBases: Record<string, Base> = {
  token,
  'Query.walkInOffer(spaceId)': (town) => town.desks.id,
  'Query.venuePlanning(venueId)': venueId,
  'Query.venuePlanning(from)': () => '2026-11-23T00:00:00Z',
  'Query.venuePlanning(until)': () => '2026-11-30T00:00:00Z',
  'Query.venueFigures(venueId)': venueId,
  'Query.venueFigures(days)': () => 30,
  'Query.venueBookings(venueId)': venueId,
  'Query.venueBookings(day)': () => '2026-11-26',
  'Query.venueCheckInCode(venueId)': venueId,
  'Query.venueNoShows(venueId)': venueId,
  'Mutation.checkIn(code)': ownCode,
  'Mutation.checkIn(by)': () => ({ accessCode: '000000' }),
  CheckInProofInput: () => ({ accessCode: '000000' }),
  'CheckInProofInput.accessCode': () => '000000',
  'CheckInProofInput.declaredToken': () => null,
  'CheckInProofInput.rotatingCode': () => null,
  'Mutation.checkOut(code)': ownCode,
  'Mutation.checkOut(venueId)': () => null,
  'Mutation.checkOut(leftAt)': () => null,
  'Mutation.contestNoShow(code)': ownCode,
  'Mutation.contestNoShow(words)': () => 'J’étais là',
  'Mutation.reconfirmBooking(code)': ownCode,
  'Mutation.walkIn(token)': () => 'no-printed-code',
  'Mutation.walkIn(spaceId)': () => null,
  'Mutation.walkIn(acceptedCents)': () => 1_000,
  'Mutation.walkIn(acceptedCreditMinutes)': () => 1_000,
  'Mutation.walkIn(idempotencyKey)': (town) => town.fresh(),
  'Mutation.checkInAsStaff(venueId)': venueId,
  'Mutation.checkInAsStaff(code)': othersCode,
  'Mutation.checkInAsStaff(arrivedAt)': () => null,
  'Mutation.undoCheckIn(venueId)': venueId,
  'Mutation.undoCheckIn(code)': othersCode,
  'Mutation.enterPaperList(venueId)': venueId,
  'Mutation.enterPaperList(day)': () => '2026-11-26',
  'Mutation.enterPaperList(came)': () => [],
  'Mutation.enterPaperList(absent)': () => [],
  'Mutation.correctNoShow(venueId)': venueId,
  'Mutation.correctNoShow(code)': othersCode,
  'Mutation.correctNoShow(outcome)': () => 'STANDS',
  'Mutation.correctNoShow(words)': () => 'Personne',
  'Mutation.walkInFor(venueId)': venueId,
  'Mutation.walkInFor(spaceId)': () => null,
  'Mutation.walkInFor(person)': () => ({ email: 'nobody@spec.example' }),
  'Mutation.walkInFor(idempotencyKey)': (town) => town.fresh(),
  WalkInPersonInput: () => ({ email: 'nobody@spec.example' }),
  'WalkInPersonInput.email': () => 'nobody@spec.example',
  'WalkInPersonInput.bookingCode': () => null,
};

/** Nobody checks in at the venue under attack, so that its bookings stay as they are. */
export const presenceResults: Record<string, string> = {
  'Mutation.checkIn': 'PresenceRefused',
  'Mutation.checkOut': 'PresenceRefused',
  'Mutation.contestNoShow': 'PresenceRefused',
  'Mutation.reconfirmBooking': 'PresenceRefused',
  'Mutation.walkIn': 'PresenceRefused',
  'Mutation.checkInAsStaff': 'PresenceRefused',
  'Mutation.undoCheckIn': 'VenueBookingChanged',
  'Mutation.enterPaperList': 'PresenceRefused',
  'Mutation.correctNoShow': 'PresenceRefused',
  'Mutation.walkInFor': 'PresenceRefused',
};
