import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Space, Venue, spaceById, venueById } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  ENV,
  type Env,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  badInput,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { doorKey } from './booking-mail.js';
import { bookingByCode, bookingsOf } from './booking.queries.js';
import { refusalText } from './booking.texts.js';
import {
  Access,
  Booking,
  BookingConnection,
  BookingItem,
  BookingsArgs,
  CancelResult,
  Cancelled,
  Refused,
  Reminder,
} from './booking.types.js';
import { accessOf, bookingView } from './booking.view.js';
import { CancelBookingUseCase } from './cancel-booking.js';
import { remindersAbout } from './reminder-states.js';
import { parseBookingCode } from './rules/booking-code.js';

@Resolver(() => Booking)
export class BookingResolver {
  private readonly doors: Uint8Array;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cancelling: CancelBookingUseCase,
    @Inject(ENV) env: Env,
  ) {
    this.doors = doorKey(env);
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
    description: 'One of my bookings, by its code as written or spoken; null when none is mine.',
  })
  @Allow('member')
  async booking(
    @Args('code', { description: 'Its code; case, spaces and dashes do not matter.' }) typed: string,
    @AsMember() { member, network }: MemberViewer,
  ): Promise<Booking | null> {
    const code = parseBookingCode(typed);
    const row = code && (await this.database.inTransaction(network.id, (tx) => bookingByCode(tx, code, member.id)));
    return row ? bookingView(row, network.slug, this.clock.now()) : null;
  }

  @Mutation(() => CancelResult, { description: 'Cancels my booking while that is free, and gives everything back.' })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async cancelBooking(
    @Args('code', { description: 'The booking’s code.' }) typed: string,
    @Args('idempotencyKey', {
      type: () => ID,
      description: '8 to 255 signs, new for each act; the same key has its effect once.',
    })
    key: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CancelResult> {
    const outcome = await this.cancelling.run(viewer, parseBookingCode(typed) ?? '', checkedKey(key));
    if (outcome.kind === 'REFUSED')
      return make(Refused, { code: outcome.code, message: refusalText(viewer.locale, outcome.code) });
    const { booking, restoredCreditMinutes, restoredCents } = outcome;
    return make(Cancelled, {
      booking: bookingView(booking, viewer.network.slug, this.clock.now()),
      restoredCreditMinutes,
      restoredCents,
    });
  }

  @ResolveField(() => Venue, { description: 'Where it is.' })
  @Allow('owner')
  venue(@Parent() booking: Booking, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(booking.venueId);
  }

  @ResolveField(() => String, {
    description: 'What it holds and where, in one line, such as "Salle Soie, Le Passage".',
  })
  @Allow('owner')
  async place(@Parent() { items, venueId }: Booking, @Request() request: RequestContext): Promise<string> {
    const [venue, ...spaces] = await Promise.all([
      venueById(request, this.database).load(venueId),
      ...items.map(({ spaceId }) => spaceById(request, this.database).load(spaceId)),
    ]);
    return [...spaces, venue].map(({ name }) => name).join(', ');
  }

  @ResolveField(() => Access, { description: 'How to get in.' })
  @Allow('owner')
  access(@Parent() booking: Booking): Access {
    return accessOf(booking, this.doors);
  }

  @ResolveField(() => [Reminder], { description: 'What will be or was sent before it starts, earliest first.' })
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

/** @throws BAD_USER_INPUT when the key is too short or too long to be one. */
export function checkedKey(key: string): string {
  const signs = [...key].length; // as the database counts them
  if (signs < 8 || signs > 255) throw badInput('`idempotencyKey` has 8 to 255 signs; a fresh UUID does.');
  return key;
}
