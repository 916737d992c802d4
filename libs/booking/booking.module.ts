import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { BookingMails } from './booking-mail-facts.js';
import { BookSpace } from './book-space.js';
import { NetworkBookingLimitsResolver } from './booking-limits.resolver.js';
import { BookingFilesController } from './booking-files.controller.js';
import { BookingJobs } from './booking.jobs.js';
import { BookingItemResolver, BookingResolver } from './booking.resolver.js';
import { CancelBooking } from './cancel-booking.js';
import { EmbedController } from './embed/embed.controller.js';
import { NextFree } from './next-free.js';
import { BookingDecisionResolver } from './hours/booking-decision.resolver.js';
import { SpaceCalendarResolver, VenueCalendarResolver } from './hours/calendar.resolver.js';
import { HoursJobs } from './hours/hours.jobs.js';
import { HoursResolver } from './hours/hours.resolver.js';
import { SaveHours } from './hours/save-hours.js';
import { LedgerBookingResolver } from './ledger-booking.resolver.js';
import { MoveBooking } from './moving/move-booking.js';
import { MoveTimes } from './moving/move-times.js';
import { MoveTakenResolver, MoveTimeResolver, MovingResolver } from './moving/moving.resolver.js';
import { FreeSlotResolver, SpaceNextFreeResolver, VenueNextFreeResolver } from './next-free.resolver.js';

/** Bookings with their mails and calendar files. The mailer comes from MessagesModule, which is global. */
@Module({
  imports: [AccountsModule],
  controllers: [BookingFilesController, EmbedController],
  providers: [
    BookingResolver,
    BookingItemResolver,
    NetworkBookingLimitsResolver,
    LedgerBookingResolver,
    NextFree,
    SpaceNextFreeResolver,
    VenueNextFreeResolver,
    FreeSlotResolver,
    BookSpace,
    CancelBooking,
    MoveBooking,
    MoveTimes,
    MovingResolver,
    MoveTakenResolver,
    MoveTimeResolver,
    BookingJobs,
    BookingMails,
    HoursResolver,
    VenueCalendarResolver,
    SpaceCalendarResolver,
    BookingDecisionResolver,
    SaveHours,
    HoursJobs,
  ],
  exports: [BookSpace],
})
export class BookingModule {}
