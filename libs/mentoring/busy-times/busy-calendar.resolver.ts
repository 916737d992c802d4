import { Args, ArgsType, Field, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import { type ImportFault, isStale } from '#libs/agenda';
import { Allow, AsMember, Clock, Database, type MemberViewer, RateLimit, fetchFaultText, make } from '#libs/platform';
import { refusedMentoring } from '../mentoring.loaders.js';
import { MentoringRefused } from '../mentors/mentor.types.js';
import { type BusyCalendarRow, busyCalendarOf } from './busy-calendar.queries.js';
import { busyFaultText } from './busy-calendar.texts.js';
import {
  BusyCalendar,
  BusyCalendarFollowed,
  BusyCalendarStopped,
  FollowBusyCalendarResult,
} from './busy-calendar.types.js';
import { FollowCalendar } from './follow-calendar.js';

@ArgsType()
class FollowBusyCalendarArgs {
  @Field({
    description:
      'The secret address of my calendar in iCal format (.ics), which starts with https://. It is stored encrypted and never shown again.',
  })
  @IsString()
  @MaxLength(2_000)
  address!: string;

  @Field({ defaultValue: false, description: 'Whether events of whole days count, such as holidays and birthdays.' })
  @IsBoolean()
  allDayBlocks!: boolean;
}

/** The calendar that a mentor keeps elsewhere. */
@Resolver()
export class BusyCalendarResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly following: FollowCalendar,
  ) {}

  @Query(() => BusyCalendar, {
    nullable: true,
    description: 'The calendar that I keep elsewhere as a mentor; null: none.',
  })
  @Allow('member')
  async myBusyCalendar(@AsMember() viewer: MemberViewer): Promise<BusyCalendar | null> {
    const { network, member } = viewer;
    const row = await this.database.inTransaction(network.id, (tx) => busyCalendarOf(tx, member.id, this.clock.now()));
    return row ? this.view(row, viewer) : null;
  }

  @Mutation(() => FollowBusyCalendarResult, {
    description: 'Follows a calendar that I keep elsewhere, in place of the one before. Appointments stay.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async followBusyCalendar(
    @Args() { address, allDayBlocks }: FollowBusyCalendarArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof FollowBusyCalendarResult> {
    const outcome = await this.following.follow(viewer, address.trim(), allDayBlocks);
    switch (outcome.kind) {
      case 'FOLLOWED':
        return make(BusyCalendarFollowed, { calendar: this.view(outcome.calendar, viewer) });
      case 'BAD_ADDRESS':
        return make(MentoringRefused, { code: 'BAD_ADDRESS', message: fetchFaultText(viewer.locale, outcome.fault) });
      case 'REFUSED':
        return refusedMentoring(viewer, outcome.code);
    }
  }

  @Mutation(() => BusyCalendarStopped, { description: 'Follows no calendar of mine elsewhere any more.' })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async stopBusyCalendar(@AsMember() viewer: MemberViewer): Promise<BusyCalendarStopped> {
    await this.following.stop(viewer);
    return make(BusyCalendarStopped, { stopped: true });
  }

  private view(row: BusyCalendarRow, { locale }: MemberViewer): BusyCalendar {
    return make(BusyCalendar, {
      host: row.host,
      allDayBlocks: row.allDayBlocks,
      readAt: row.readAt,
      isStale: isStale(row.readAt, row.addedAt, this.clock.now()),
      problem: row.fault === null ? null : busyFaultText(locale, row.fault as ImportFault),
      busyTimes: row.busyTimes,
    });
  }
}
