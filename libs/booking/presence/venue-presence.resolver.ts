import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isStaffOf } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  ENV,
  type Env,
  type MemberViewer,
  RateLimit,
  SettingsReader,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { doorKey } from '../booking-mail-facts.js';
import { checkedKey } from '../checked-key.js';
import { dayOf } from '../rules/check-in-window.js';
import { printedToken } from '../rules/check-in-codes.js';
import { CheckInBooking, type CheckInOutcome, arrivalKeys } from './check-in-booking.js';
import { codeOf, dayFrom, idOf } from './presence.inputs.js';
import {
  CheckInAsStaffArgs,
  PaperListArgs,
  VenueBookingsArgs,
  WalkInForArgs,
  personOf,
} from './venue-presence.inputs.js';
import { EnterPaperList } from './paper-list.js';
import { arrivalTimes } from './presence.settings.js';
import { presenceRefused } from './presence.texts.js';
import {
  CheckInCode,
  PaperListEntered,
  PaperListResult,
  VenueBookingChanged,
  VenueBookingConnection,
  VenueBookingResult,
} from './venue-presence.types.js';
import { venueBookingView } from './presence.views.js';
import { venueArrival, venueBookings, zoneOfVenue } from './venue-bookings.queries.js';
import { WalkIn } from './walk-in.js';
import { walkInRefusal } from './walk-in-refusal.js';

/** What the staff of a venue see and enter about arrivals. */
@Resolver()
export class VenuePresenceResolver {
  private readonly doorKey: Uint8Array;
  private readonly keys: ReturnType<typeof arrivalKeys>;

  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly arriving: CheckInBooking,
    private readonly list: EnterPaperList,
    private readonly walking: WalkIn,
    @Inject(ENV) env: Env,
  ) {
    this.doorKey = doorKey(env);
    this.keys = arrivalKeys(env);
  }

  @Query(() => VenueBookingConnection, {
    nullable: true,
    description:
      'Bookings of a venue that start on a day, for its staff; null for everybody else. Cancelled ones are left out.',
  })
  @Allow('member')
  async venueBookings(
    @Args() { venueId, day, first, after }: VenueBookingsArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<VenueBookingConnection | null> {
    const id = idOf(venueId);
    const date = dayFrom(day);
    if (!isStaffOf(viewer, id)) return null;
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const times = (await this.settings.at(viewer.network.id, this.clock.now())).get(arrivalTimes);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const zone = await zoneOfVenue(tx, id);
      if (zone === undefined) return null;
      const { rows, total } = await venueBookings(tx, id, dayOf(date, zone), key, first + 1);
      return pageOf(
        rows,
        first,
        total,
        (row) => encodeCursor(row.start.toString(), row.id),
        (row) => venueBookingView(row, times, this.doorKey),
      );
    });
  }

  @Query(() => CheckInCode, {
    nullable: true,
    description: 'The code that a venue prints; null for people who are not its staff.',
  })
  @Allow('member')
  venueCheckInCode(
    @Args('venueId', { type: () => ID, description: 'The venue. You must be staff there.' }) venueId: string,
    @AsMember() viewer: MemberViewer,
  ): CheckInCode | null {
    const id = idOf(venueId);
    if (!isStaffOf(viewer, id)) return null;
    const path = `/${viewer.network.slug}/check-in/${printedToken(id, this.keys.printed)}`;
    return make(CheckInCode, { venueId: id, path });
  }

  @Mutation(() => VenueBookingResult, {
    description: 'Notes that somebody came, now or before. Repeating it changes nothing.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 600, minutes: 60 })
  async checkInAsStaff(
    @Args() { venueId, code, arrivedAt }: CheckInAsStaffArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueBookingResult> {
    return this.answer(viewer, await this.arriving.byStaff(viewer, idOf(venueId), codeOf(code), arrivedAt ?? null));
  }

  @Mutation(() => VenueBookingResult, { description: 'Takes back that somebody came, when that was a mistake.' })
  @Allow('member')
  @RateLimit({ perAccount: 600, minutes: 60 })
  async undoCheckIn(
    @Args('venueId', { type: () => ID, description: 'The venue. You must be staff there.' }) venueId: string,
    @Args('code', { description: 'The booking code.' }) code: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueBookingResult> {
    return this.answer(viewer, await this.arriving.undo(viewer, idOf(venueId), codeOf(code)));
  }

  @Mutation(() => PaperListResult, {
    description:
      'Enters who came on a day, from the list that the venue ticked on paper: all of it or nothing. Who is not on it counts as having come. Repeating it changes nothing.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async enterPaperList(
    @Args() { venueId, day, came, absent }: PaperListArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof PaperListResult> {
    const outcome = await this.list.enter(viewer, {
      venueId: idOf(venueId),
      day: dayFrom(day),
      came: came.map(codeOf),
      absent: absent.map(codeOf),
    });
    if (outcome.kind === 'REFUSED') return presenceRefused(viewer.locale, outcome);
    return make(PaperListEntered, { came: outcome.came, absent: outcome.absent });
  }

  @Mutation(() => VenueBookingResult, {
    description:
      'Books a place for a member who has come without a booking, from the running quarter-hour for one hour, and checks them in. The member pays for it.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async walkInFor(
    @Args() { venueId, spaceId, person, idempotencyKey }: WalkInForArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueBookingResult> {
    const wanted = {
      venueId: idOf(venueId),
      spaceId: spaceId == null ? null : idOf(spaceId),
      // The staff tell the price at the desk.
      ceilingCents: Number.MAX_SAFE_INTEGER,
      ceilingCreditMinutes: Number.MAX_SAFE_INTEGER,
      idempotencyKey: checkedKey(idempotencyKey),
    };
    const outcome = await this.walking.bookFor(viewer, wanted, personOf(person));
    if (outcome.kind === 'CONFIRMED' || outcome.kind === 'EARLIER') return this.view(viewer, outcome.booking.id);
    return presenceRefused(viewer.locale, walkInRefusal(outcome, viewer.locale));
  }

  private answer(viewer: MemberViewer, outcome: CheckInOutcome): Promise<typeof VenueBookingResult> {
    return outcome.kind === 'REFUSED'
      ? Promise.resolve(presenceRefused(viewer.locale, outcome))
      : this.view(viewer, outcome.arrival.id);
  }

  private async view(viewer: MemberViewer, bookingId: string): Promise<typeof VenueBookingResult> {
    const times = (await this.settings.at(viewer.network.id, this.clock.now())).get(arrivalTimes);
    const row = await this.database.inTransaction(viewer.network.id, (tx) => venueArrival(tx, bookingId));
    return make(VenueBookingChanged, { booking: venueBookingView(row!, times, this.doorKey) });
  }
}
