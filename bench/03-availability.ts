import { seededChance } from '#libs/testing';
import { compare } from './compare.js';
import { type Shot, post } from './load.js';
import { persisted, startSides } from './sides.js';
import { type Town, type TownMember } from './town.types.js';
import { type Workload, lineOf } from './workload.js';

/** A page of places with all of the search's map points, and what a card shows of a venue and the spaces found in it. */
export const SEARCH = `query Search($filter: VenueFilter, $first: Int!) { searchVenues(filter: $filter, first: $first) {
  totalCount sortedBy pageInfo { endCursor hasNextPage } points { slug kind rank point { lat lon } }
  edges { node { distanceMeters matchingSpaceCount matchingSpaces { id name kind capacity }
    venue { id slug name kind zone point { lat lon } address { street city } accessibility { stepFree } } } } } }`;
const CLIENTS = 16;
const FIRST = 20;
/** How far ahead one may book. */
const FREE_DAYS = 57;
const KIND = 'MEETING_ROOM';
const WITHIN_METERS = 5_000;
/** As the crow flies, in the town's latitude. */
const METERS_OF_A_DEGREE = { lat: 111_190, lon: 77_500 };

export interface Wish {
  readonly near: { lat: number; lon: number };
  readonly freeAt: Temporal.Instant;
  readonly member: TownMember;
}

/** Somebody near the centre, looking for an hour at some hour of the next weeks. */
export function wishes(town: Town, chance: ReturnType<typeof seededChance>): () => Wish {
  return () => ({
    near: { lat: 45.76 + (chance.next() - 0.5) * 0.04, lon: 4.85 + (chance.next() - 0.5) * 0.06 },
    freeAt: town.tomorrow.add({
      hours: 24 * Math.floor(chance.next() * FREE_DAYS) + 7 + Math.floor(chance.next() * 12),
    }),
    member: chance.pick(town.members),
  });
}

export const askedOfOurs =
  (ask: (variables: object, session: string) => Buffer) =>
  ({ near, freeAt, member }: Wish): Shot => {
    const filter = { spaceKind: KIND, near, withinMeters: WITHIN_METERS, freeAt, freeMinutes: 60 };
    return {
      request: ask({ filter, first: FIRST }, member.secret),
      isRight: (body) => body.includes('"node":{"distanceMeters"') && !body.includes('"errors"'),
    };
  };

/** The same as the parameters of the statement that the api runs, in its order. */
export const askedOfRaw =
  ({ networkId }: Town) =>
  ({ near: { lat, lon }, freeAt, member }: Wish): Shot => {
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

/** Meeting rooms within 5 km, free for an hour at a given time: somebody signed in, policies on. */
export const availability: Workload = {
  number: 3,
  title: 'availability search, signed in (kind + 5 km + time: 20 of 100 venues)',
  target: 2,
  run: async ({ effort, town: open, say }) => {
    const town = await open();
    const sides = await startSides(town);
    try {
      const chance = seededChance();
      say(`workload 3: SEED=${chance.seed}`);
      const wish = wishes(town, chance);
      const ours = askedOfOurs(await persisted(town, sides.api, SEARCH, { first: 1 }));
      const raw = askedOfRaw(town);
      const result = await compare(effort, CLIENTS, town.backend, {
        ours: { server: sides.api, next: () => ours(wish()) },
        limit: { server: sides.raw, next: () => raw(wish()) },
      });
      return [lineOf(availability, result)];
    } finally {
      await sides.stop();
    }
  },
};
