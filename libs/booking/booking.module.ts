import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { BookingMails } from './booking-mail.js';
import { BookSpaceUseCase } from './book-space.js';
import { NetworkBookingLimitsResolver } from './booking-limits.resolver.js';
import { BookingFilesController } from './booking-files.controller.js';
import { BookingJobs } from './booking.jobs.js';
import { BookingItemResolver, BookingResolver } from './booking.resolver.js';
import { CancelBookingUseCase } from './cancel-booking.js';
import { LedgerBookingResolver } from './ledger-booking.resolver.js';
import { FreeSlotResolver, SpaceNextFreeResolver, VenueNextFreeResolver } from './next-free.resolver.js';

/** Bookings, their mails and files. Mail itself comes from the process-wide messages module. */
@Module({
  imports: [AccountsModule],
  controllers: [BookingFilesController],
  providers: [
    BookingResolver,
    BookingItemResolver,
    NetworkBookingLimitsResolver,
    LedgerBookingResolver,
    SpaceNextFreeResolver,
    VenueNextFreeResolver,
    FreeSlotResolver,
    BookSpaceUseCase,
    CancelBookingUseCase,
    BookingJobs,
    BookingMails,
  ],
  exports: [BookSpaceUseCase],
})
export class BookingModule {}
