import { type Side, compare } from './compare.js';
import { post } from './load.js';
import { type Server } from './processes.js';
import { persisted, startSides } from './sides.js';
import { type Town } from './town.types.js';
import { type Line, type Workload, lineOf } from './workload.js';

const CLIENTS = 16;
/** What the page of a venue shows. */
const VENUE = `query Venue($slug: String!) { venue(slug: $slug) { id slug name kind description website zone point { lat lon }
  address { street postcode city } accessibility { stepFree accessibleToilet hearingLoop } equipment { code label } owner { name }
  openToday { start end } openingHours { weekday opens closes }
  spaces(first: 50) { totalCount edges { node { id name kind description capacity needsOperator stepFree
    capabilities { code label } equipment { code label } } } } } }`;

/** Venue after venue, each time for another member. */
async function wishesFor(town: Town) {
  const { rows } = await town.client.query<{ slug: string }>(
    `select slug from venue where withdrawn_at is null order by uuid_hash_extended(id, 1) limit 200`,
  );
  let asked = 0;
  return () => {
    const n = asked++;
    return { slug: rows[n % rows.length]!.slug, session: town.members[n % town.members.length]!.secret };
  };
}
const isRight = (body: string) => body.includes('"capacity":') && !body.includes('"errors"');

/** How the api is asked for pages of venues. */
export async function venuePages(town: Town, api: Server): Promise<Side> {
  const wish = await wishesFor(town);
  const ask = await persisted(town, api, VENUE, { slug: wish().slug });
  const next = () => {
    const { slug, session } = wish();
    return { request: ask({ slug }, session), isRight };
  };
  return { server: api, next };
}

/** A detail page of three levels, by the hash of its document, somebody signed in. */
export const venuePage: Workload = {
  number: 1,
  title: 'venue page, persisted (3 nested)',
  target: 0.65,
  run: async ({ effort, town: open }): Promise<Line[]> => {
    const town = await open();
    const sides = await startSides(town);
    try {
      const ours = await venuePages(town, sides.api);
      const wish = await wishesFor(town);
      const against = (path: string) => {
        const next = () => ({ request: post(path, { ...wish(), networkId: town.networkId }), isRight });
        return compare(effort, CLIENTS, town.backend, { ours, limit: { server: sides.raw, next } });
      };
      return [
        lineOf({ ...venuePage, title: 'venue page, persisted (3 nested): same statements' }, await against('/venue')),
        lineOf({ ...venuePage, title: '… : a statement a level, rows', target: 1.3 }, await against('/venue-rows')),
      ];
    } finally {
      await sides.stop();
    }
  },
};
