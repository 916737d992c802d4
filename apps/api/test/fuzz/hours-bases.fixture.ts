import { type Base, type Restore } from './base.types.js';
import { type FuzzTown } from './fuzz-town.fixture.js';

/** A closure of the venue whose hours are attacked, which nobody books. */
const closureOf = ({ hoursVenue }: FuzzTown) => ({
  target: hoursVenue.venueId,
  from: '2026-12-24T11:00:00Z',
  until: '2026-12-26T23:00:00Z',
  reason: 'Inventaire',
});

export const hoursBases: Record<string, Base> = {
  'Mutation.previewHoursChange(change)': (town) => ({ closure: closureOf(town) }),
  'Mutation.setOpeningHours(hours)': (town) => ({ target: town.hoursVenue.venueId, rules: [] }),
  'Mutation.setOpeningHours(decisions)': () => [],
  'Mutation.setOpeningHours(idempotencyKey)': (town) => town.fresh() + town.fresh(),
  'Mutation.setOpeningException(exception)': (town) => ({ target: town.hoursVenue.venueId, date: '2026-12-24' }),
  'Mutation.setOpeningException(decisions)': () => [],
  'Mutation.setOpeningException(idempotencyKey)': (town) => town.fresh() + town.fresh(),
  'Mutation.close(closure)': (town) => closureOf(town),
  'Mutation.close(decisions)': () => [],
  'Mutation.close(idempotencyKey)': (town) => town.fresh() + town.fresh(),
  'Mutation.reopen(closureId)': (town) => town.closureId(),
  HoursChangeInput: (town) => ({ closure: closureOf(town) }),
  'HoursChangeInput.openingHours': (town) => ({ target: town.hoursVenue.venueId, rules: [] }),
  'HoursChangeInput.exception': (town) => ({ target: town.hoursVenue.venueId, date: '2026-12-24' }),
  'HoursChangeInput.closure': (town) => closureOf(town),
  OpeningHoursInput: (town) => ({ target: town.hoursVenue.venueId, rules: [] }),
  'OpeningHoursInput.target': (town) => town.hoursVenue.venueId,
  'OpeningHoursInput.rules': () => [{ weekday: 1, opens: '09:00', closes: '18:00' }],
  'OpeningHoursInput.opensOnHolidays': () => true,
  OpeningRuleInput: () => ({ weekday: 1, opens: '09:00', closes: '18:00' }),
  'OpeningRuleInput.weekday': () => 7,
  'OpeningRuleInput.opens': () => '09:00',
  'OpeningRuleInput.closes': () => '24:00',
  'OpeningRuleInput.validFrom': () => '2026-09-01',
  'OpeningRuleInput.validUntil': () => '2027-06-30',
  OpeningExceptionInput: (town) => ({ target: town.hoursVenue.venueId, date: '2026-12-24' }),
  'OpeningExceptionInput.target': (town) => town.hoursVenue.venueId,
  'OpeningExceptionInput.date': () => '2026-12-24',
  'OpeningExceptionInput.openings': () => [{ opens: '09:00', closes: '12:00' }],
  OpeningTimesInput: () => ({ opens: '09:00', closes: '12:00' }),
  'OpeningTimesInput.opens': () => '09:00',
  'OpeningTimesInput.closes': () => '12:00',
  ClosureInput: (town) => closureOf(town),
  'ClosureInput.target': (town) => town.hoursVenue.venueId,
  'ClosureInput.from': () => '2026-12-24T11:00:00Z',
  'ClosureInput.until': () => '2026-12-26T23:00:00Z',
  'ClosureInput.reason': () => 'Inventaire',
  HoursDecisionInput: (town) => ({ code: town.others[0]!.code, decision: 'KEEP' }),
  'HoursDecisionInput.code': (town) => town.others[0]!.code,
  'HoursDecisionInput.decision': () => 'KEEP',
  'HoursDecisionInput.moveTo': (town) => town.hoursVenue.id,
};

export const hoursResults: Record<string, string> = {
  'Mutation.previewHoursChange': 'HoursPreview',
  'Mutation.setOpeningHours': 'HoursSaved',
  'Mutation.setOpeningException': 'HoursSaved',
  'Mutation.close': 'HoursSaved',
  'Mutation.reopen': 'HoursSaved',
};

export const hoursRestores: Record<string, Restore> = {
  'Mutation.close': (town) => town.openHoursVenue(),
  'Mutation.setOpeningException': (town) => town.openHoursVenue(),
};
