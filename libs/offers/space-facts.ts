import { type SpaceKind } from '#libs/directory';
import { type Sql, statement } from '#libs/platform';

const readFacts = statement(
  'offers.spaceFacts',
  `select s.kind, v.lat, v.lon, (select min(capability_code) from space_capability c where (c.network_id, c.space_id) = (s.network_id, s.id)) as capability
     from space s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) where s.network_id = $1 and s.id = $2`,
);

interface SpaceFacts {
  readonly kind: SpaceKind;
  readonly lat: number;
  readonly lon: number;
  readonly capability: string | null;
}

/** What a search for spaces like this one needs; undefined when there is no such space. */
export const spaceFacts = (open: Sql, networkId: string, spaceId: string): Promise<SpaceFacts | undefined> =>
  open.maybe<SpaceFacts>(readFacts, [networkId, spaceId]);
