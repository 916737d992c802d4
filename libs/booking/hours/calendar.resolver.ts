import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { type CalendarHours, calendarHoursOf, calendarIdsOf } from '#libs/agenda';
import { Opening, Space, Venue } from '#libs/directory';
import { Allow, Clock, Database, Request, type RequestContext, make } from '#libs/platform';
import { Closure, OpeningCalendar, OpeningException, OpeningRule } from './hours.types.js';

/** Reads the calendars of a request’s venues and spaces together. */
abstract class Calendars {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  protected async calendar(request: RequestContext, calendarId: string, isSpace: boolean): Promise<OpeningCalendar> {
    const hours = await this.loader(request, HOURS, async (ids) => {
      const { network } = request.viewer;
      const rows = await calendarHoursOf(this.database.open, network.id, ids, this.clock.now());
      const byId = new Map(rows.map((row) => [row.calendarId, row]));
      return ids.map((id) => byId.get(id)!);
    }).load(calendarId);
    return view(hours, isSpace);
  }

  protected calendarIdOf(request: RequestContext, resourceId: string): Promise<string> {
    return this.loader(request, IDS, async (ids) => {
      const byId = await calendarIdsOf(this.database.open, request.viewer.network.id, ids);
      return ids.map((id) => byId.get(id)!);
    }).load(resourceId);
  }

  private loader<Value>(
    { loaders }: RequestContext,
    name: symbol,
    load: (ids: readonly string[]) => Promise<Value[]>,
  ): DataLoader<string, Value> {
    if (!loaders.has(name)) loaders.set(name, new DataLoader(load));
    return loaders.get(name) as DataLoader<string, Value>;
  }
}
const HOURS = Symbol('hours of calendars');
const IDS = Symbol('calendars of resources');

@Resolver(() => Venue)
export class VenueCalendarResolver extends Calendars {
  constructor(database: Database, clock: Clock) {
    super(database, clock);
  }

  @ResolveField(() => OpeningCalendar, { description: 'Its hours, exceptions and closures, and the next four weeks.' })
  @Allow('anyone')
  openingCalendar(@Parent() { calendarId }: Venue, @Request() request: RequestContext): Promise<OpeningCalendar> {
    return this.calendar(request, calendarId, false);
  }
}

@Resolver(() => Space)
export class SpaceCalendarResolver extends Calendars {
  constructor(database: Database, clock: Clock) {
    super(database, clock);
  }

  @ResolveField(() => OpeningCalendar, { description: 'Its hours, exceptions and closures, and the next four weeks.' })
  @Allow('anyone')
  async openingCalendar(@Parent() { resourceId }: Space, @Request() request: RequestContext): Promise<OpeningCalendar> {
    return this.calendar(request, await this.calendarIdOf(request, resourceId), true);
  }
}

const view = ({ rules, exceptions, closures, nextFourWeeks, opensOnHolidays }: CalendarHours, isSpace: boolean) =>
  make(OpeningCalendar, {
    opensOnHolidays,
    followsVenue: isSpace && rules.length === 0,
    rules: rules.map((rule) => make(OpeningRule, rule)),
    exceptions: exceptions.map((exception) => make(OpeningException, exception)),
    closures: closures.map(({ id, start, end, reason }) => make(Closure, { id, from: start, until: end, reason })),
    nextFourWeeks: nextFourWeeks.map(({ start, end }) => make(Opening, { start, end })),
  });
