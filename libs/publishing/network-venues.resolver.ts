import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  type MemberViewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { countVenues, findVenues } from './network-venues.queries.js';
import { NetworkVenue, NetworkVenueConnection, NetworkVenuesArgs } from './network-venues.types.js';

@Resolver()
export class NetworkVenuesResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => NetworkVenueConnection, { description: 'All venues of the network by name, archived ones as well.' })
  @Allow('networkAdmin')
  @Costs('search')
  networkVenues(
    @Args() { text, inState, first, after }: NetworkVenuesArgs,
    @AsMember() { network }: MemberViewer,
  ): Promise<NetworkVenueConnection> {
    const search = { text: text.toWellFormed().replaceAll('\0', '').trim(), state: inState ?? null };
    const now = this.clock.now();
    const key = after == null ? null : sortKeyOf(after, 'text', 'id');
    return this.database.inTransaction(network.id, async (tx) => {
      const rows = await findVenues(tx, search, { after: key, limit: first + 1, now });
      const total = await countVenues(tx, search, now);
      return pageOf(rows, first, total, ({ name, id }) => encodeCursor(name, id), (row) => make(NetworkVenue, { ...row })); // prettier-ignore
    });
  }
}
