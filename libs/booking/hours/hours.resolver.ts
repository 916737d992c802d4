import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type ClosingTime } from '#libs/agenda';
import { Opening, Space, spaceById } from '#libs/directory';
import {
  Allow,
  AsMember,
  Database,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  type Span,
  badInput,
  make,
} from '#libs/platform';
import { checkedKey } from '../checked-key.js';
import { parseBookingCode } from '../rules/booking-code.js';
import { type HoursChange, type HoursRefusal } from './hours-change.js';
import { hoursRefusalText } from './hours.texts.js';
import {
  ClosureInput,
  HoursChangeInput,
  HoursDecisionInput,
  OpeningExceptionInput,
  OpeningHoursInput,
  type OpeningTimesInput,
} from './hours.inputs.js';
import { DecisionsNeeded, HoursPreview, HoursPreviewResult, HoursRefused, HoursSaveResult, HoursSaved, TouchedBooking } from './hours.types.js'; // prettier-ignore
import { SaveHours, type SaveOutcome, type TouchedBooking as Touched } from './save-hours.js';

const KEY = '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.';
const DECISIONS = 'One for each touched booking, 200 at most; others are ignored.';
const LIMIT = { perAccount: 300, minutes: 60 };

@Resolver(() => TouchedBooking)
export class HoursResolver {
  constructor(
    private readonly database: Database,
    private readonly hours: SaveHours,
  ) {}

