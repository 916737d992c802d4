import { ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AsMember, Clock, Database, type MemberViewer, make } from '#libs/platform';
import { tariffClassesAt } from './edit-spaces.js';
import { ManagedVenue, TariffClass } from './managed-venue.types.js';

@Resolver(() => ManagedVenue)
export class TariffClassesResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [TariffClass], { description: 'The classes of the tariff in force, which its spaces can have.' })
  @Allow('venueTeam')
  async tariffClasses(@AsMember() { network }: MemberViewer): Promise<TariffClass[]> {
    const rows = await this.database.inTransaction(network.id, (tx) => tariffClassesAt(tx, this.clock.now()));
    return rows.map((row) => make(TariffClass, row));
  }
}
