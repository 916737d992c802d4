import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { checkedKey } from '#libs/booking';
import { Space, spaceById, isStaffOf } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { AddOwnUseArgs, OfVenueArgs, idOf, titleOf } from '../openings.inputs.js';
import { refused } from '../openings.texts.js';
import { AddOwnUse } from './add-own-use.js';
import { conflictsOf, ownUsesOf } from './own-use.queries.js';
import {
  AddOwnUseResult,
  OwnUse,
  OwnUseAdded,
  OwnUseConnection,
  OwnUseInConflict,
  OwnUseRemoved,
  RemoveOwnUseResult,
} from './own-use.types.js';
import { conflictViews, ownUseView } from './own-use.view.js';

@Resolver(() => OwnUse)
export class OwnUseResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly adding: AddOwnUse,
  ) {}

  @Query(() => OwnUseConnection, {
    nullable: true,
    description: 'When a venue uses its spaces itself, for its staff; null for everybody else.',
  })
  @Allow('member')
  async ownUses(
    @Args() { venueId, first, after }: OfVenueArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<OwnUseConnection | null> {
    const id = idOf(venueId);
    if (!isStaffOf(viewer, id)) return null;
    const now = this.clock.now();
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const { rows, total } = await ownUsesOf(tx, id, { now, after: key, limit: first + 1 });
      const ids = rows.map((row) => row.id);
      const conflicts = ids.length > 0 ? await conflictsOf(tx, ids, now) : new Map();
      return pageOf(
        rows,
        first,
        total,
        (row) => encodeCursor(row.start.toString(), row.id),
        (row) => ownUseView(row, conflicts.get(row.id) ?? []),
      );
    });
  }

  @Mutation(() => AddOwnUseResult, {
    description: 'Enters a time at which the venue uses a space itself. Members cannot book it then, at once.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 600, minutes: 60 })
  async addOwnUse(
    @Args() { input, idempotencyKey }: AddOwnUseArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AddOwnUseResult> {
    const outcome = await this.adding.add(viewer, {
      spaceId: idOf(input.spaceId),
      start: input.start,
      end: input.end,
      seats: input.seats ?? null,
      title: titleOf(input.title),
      idempotencyKey: checkedKey(idempotencyKey),
    });
    if (outcome.kind === 'REFUSED') return refused(viewer.locale, outcome.code);
    if (outcome.kind === 'ADDED') return make(OwnUseAdded, { ownUse: ownUseView(outcome.ownUse, outcome.conflicts) });
    return make(OwnUseInConflict, { conflicts: conflictViews(outcome.venueId, outcome.conflicts) });
  }

  @Mutation(() => RemoveOwnUseResult, {
    description: 'Removes an own use that was entered by hand. The space can be booked again.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 600, minutes: 60 })
  async removeOwnUse(
    @Args('id', { type: () => ID, description: 'The own use.' }) id: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof RemoveOwnUseResult> {
    const code = await this.adding.remove(viewer, idOf(id));
    return code ? refused(viewer.locale, code) : make(OwnUseRemoved, { id: idOf(id) });
  }

  @ResolveField(() => Space, { description: 'The space.' })
  @Allow('staffOfVenue')
  space(@Parent() { spaceId }: OwnUse, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(spaceId);
  }
}
