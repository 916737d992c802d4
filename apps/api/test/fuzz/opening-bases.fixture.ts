import { type Base, type Restore } from './base.types.js';

const ownUseToAdd: Base = (town) => ({
  spaceId: town.desks.id,
  start: '2026-12-20T09:00:00Z',
  end: '2026-12-20T10:00:00Z',
  seats: 1,
});
const calendarToAdd: Base = (town) => ({ spaceId: town.desks.id, address: 'https://calendar.example/private.ics' });

export const openingBases: Record<string, Base> = {
  'Mutation.setPassOpenings(spaceId)': (town) => town.openings.office(),
  'Mutation.setPassOpenings(openings)': () => [{ weekday: 1, from: '09:00', until: '18:00', seats: 2 }],
  PassOpeningInput: () => ({ weekday: 1, from: '09:00', until: '18:00', seats: 2 }),
  'PassOpeningInput.weekday': () => 2,
  'PassOpeningInput.from': () => '09:00',
  'PassOpeningInput.until': () => '18:00',
  'PassOpeningInput.seats': () => 2,
  'PassOpeningInput.minutes': () => null,
  'Mutation.addOwnUse(input)': ownUseToAdd,
  'Mutation.addOwnUse(idempotencyKey)': (town) => town.fresh(),
  'Mutation.banMember(venueId)': (town) => town.desks.venueId,
  'Mutation.banMember(bookingCode)': (town) => town.others[0]!.code,
  'Mutation.banMember(reason)': () => 'Machine abîmée deux fois',
  'Mutation.liftBan(id)': (town, caller) => town.openings.ban(town.holder(caller)),
  'Query.venueBans(venueId)': (town) => town.desks.venueId,
  'Mutation.removeOwnUse(id)': (town, caller) => town.openings.ownUse(town.holder(caller)),
  'Mutation.addOutsideCalendar(input)': calendarToAdd,
  'Mutation.addOutsideCalendar(idempotencyKey)': (town) => town.fresh(),
  'Mutation.removeOutsideCalendar(id)': (town, caller) => town.openings.calendar(town.holder(caller)),
  'Query.ownUses(venueId)': (town) => town.desks.venueId,
  'Query.outsideCalendars(venueId)': (town) => town.desks.venueId,
  AddOwnUseInput: ownUseToAdd,
  'AddOwnUseInput.spaceId': (town) => town.desks.id,
  'AddOwnUseInput.start': () => '2026-12-20T09:00:00Z',
  'AddOwnUseInput.end': () => '2026-12-20T10:00:00Z',
  'AddOwnUseInput.seats': () => 1,
  'AddOwnUseInput.title': () => 'Ménage',
  AddOutsideCalendarInput: calendarToAdd,
  'AddOutsideCalendarInput.spaceId': (town) => town.desks.id,
  'AddOutsideCalendarInput.address': () => 'https://calendar.example/private.ics',
  'AddOutsideCalendarInput.allDayBlocks': () => true,
};

export const openingResults: Record<string, string> = {
  'Mutation.setPassOpenings': 'PassOpeningsSet',
  'Mutation.addOwnUse': 'OwnUseAdded',
  'Mutation.banMember': 'VenueBan',
  'Mutation.liftBan': 'VenueBan',
  'Mutation.removeOwnUse': 'OwnUseRemoved',
  'Mutation.addOutsideCalendar': 'OutsideCalendarAdded',
  'Mutation.removeOutsideCalendar': 'OutsideCalendarRemoved',
};

export const openingRestores: Record<string, Restore> = {
  'Mutation.banMember': (town) => town.openings.liftBans(),
  'Mutation.addOwnUse': (town) => town.openings.removeAll(),
  'Mutation.addOutsideCalendar': (town) => town.openings.removeAll(),
};
