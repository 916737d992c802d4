import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Network, spaceLimits } from '#libs/directory';
import { Allow, Clock, Database, SettingsReader, make } from '#libs/platform';
import { gridMinutes, horizonDays } from './booking.settings.js';
import { holdLimits } from './holds/hold.settings.js';

@ObjectType({ description: 'What a network allows of any booking; a space may allow less.' })
@Allow('anyone')
export class NetworkBookingLimits {
  @Field(() => Int, { description: 'Starts and ends are multiples of this many minutes.' })
  gridMinutes!: number;

  @Field(() => Int, { description: 'How many days ahead a booking may start.' })
  horizonDays!: number;

  @Field(() => Int, { description: 'Minutes of the shortest booking that some space of the network allows.' })
  shortestMinutes!: number;

  @Field(() => Int, { description: 'Minutes of the longest booking that some space of the network allows.' })
  longestMinutes!: number;

  @Field(() => Int, { description: 'Seats of the largest space of the network.' })
  mostPeople!: number;

  @Field(() => Int, { description: 'For how many minutes `holdOffer` keeps a space.' })
  holdMinutes!: number;
}

@Resolver(() => Network)
export class NetworkBookingLimitsResolver {
  constructor(
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @ResolveField(() => NetworkBookingLimits, { description: 'What the network allows of any booking today.' })
  @Allow('anyone')
  async bookingLimits(@Parent() network: Network): Promise<NetworkBookingLimits> {
    const [settings, spaces] = await Promise.all([
      this.settings.at(network.id, this.clock.now()),
      spaceLimits(this.database, network.id),
    ]);
    return make(NetworkBookingLimits, {
      gridMinutes: settings.get(gridMinutes),
      horizonDays: settings.get(horizonDays),
      holdMinutes: settings.get(holdLimits).minutes,
      ...spaces,
    });
  }
}
