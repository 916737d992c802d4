import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Allow, Clock, Database, InstantScalar, Request, type RequestContext, SettingsReader } from '#libs/platform';
import { Booking } from '../booking.types.js';
import { checkInWindow } from '../rules/check-in-window.js';
import { type ArrivalRow, arrivalsOf } from './arrival.queries.js';
import { arrivalTimes, presenceDeadlines } from './presence.settings.js';
import { CheckIn, NoShow } from './presence.types.js';
import { checkInView, noShowView } from './presence.views.js';

const ARRIVALS = Symbol('arrivals at bookings');

/** Who came to a booking, for its owner. */
@Resolver(() => Booking)
export class BookingPresenceResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => CheckIn, { nullable: true, description: 'When I came; null before, or where nobody checks in.' })
  @Allow('owner')
  async checkIn(@Parent() { id }: Booking, @Request() request: RequestContext): Promise<CheckIn | null> {
    return checkInView(await this.arrival(id, request));
  }

  @ResolveField(() => InstantScalar, {
    nullable: true,
    description: 'From when one can check in; null where people do not check in by themselves.',
  })
  @Allow('owner')
  async checkInFrom(@Parent() { id }: Booking, @Request() request: RequestContext): Promise<Temporal.Instant | null> {
    return (await this.window(id, request))?.start ?? null;
  }

  @ResolveField(() => InstantScalar, {
    nullable: true,
    description: 'Until when one can check in; null where people do not check in by themselves.',
  })
  @Allow('owner')
  async checkInUntil(@Parent() { id }: Booking, @Request() request: RequestContext): Promise<Temporal.Instant | null> {
    return (await this.window(id, request))?.end ?? null;
  }

  @ResolveField(() => NoShow, { nullable: true, description: 'That I did not come; null when nothing is recorded.' })
  @Allow('owner')
  async noShow(@Parent() { id }: Booking, @Request() request: RequestContext): Promise<NoShow | null> {
    return noShowView(
      await this.arrival(id, request),
      (await this.current(request)).get(presenceDeadlines).contestDays,
    );
  }

  @ResolveField(() => InstantScalar, {
    nullable: true,
    description:
      'Until when the booking must be reconfirmed, else it is cancelled free of charge; null when it need not be, or is already.',
  })
  @Allow('owner')
  async mustReconfirmBy(
    @Parent() { id }: Booking,
    @Request() request: RequestContext,
  ): Promise<Temporal.Instant | null> {
    const { mustReconfirmBy, reconfirmedAt, state } = await this.arrival(id, request);
    return reconfirmedAt || state !== 'CONFIRMED' ? null : mustReconfirmBy;
  }

  private async window(id: string, request: RequestContext) {
    const arrival = await this.arrival(id, request);
    if (arrival.arrivals !== 'CHECK_IN') return undefined;
    return checkInWindow(arrival, (await this.current(request)).get(arrivalTimes));
  }

  private current({ viewer }: RequestContext) {
    return this.settings.at(viewer.network.id, this.clock.now());
  }

  private arrival(id: string, request: RequestContext): Promise<ArrivalRow> {
    const { id: networkId } = request.viewer.network;
    const read = async (ids: readonly string[]) => {
      const rows = await this.database.inTransaction(networkId, (tx) => arrivalsOf(tx, ids));
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((one) => found.get(one)!);
    };
    if (!request.loaders.has(ARRIVALS))
      request.loaders.set(ARRIVALS, new DataLoader<string, ArrivalRow>(read, { cache: false }));
    return (request.loaders.get(ARRIVALS) as DataLoader<string, ArrivalRow>).load(id);
  }
}
