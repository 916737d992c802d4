import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Space, Venue, accessOfVenues, spaceById, venueById } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  ENV,
  type Env,
  type MemberViewer,
  Request,
  type RequestContext,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { doorKey } from './booking-mail-facts.js';
import { bookingByCode, bookingsOf } from './booking.queries.js';
import { Access, Booking, BookingConnection, BookingItem, BookingsArgs, Reminder } from './booking.types.js';
import { accessOf, bookingView } from './booking.view.js';
import { remindersAbout } from './reminder-states.js';
import { parseBookingCode } from './rules/booking-code.js';

@Resolver(() => Booking)
export class BookingResolver {
  private readonly accessKey: Uint8Array;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.accessKey = doorKey(env);
  }

  @Query(() => BookingConnection, { description: 'My bookings in this network.' })
  @Allow('member')
  async myBookings(
    @Args() { when, first, after }: BookingsArgs,
    @AsMember() { member, network }: MemberViewer,
  ): Promise<BookingConnection> {
    const now = this.clock.now();
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const { rows, total } = await this.database.inTransaction(network.id, (tx) =>
      bookingsOf(tx, when, member.id, now, key, first + 1),
    );
    return pageOf(
      rows,
      first,
      total,
      (row) => encodeCursor(row.start.toString(), row.id),
      (row) => bookingView(row, network.slug, now),
    );
  }

  @Query(() => Booking, {
    nullable: true,
    description: 'One of my bookings, by its code; null when no booking of mine has this code.',
  })
  @Allow('member')
  async booking(
    @Args('code', { description: 'The booking code. Case, spaces and dashes are ignored.' }) typed: string,
    @AsMember() { member, network }: MemberViewer,
  ): Promise<Booking | null> {
    const code = parseBookingCode(typed);
    const row = code && (await this.database.inTransaction(network.id, (tx) => bookingByCode(tx, code, member.id)));
    return row ? bookingView(row, network.slug, this.clock.now()) : null;
  }

  @ResolveField(() => Venue, { description: 'The venue of the booking.' })
  @Allow('owner')
  venue(@Parent() booking: Booking, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(booking.venueId);
  }

  @ResolveField(() => String, {
    description: 'Spaces and venue in one line, such as "Salle Soie, Le Passage".',
  })
  @Allow('owner')
  async place(@Parent() { items, venueId }: Booking, @Request() request: RequestContext): Promise<string> {
    const [venue, ...spaces] = await Promise.all([
      venueById(request, this.database).load(venueId),
      ...items.map(({ spaceId }) => spaceById(request, this.database).load(spaceId)),
    ]);
    return [...spaces, venue].map(({ name }) => name).join(', ');
  }

  @ResolveField(() => Access, { description: 'How to enter the venue.' })
  @Allow('owner')
  access(@Parent() booking: Booking): Access {
    return accessOf(booking, this.accessKey);
  }

  @ResolveField(() => String, {
    description:
      'How to get in, in the words of the venue and the language of the request, or in the other one; may be empty.',
  })
  @Allow('owner')
  async accessInstructions(@Parent() { venueId }: Booking, @Request() request: RequestContext): Promise<string> {
    const { fr, en } = await accessOfVenues(request, this.database).load(venueId);
    return request.viewer.locale === 'fr' ? fr || en : en || fr;
  }

  @ResolveField(() => [Reminder], { description: 'Reminders sent or scheduled before the start, earliest first.' })
  @Allow('owner')
  async reminders(
    @Parent() { id, memberId, start }: Booking,
    @AsMember() { network }: MemberViewer,
  ): Promise<Reminder[]> {
    const rows = await this.database.inTransaction(network.id, (tx) => remindersAbout(tx, id, start));
    return rows.map((row) => make(Reminder, { memberId, ...row }));
  }
}

@Resolver(() => BookingItem)
export class BookingItemResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Space, { description: 'The space.' })
  @Allow('owner')
  space(@Parent() item: BookingItem, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(item.spaceId);
  }
}
