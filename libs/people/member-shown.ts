import { type Sql, statement } from '#libs/platform';
import { type Visibility } from './rules/visibility.js';

const change = statement(
  'people.changeShown',
  `update member set name_visibility = $2, home_venue_id = $3 where network_id = (select current_network()) and id = $1`,
);

/** Changes who sees that a person is a member, and which venue is their home. */
export const changeMemberShown = (
  tx: Sql,
  memberId: string,
  { nameVisibility, homeVenueId }: { nameVisibility: Visibility; homeVenueId: string | null },
): Promise<number> => tx.run(change, [memberId, nameVisibility, homeVenueId]);
