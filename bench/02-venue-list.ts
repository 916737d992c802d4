import { compare } from './compare.js';
import { post } from './load.js';
import { persistedRequests, startSides } from './sides.js';
import { type Workload, lineOf } from './workload.js';

const CLIENTS = 16;
const VENUES = 20;
const SPACES = 10;
const LIST = `query List($filter: VenueFilter, $first: Int!, $spaces: Int!) { searchVenues(filter: $filter, first: $first) {
  edges { node { venue { id slug name kind description zone point { lat lon } address { street postcode city } accessibility { stepFree }
    owner { name } spaces(first: $spaces) { totalCount edges { node { id name kind description capacity needsOperator stepFree } } } } } } } }`;

/** Twenty venues with about ten spaces each, the largest list that the web app requests. */
export const venueList: Workload = {
  number: 2,
  title: '20 venues with up to 10 spaces each',
  target: 0.75,
  run: async ({ effort, town: open }) => {
    const town = await open();
    const sides = await startSides(town);
    try {
      const kinds = ['COWORKING', 'INCUBATOR', 'BUSINESS_CENTRE', 'SHARED_WORKSHOP'];
      const ask = await persistedRequests(town, sides.api, LIST, {
        filter: { kinds: kinds.slice(0, 1) },
        first: VENUES,
        spaces: SPACES,
      });
      let count = 0;
      const next = () => {
        const n = count++;
        return { kind: kinds[n % kinds.length]!, session: town.members[n % town.members.length]!.secret };
      };
      const isRight = (body: string) => body.includes('"capacity":') && !body.includes('"errors"');
      const result = await compare(effort, CLIENTS, town.backend, {
        ours: {
          server: sides.api,
          next: () => {
            const { kind, session } = next();
            return { request: ask({ filter: { kinds: [kind] }, first: VENUES, spaces: SPACES }, session), isRight };
          },
        },
        limit: {
          server: sides.raw,
          next: () => ({
            request: post('/list', { ...next(), networkId: town.networkId, first: VENUES, spaces: SPACES }),
            isRight,
          }),
        },
      });
      return [lineOf(venueList, result)];
    } finally {
      await sides.stop();
    }
  },
};
