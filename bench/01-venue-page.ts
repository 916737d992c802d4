import { type Side, compare } from './compare.js';
import { post } from './load.js';
import { type Server } from './processes.js';
import { persistedRequests, startSides } from './sides.js';
import { type Town } from './town.types.js';
import { type ResultLine, type Workload, lineOf } from './workload.js';

const CLIENTS = 16;
/** The document of the venue page. */
const VENUE = `query Venue($slug: String!) { venue(slug: $slug) { id slug name kind description website zone point { lat lon }
  address { street postcode city } accessibility { stepFree accessibleToilet hearingLoop } equipment { code label } owner { name }
  openToday { start end } openingHours { weekday opens closes }
  spaces(first: 50) { totalCount edges { node { id name kind description capacity needsOperator stepFree
    capabilities { code label } equipment { code label } } } } } }`;

/** Successive venues, each requested by another member. */
async function venueRequests(town: Town) {
  const { rows } = await town.client.query<{ slug: string }>(
    `select slug from venue where withdrawn_at is null order by uuid_hash_extended(id, 1) limit 200`,
  );
  let count = 0;
  return () => {
    const n = count++;
    return { slug: rows[n % rows.length]!.slug, session: town.members[n % town.members.length]!.secret };
  };
}
const isRight = (body: string) => body.includes('"capacity":') && !body.includes('"errors"');

/** The requests for venue pages that the api receives. */
export async function venuePages(town: Town, api: Server): Promise<Side> {
  const nextRequest = await venueRequests(town);
  const ask = await persistedRequests(town, api, VENUE, { slug: nextRequest().slug });
  const next = () => {
    const { slug, session } = nextRequest();
    return { request: ask({ slug }, session), isRight };
  };
  return { server: api, next };
}

/** The venue page with three nested levels, requested by a signed-in member with the hash of its document. */
export const venuePage: Workload = {
  number: 1,
  title: 'venue page, persisted (3 nested)',
  target: 0.65,
  run: async ({ effort, town: open }): Promise<ResultLine[]> => {
    const town = await open();
    const sides = await startSides(town);
    try {
      const ours = await venuePages(town, sides.api);
      const nextRequest = await venueRequests(town);
      const against = (path: string) => {
        const next = () => ({ request: post(path, { ...nextRequest(), networkId: town.networkId }), isRight });
        return compare(effort, CLIENTS, town.backend, { ours, limit: { server: sides.raw, next } });
      };
      return [
        lineOf({ ...venuePage, title: 'venue page, persisted (3 nested): same statements' }, await against('/venue')),
        lineOf({ ...venuePage, title: '… : one statement per level, rows', target: 1.3 }, await against('/venue-rows')),
      ];
    } finally {
      await sides.stop();
    }
  },
};
