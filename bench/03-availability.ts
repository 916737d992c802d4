import { seededRandom } from '#libs/testing';
import { compare } from './compare.js';
import { type LoadRequest, post } from './load.js';
import { persistedRequests, startSides } from './sides.js';
import { type Town, type TownMember } from './town.types.js';
import { type Workload, lineOf } from './workload.js';

/** A page of search results with all map points, and the fields of a result card. */
export const SEARCH = `query Search($filter: VenueFilter, $first: Int!) { searchVenues(filter: $filter, first: $first) {
  totalCount sortedBy pageInfo { endCursor hasNextPage } points { slug kind rank point { lat lon } }
  edges { node { distanceMeters matchingSpaceCount matchingSpaces { id name kind capacity }
    venue { id slug name kind zone point { lat lon } address { street city } accessibility { stepFree } } } } } }`;
const CLIENTS = 16;
const FIRST = 20;
/** Days in advance that can be booked. */
const FREE_DAYS = 57;
const KIND = 'MEETING_ROOM';
const WITHIN_METERS = 5_000;
/** Metres per degree at the latitude of the town. */
const METERS_OF_A_DEGREE = { lat: 111_190, lon: 77_500 };

export interface RandomSearch {
  readonly near: { lat: number; lon: number };
  readonly freeAt: Temporal.Instant;
  readonly member: TownMember;
}

/** Random searches near the centre for one hour in the next weeks. */
export function randomSearches(town: Town, chance: ReturnType<typeof seededRandom>): () => RandomSearch {
  return () => ({
    near: { lat: 45.76 + (chance.next() - 0.5) * 0.04, lon: 4.85 + (chance.next() - 0.5) * 0.06 },
    freeAt: town.tomorrow.add({
      hours: 24 * Math.floor(chance.next() * FREE_DAYS) + 7 + Math.floor(chance.next() * 12),
    }),
    member: chance.pick(town.members),
  });
}

export const apiSearchRequest =
  (ask: (variables: object, session: string) => Buffer) =>
  ({ near, freeAt, member }: RandomSearch): LoadRequest => {
    const filter = { spaceKind: KIND, near, withinMeters: WITHIN_METERS, freeAt, freeMinutes: 60 };
    return {
      request: ask({ filter, first: FIRST }, member.secret),
      isRight: (body) => body.includes('"node":{"distanceMeters"') && !body.includes('"errors"'),
    };
  };

/** The same search as the parameters of the api's statement, in its order. */
export const rawSearchRequest =
  ({ networkId }: Town) =>
  ({ near: { lat, lon }, freeAt, member }: RandomSearch): LoadRequest => {
    const reach = { lat: WITHIN_METERS / METERS_OF_A_DEGREE.lat, lon: WITHIN_METERS / METERS_OF_A_DEGREE.lon };
    const space = [KIND, null, [], false];
    const place = [[lat, lon], WITHIN_METERS, null];
    const time = [null, freeAt, freeAt.add({ hours: 1 }), null];
    const page = [FIRST, null, null, null];
    const box = [
      [lat - reach.lat, lat + reach.lat],
      [lon - reach.lon, lon + reach.lon],
    ];
    const values = [networkId, null, [], ...space, ...place, ...time, ...page, ...box];
    return {
      request: post('/search', { session: member.secret, values }),
      isRight: (body) => body.includes('"spaceIds":["'),
    };
  };

/** Meeting rooms within 5 km that are free for an hour at a given time, requested by signed-in members with policies enforced. */
export const availability: Workload = {
  number: 3,
  title: 'availability search, signed in (kind + 5 km + time: 20 of 100 venues)',
  target: 2,
  run: async ({ effort, town: open, log }) => {
    const town = await open();
    const sides = await startSides(town);
    try {
      const chance = seededRandom();
      log(`workload 3: SEED=${chance.seed}`);
      const nextSearch = randomSearches(town, chance);
      const ours = apiSearchRequest(await persistedRequests(town, sides.api, SEARCH, { first: 1 }));
      const raw = rawSearchRequest(town);
      const result = await compare(effort, CLIENTS, town.backend, {
        ours: { server: sides.api, next: () => ours(nextSearch()) },
        limit: { server: sides.raw, next: () => raw(nextSearch()) },
      });
      return [lineOf(availability, result)];
    } finally {
      await sides.stop();
    }
  },
};
