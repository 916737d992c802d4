import { Module } from '@nestjs/common';
import { OutsideCalendarReader } from '#libs/agenda';
import { AddCalendar } from './calendars/add-calendar.js';
import { CalendarResolver } from './calendars/calendar.resolver.js';
import { BanJobs } from './bans/ban.jobs.js';
import { BanResolver } from './bans/ban.resolver.js';
import { ImportCalendar } from './calendars/import-calendar.js';
import { AddOwnUse } from './own-uses/add-own-use.js';
import { PassOpeningResolver, SpaceOpeningsResolver } from './quotas/pass-opening.resolver.js';
import { PlanningResolver } from './planning/planning.resolver.js';
import { OwnUseResolver } from './own-uses/own-use.resolver.js';

/** What a venue keeps for itself. */
@Module({
  providers: [
    PlanningResolver,
    OwnUseResolver,
    AddOwnUse,
    CalendarResolver,
    AddCalendar,
    ImportCalendar,
    OutsideCalendarReader,
    PassOpeningResolver,
    SpaceOpeningsResolver,
    BanResolver,
    BanJobs,
  ],
})
export class OpeningsModule {}
