import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { BookingMails } from './booking-mail-facts.js';
import { AddableSpaces } from './addable-spaces.js';
import { BookSpace } from './book-space.js';
import { NetworkBookingLimitsResolver } from './booking-limits.resolver.js';
import { BookingFilesController } from './booking-files.controller.js';
import { BookingJobs } from './booking.jobs.js';
import { AgendaResolver } from './my-agenda/agenda.resolver.js';
import { BookingItemResolver, BookingResolver } from './booking.resolver.js';
import { CancelAsVenue } from './cancelling/cancel-as-venue.js';
import { CancelBooking } from './cancelling/cancel-booking.js';
import { CancellingJobs } from './cancelling/cancelling.jobs.js';
import { CancellingResolver } from './cancelling/cancelling.resolver.js';
import { FeeWaivers } from './cancelling/fee-waivers.js';
import { WithdrawFromBooking } from './cancelling/withdraw-from-booking.js';
import { EmbedController } from './embed/embed.controller.js';
import { HoldJobs } from './holds/hold.jobs.js';
import { HoldSpace } from './holds/hold-space.js';
import { AnswerRequest } from './requests/answer-request.js';
import { RequestJobs } from './requests/request.jobs.js';
import { RequestResolver } from './requests/request.resolver.js';
import { WaitForTime } from './waiting/wait-for-time.js';
import { WaitingJobs } from './waiting/waiting.jobs.js';
import { NextFree } from './next-free.js';
import { BookingDecisionResolver } from './hours/booking-decision.resolver.js';
import { SpaceCalendarResolver, VenueCalendarResolver } from './hours/calendar.resolver.js';
import { HoursJobs } from './hours/hours.jobs.js';
import { HoursResolver } from './hours/hours.resolver.js';
import { SaveHours } from './hours/save-hours.js';
import { LedgerBookingResolver } from './ledger-booking.resolver.js';
import { BookSeries } from './series/book-series.js';
import { CancelSeries } from './series/cancel-series.js';
import { MoveSeries } from './series/move-series.js';
import { PreviewSeries } from './series/preview-series.js';
import { SeriesJobs } from './series/series.jobs.js';
import { MoveBooking } from './moving/move-booking.js';
import { MoveAsVenue } from './moving/move-as-venue.js';
import { MoveTimes } from './moving/move-times.js';
import { VenueMoveJobs } from './moving/venue-move.jobs.js';
import { VenueMoveResolver } from './moving/venue-move.resolver.js';
import { MoveTakenResolver, MoveTimeResolver, MovingResolver } from './moving/moving.resolver.js';
import { FreeSlotResolver, SpaceNextFreeResolver, VenueNextFreeResolver } from './next-free.resolver.js';
import { KioskResolver } from './kiosk/kiosk.resolver.js';
import { ReadKioskScreen } from './kiosk/read-kiosk-screen.js';
import { BookingPresenceResolver } from './presence/booking-presence.resolver.js';
import { CheckInBooking } from './presence/check-in-booking.js';
import { BookForMember } from './for-member/book-for-member.js';
import { BookForMemberResolver } from './for-member/book-for-member.resolver.js';
import { CheckOut } from './presence/check-out.js';
import { ContestNoShow } from './presence/contest-no-show.js';
import { CorrectNoShow } from './presence/correct-no-show.js';
import { NoShowsResolver } from './presence/no-shows.resolver.js';
import { EnterPaperList } from './presence/paper-list.js';
import { PresenceJobs } from './presence/presence.jobs.js';
import { PresenceResolver } from './presence/presence.resolver.js';
import { ReconfirmBooking } from './presence/reconfirm-booking.js';
import { RecordNoShow } from './presence/record-no-show.js';
import { VenuePresenceResolver } from './presence/venue-presence.resolver.js';
import { WalkIn } from './presence/walk-in.js';

/** Bookings with their mails and calendar files. The mailer comes from MessagesModule, which is global. */
@Module({
  imports: [AccountsModule],
  controllers: [BookingFilesController, EmbedController],
  providers: [
    BookingResolver,
    BookingItemResolver,
    NetworkBookingLimitsResolver,
    LedgerBookingResolver,
    AgendaResolver,
    NextFree,
    SpaceNextFreeResolver,
    VenueNextFreeResolver,
    FreeSlotResolver,
    AddableSpaces,
    BookSpace,
    CancelBooking,
    BookSeries,
    PreviewSeries,
    CancelSeries,
    MoveSeries,
    SeriesJobs,
    MoveBooking,
    MoveTimes,
    MoveAsVenue,
    VenueMoveJobs,
    VenueMoveResolver,
    MovingResolver,
    MoveTakenResolver,
    MoveTimeResolver,
    CancelAsVenue,
    WithdrawFromBooking,
    CancellingResolver,
    CancellingJobs,
    FeeWaivers,
    BookingJobs,
    BookingMails,
    HoursResolver,
    VenueCalendarResolver,
    SpaceCalendarResolver,
    BookingDecisionResolver,
    SaveHours,
    HoursJobs,
    HoldSpace,
    HoldJobs,
    WaitForTime,
    WaitingJobs,
    RequestResolver,
    AnswerRequest,
    RequestJobs,
    BookingPresenceResolver,
    KioskResolver,
    ReadKioskScreen,
    CheckInBooking,
    CheckOut,
    ContestNoShow,
    CorrectNoShow,
    NoShowsResolver,
    EnterPaperList,
    PresenceJobs,
    PresenceResolver,
    ReconfirmBooking,
    RecordNoShow,
    VenuePresenceResolver,
    WalkIn,
    BookForMember,
    BookForMemberResolver,
  ],
  exports: [
    AddableSpaces,
    BookingMails,
    BookSeries,
    PreviewSeries,
    CancelSeries,
    MoveBooking,
    MoveSeries,
    BookSpace,
    HoldSpace,
    WaitForTime,
  ],
})
export class BookingModule {}
