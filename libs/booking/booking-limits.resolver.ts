import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Network } from '#libs/directory';
import { Allow, Clock, SettingsReader, make } from '#libs/platform';
import { gridMinutes, horizonDays } from './booking.settings.js';

@ObjectType({ description: 'What a network allows of any booking; a space may allow less.' })
@Allow('anyone')
export class NetworkBookingLimits {
  @Field(() => Int, { description: 'Starts and ends are multiples of this many minutes.' })
  gridMinutes!: number;

  @Field(() => Int, { description: 'How many days ahead a booking may start.' })
  horizonDays!: number;
}

@Resolver(() => Network)
export class NetworkBookingLimitsResolver {
  constructor(
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => NetworkBookingLimits, { description: 'What the network allows of any booking today.' })
  @Allow('anyone')
  async bookingLimits(@Parent() network: Network): Promise<NetworkBookingLimits> {
    const settings = await this.settings.at(network.id, this.clock.now());
    return make(NetworkBookingLimits, {
      gridMinutes: settings.get(gridMinutes),
      horizonDays: settings.get(horizonDays),
    });
  }
}
