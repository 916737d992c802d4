import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type ImportFault, isStale } from '#libs/agenda';
import { checkedKey } from '#libs/booking';
import { Space, spaceById, isStaffOf } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  type Locale,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  encodeCursor,
  fetchFaultText,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { AddOutsideCalendarArgs, OfVenueArgs, idOf } from '../openings.inputs.js';
import { refused } from '../openings.texts.js';
import { AddCalendar } from './add-calendar.js';
import { type CalendarRow, calendarsOf } from './calendar.queries.js';
import { importFaultText } from './calendar.texts.js';
import {
  AddOutsideCalendarResult,
  OutsideCalendar,
  OutsideCalendarAdded,
  OutsideCalendarConnection,
  OutsideCalendarRemoved,
  RemoveOutsideCalendarResult,
} from './calendar.types.js';

const view = (row: CalendarRow, locale: Locale, now: Temporal.Instant): OutsideCalendar =>
  make(OutsideCalendar, {
    id: row.id,
    venueId: row.venueId,
    spaceId: row.spaceId,
    host: row.host,
    allDayBlocks: row.allDayBlocks,
    readAt: row.readAt,
    isStale: isStale(row.readAt, row.addedAt, now),
    problem: row.fault === null ? null : importFaultText(locale, row.fault as ImportFault),
    ownUses: row.ownUses,
  });

@Resolver(() => OutsideCalendar)
export class CalendarResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly adding: AddCalendar,
  ) {}

  @Query(() => OutsideCalendarConnection, {
    nullable: true,
    description: 'The calendars that a venue keeps elsewhere, for its staff; null for everybody else.',
  })
  @Allow('member')
  async outsideCalendars(
    @Args() { venueId, first, after }: OfVenueArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<OutsideCalendarConnection | null> {
    const id = idOf(venueId);
    if (!isStaffOf(viewer, id)) return null;
    const now = this.clock.now();
    const [afterId] = after == null ? [null] : sortKeyOf(after, 'id');
    const { rows, total } = await this.database.inTransaction(viewer.network.id, (tx) =>
      calendarsOf(tx, id, afterId ?? null, first + 1),
    );
    const cursorOf = (row: CalendarRow) => encodeCursor(row.id);
    return pageOf(rows, first, total, cursorOf, (row) => view(row, viewer.locale, now));
  }

  @Mutation(() => AddOutsideCalendarResult, {
    description: 'Adds a calendar that the venue keeps elsewhere for one of its spaces. Its events become own uses.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async addOutsideCalendar(
    @Args() { input, idempotencyKey }: AddOutsideCalendarArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AddOutsideCalendarResult> {
    const outcome = await this.adding.add(viewer, {
      spaceId: idOf(input.spaceId),
      address: input.address.trim(),
      allDayBlocks: input.allDayBlocks,
      idempotencyKey: checkedKey(idempotencyKey),
    });
    if (outcome.kind === 'REFUSED') return refused(viewer.locale, outcome.code);
    if (outcome.kind === 'BAD_ADDRESS')
      return refused(viewer.locale, 'BAD_ADDRESS', fetchFaultText(viewer.locale, outcome.fault));
    return make(OutsideCalendarAdded, { calendar: view(outcome.calendar, viewer.locale, this.clock.now()) });
  }

  @Mutation(() => RemoveOutsideCalendarResult, {
    description: 'Removes a calendar that the venue keeps elsewhere, with the own uses that were read from it.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async removeOutsideCalendar(
    @Args('id', { type: () => ID, description: 'The calendar.' }) id: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof RemoveOutsideCalendarResult> {
    const code = await this.adding.remove(viewer, idOf(id));
    return code ? refused(viewer.locale, code) : make(OutsideCalendarRemoved, { id: idOf(id) });
  }

  @ResolveField(() => Space, { description: 'The space.' })
  @Allow('staffOfVenue')
  space(@Parent() { spaceId }: OutsideCalendar, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(spaceId);
  }
}
