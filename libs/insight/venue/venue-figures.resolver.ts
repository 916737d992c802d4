import { Args, Query, Resolver } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import { type SpaceKind, isStaffOf } from '#libs/directory';
import { type NothingWhy } from '#libs/offers';
import { Allow, AsMember, Costs, type MemberViewer, make } from '#libs/platform';
import { ReadVenueFigures } from './venue-figures.js';
import { HourFigures, LeadTimeFigures, SpaceFigures, UnmetNeedFigures, VenueFigures, VenueFiguresArgs } from './venue-figures.types.js'; // prettier-ignore

@Resolver()
export class VenueFiguresResolver {
  constructor(private readonly figures: ReadVenueFigures) {}

  @Query(() => VenueFigures, {
    nullable: true,
    description: 'How a venue was used, for its staff; null for everybody else.',
  })
  @Allow('member')
  @Costs('search', 5)
  async venueFigures(
    @Args() { venueId: sent, days }: VenueFiguresArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<VenueFigures | null> {
    const venueId = sent.toLowerCase();
    if (!isUUID(venueId) || !isStaffOf(viewer, venueId)) return null;
    const read = await this.figures.read(viewer.network.id, venueId, days, viewer.locale);
    if (!read) return null;
    return make(VenueFigures, {
      ...read,
      venueId,
      hours: read.hours.map((row) => make(HourFigures, { ...row, venueId })),
      spaces: read.spaces.map((row) => make(SpaceFigures, { ...row, venueId })),
      leadTimes: read.leadTimes.map((row) => make(LeadTimeFigures, { ...row, venueId })),
      unmet: read.unmet.map(({ why, kind, ...row }) =>
        make(UnmetNeedFigures, { ...row, venueId, why: why as NothingWhy, kind: kind as SpaceKind | null }),
      ),
    });
  }
}