  @Mutation(() => HoursPreviewResult, {
    description:
      'Tells what changes of opening hours would do: the bookings they touch, and the next four weeks of the first target. Changes nothing.',
  })
  @Allow('venueTeam')
  @RateLimit({ perAccount: 600, minutes: 60 })
  async previewHoursChange(
    @Args('change', { description: 'The change.' }) change: HoursChangeInput,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof HoursPreviewResult> {
    const outcome = await this.hours.preview(viewer, changesOf(change));
    if (outcome.kind === 'REFUSED') return refusedView(viewer, outcome.refusal);
    return make(HoursPreview, { touched: outcome.touched.map(touchedView), nextFourWeeks: openings(outcome) });
  }

  @Mutation(() => HoursSaveResult, { description: 'Replaces the weekly hours of a venue or of a space.' })
  @Allow('venueTeam')
  @RateLimit(LIMIT)
  setOpeningHours(
    @Args('hours', { description: 'The new hours.' }) openingHours: OpeningHoursInput,
    @Args('decisions', { type: () => [HoursDecisionInput], defaultValue: [], description: DECISIONS })
    decisions: HoursDecisionInput[],
    @Args('idempotencyKey', { type: () => ID, description: KEY }) key: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof HoursSaveResult> {
    return this.save(viewer, { openingHours }, decisions, key);
  }

  @Mutation(() => HoursSaveResult, { description: 'Sets what a venue or a space does on one date.' })
  @Allow('venueTeam')
  @RateLimit(LIMIT)
  setOpeningException(
    @Args('exception', { description: 'The date and its hours.' }) exception: OpeningExceptionInput,
    @Args('decisions', { type: () => [HoursDecisionInput], defaultValue: [], description: DECISIONS })
    decisions: HoursDecisionInput[],
    @Args('idempotencyKey', { type: () => ID, description: KEY }) key: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof HoursSaveResult> {
    return this.save(viewer, { exception }, decisions, key);
  }

  @Mutation(() => HoursSaveResult, { description: 'Closes a venue or a space for a time.' })
  @Allow('venueTeam')
  @RateLimit(LIMIT)
  close(
    @Args('closure', { description: 'What is closed, when and why.' }) closure: ClosureInput,
    @Args('decisions', { type: () => [HoursDecisionInput], defaultValue: [], description: DECISIONS })
    decisions: HoursDecisionInput[],
    @Args('idempotencyKey', { type: () => ID, description: KEY }) key: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof HoursSaveResult> {
    return this.save(viewer, { closure }, decisions, key);
  }

  @Mutation(() => HoursSaveResult, {
    description: 'Ends a closure now, or takes it back before it begins. Decisions about bookings stay.',
  })
  @Allow('venueTeam')
  @RateLimit(LIMIT)
  async reopen(
    @Args('closureId', { type: () => ID, description: 'Id of the closure.' }) closureId: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof HoursSaveResult> {
    if (!UUID.test(closureId)) return refusedView(viewer, { code: 'NOT_FOUND' });
    return savedView(viewer, await this.hours.reopen(viewer, closureId));
  }

  @ResolveField(() => Space, { description: 'The space.' })
  @Allow('venueTeam')
  space(@Parent() { spaceId }: TouchedBooking, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(spaceId);
  }

  @ResolveField(() => [Space], {
    description:
      'Free spaces of the same class within two kilometres that it could move to, the nearest first; three at most.',
  })
  @Allow('venueTeam')
  moveTo(@Parent() { moveToIds }: TouchedBooking, @Request() request: RequestContext): Promise<Space[]> {
    const spaces = spaceById(request, this.database);
    return Promise.all(moveToIds.map((id) => spaces.load(id)));
  }

  private async save(
    viewer: MemberViewer,
    change: HoursChangeInput,
    decisions: readonly HoursDecisionInput[],
    key: string,
  ): Promise<typeof HoursSaveResult> {
    if (decisions.length > MOST_DECISIONS)
      throw badInput(`\`decisions\` must have at most ${MOST_DECISIONS} elements.`);
    const decided = decisions.map(({ code, decision, moveTo = null }) => ({
      code: parseBookingCode(code) ?? '',
      decision,
      moveTo,
    }));
    return savedView(viewer, await this.hours.save(viewer, changesOf(change)[0]!, decided, checkedKey(key)));
  }
}

const MOST_DECISIONS = 200;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const openings = ({ nextFourWeeks }: { readonly nextFourWeeks: readonly Span[] }): Opening[] =>
  nextFourWeeks.map(({ start, end }) => make(Opening, { start, end }));

const touchedView = ({ spaceId, moveTo, code, memberName, start, end, seats, options }: Touched): TouchedBooking =>
  make(TouchedBooking, { spaceId, moveToIds: moveTo, code, memberName, from: start, until: end, seats, options });

const refusedView = ({ locale }: MemberViewer, refusal: HoursRefusal): HoursRefused =>
  make(HoursRefused, { code: refusal.code, message: hoursRefusalText(locale, refusal) });

function savedView(viewer: MemberViewer, outcome: SaveOutcome): typeof HoursSaveResult {
  if (outcome.kind === 'REFUSED') return refusedView(viewer, outcome.refusal);
  if (outcome.kind === 'DECISIONS_NEEDED') return make(DecisionsNeeded, { touched: outcome.touched.map(touchedView) });
  return make(HoursSaved, { closureId: outcome.closureId, nextFourWeeks: openings(outcome) });
}

/** @throws BAD_USER_INPUT unless there is a change, with dates that exist */
function changesOf({ openingHours, exception, closure }: HoursChangeInput): HoursChange[] {
  const changes: HoursChange[] = [];
  if (openingHours) {
    const { target, opensOnHolidays } = openingHours;
    const rules = openingHours.rules.map((rule) => ({
      weekday: rule.weekday,
      ...timesOf(rule),
      validFrom: dateOf(rule.validFrom ?? '2000-01-01'),
      validUntil: rule.validUntil == null ? null : dateOf(rule.validUntil),
    }));
    changes.push({ kind: 'HOURS', target, rules, ...(opensOnHolidays != null && { opensOnHolidays }) });
  }
  if (exception) {
    const { target, date } = exception;
    changes.push({ kind: 'EXCEPTION', target, date: dateOf(date), openings: exception.openings?.map(timesOf) ?? null });
  }
  if (closure) {
    const { target, from, until = null, reason } = closure;
    changes.push({ kind: 'CLOSURE', target, from, until, reason });
  }
  if (changes.length === 0) throw badInput('Give at least one of `openingHours`, `exception` and `closure`.');
  return changes;
}

const timesOf = ({ opens, closes }: OpeningTimesInput): { opens: Temporal.PlainTime; closes: ClosingTime } => ({
  opens: Temporal.PlainTime.from(opens),
  closes: closes === '24:00' ? closes : Temporal.PlainTime.from(closes),
});

function dateOf(text: string): Temporal.PlainDate {
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' });
    if (date.year >= 2000 && date.year < 2200) return date;
  } catch {
    // continue to the error below
  }
  throw badInput('A date is a day between 2000 and 2199, such as 2026-12-24.');
}
