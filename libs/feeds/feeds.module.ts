import { Module } from '@nestjs/common';
import { BookingModule } from '#libs/booking';
import { MentoringModule } from '#libs/mentoring';
import { SessionsModule } from '#libs/sessions';
import { CalendarFeeds } from './calendar-feeds.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsResolver } from './feeds.resolver.js';

/** Private addresses from which calendars read what a member or a space has. */
@Module({
  imports: [BookingModule, MentoringModule, SessionsModule],
  controllers: [FeedsController],
  providers: [CalendarFeeds, FeedsResolver],
})
export class FeedsModule {}
