import { Args, Query, Resolver } from '@nestjs/graphql';
import { isStaffOf } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  type MemberViewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { idOf } from '../openings.inputs.js';
import { planningOf } from './planning.queries.js';
import { PlanningArgs, PlanningConnection, PlanningEntry, periodOf } from './planning.types.js';

@Resolver()
export class PlanningResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => PlanningConnection, {
    nullable: true,
    description: 'What takes the time of the spaces of a venue, for its staff; null for everybody else.',
  })
  @Allow('member')
  async venuePlanning(
    @Args() args: PlanningArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<PlanningConnection | null> {
    const venueId = idOf(args.venueId);
    const period = periodOf(args);
    const { first, after } = args;
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    if (!isStaffOf(viewer, venueId)) return null;
    const { rows, total } = await this.database.inTransaction(viewer.network.id, (tx) =>
      planningOf(tx, venueId, period, this.clock.now(), key, first + 1),
    );
    return pageOf(
      rows,
      first,
      total,
      (row) => encodeCursor(row.start.toString(), row.id),
      (row) => make(PlanningEntry, { venueId, ...row }),
    );
  }
}
