import { type Base, type Restore } from './base.types.js';

const ANSWERS = ['acceptRequest', 'refuseRequest', 'suggestOtherTime'];

export const requestBases: Record<string, Base> = {
  'Query.venueRequests(venueId)': (town) => town.desks.venueId,
  ...Object.fromEntries(
    ANSWERS.flatMap((name): [string, Base][] => [
      [`Mutation.${name}(venueId)`, (town) => town.desks.venueId],
      [`Mutation.${name}(code)`, (town, caller) => town.requests.code(caller)],
      [`Mutation.${name}(idempotencyKey)`, (town) => town.fresh()],
    ]),
  ),
  'Mutation.refuseRequest(reason)': () => 'Complet ce jour-là',
  'Mutation.suggestOtherTime(start)': () => '2026-11-28T09:00:00Z',
  'Mutation.suggestOtherTime(words)': () => 'Plutôt le samedi',
};

export const requestResults = Object.fromEntries(ANSWERS.map((name) => [`Mutation.${name}`, 'VenueRequest']));

export const requestRestores: Record<string, Restore> = Object.fromEntries(
  ANSWERS.map((name): [string, Restore] => [
    `Mutation.${name}`,
    async (town, caller, { __typename }) => {
      if (__typename === 'VenueRequest') await town.requests.forget(caller);
    },
  ]),
);
