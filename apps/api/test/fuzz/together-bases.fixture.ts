import { type Base } from './base.types.js';

const nobody = () => ({ email: 'nobody@spec.example' });

/** Several spaces in one booking, and bookings that staff make for members. */
export const togetherBases: Record<string, Base> = {
  'Query.addableSpaces(token)': (town, caller) => town.offerToken(caller),
  'Query.addableSpaces(with)': () => [],
  'Query.addableSpaces(seats)': () => 1,
  'Query.addableSpaces(first)': () => 1,
  'Mutation.book(withTokens)': () => [],
  'Mutation.bookForMember(venueId)': (town) => town.desks.venueId,
  'Mutation.bookForMember(spaceId)': (town) => town.desks.id,
  'Mutation.bookForMember(member)': nobody,
  'Mutation.bookForMember(start)': () => '2026-11-24T18:00:00Z',
  'Mutation.bookForMember(end)': () => '2026-11-24T19:00:00Z',
  'Mutation.bookForMember(seats)': () => 1,
  'Mutation.bookForMember(idempotencyKey)': (town) => town.fresh(),
  NamedMemberInput: nobody,
  'NamedMemberInput.email': () => 'nobody@spec.example',
  'NamedMemberInput.reference': () => null,
};

/** Nobody is booked for, so that the bookings under attack stay as they are. */
export const togetherResults: Record<string, string> = { 'Mutation.bookForMember': 'Refused' };
