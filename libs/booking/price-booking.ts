import { lockResources } from '#libs/agenda';
import { type Purse, isQuoteRefusal, purseAfterUse, purseOf, quoteUse, sumOfQuotes } from '#libs/passes';
import { type Sql } from '#libs/platform';
import { type BookingPlan, bookingPlan, occupiedParts } from './booking-plan.js';
import {
  type BookOutcome,
  type BookingContext,
  type BookingRequest,
  type PricedBooking,
  type PricedItem,
  type WantedSpace,
} from './book-space.types.js';
import { checkRequest } from './check-request.js';
import { useUpHold } from './holds/hold.queries.js';
import { holdHoursOf } from './hours/move-booking.js';
import { answerLength } from './requests/request.settings.js';
import { answerDeadline } from './rules/answer-deadline.js';
import { type Draw, inLockOrder } from './rules/pass-quota.js';
import { lockWaitsFor } from './waiting/wished-time.queries.js';
import { type Claimed, NO_BOOKING, whyNotFree } from './why-not-free.js';

/** The spaces that are asked for, in the order in which they are charged. */
export const spacesOf = (wanted: BookingRequest): readonly [WantedSpace, ...WantedSpace[]] => [
  wanted,
  ...(wanted.others ?? []),
];

interface Planned {
  readonly space: WantedSpace;
  readonly plan: BookingPlan | undefined;
}
type Found = Planned & { readonly plan: BookingPlan };

/** What the booking is made of, or why it cannot be made as things are read. */
export async function priceBooking(tx: Sql, context: BookingContext): Promise<PricedBooking | BookOutcome> {
  const { wanted } = context;
  let planned = await plansOf(tx, context);
  // Before the time, in the order of an offer that lapses.
  const waits = planned.some(({ plan }) => plan?.waits);
  const lineIds = waits ? await lockWaitsFor(tx, ownTime(context), spaceIdsOf(wanted)) : [];
  if (planned.length > 1) await lockTogether(tx, planned);
  // What the member holds is given back first, and taken again by the booking.
  if (await useUpHolds(tx, context, planned)) planned = await plansOf(tx, context);
  const found: Found[] = [];
  for (const { space, plan } of planned) {
    if (!plan) return becauseOf(wanted, space, { kind: 'REFUSED', code: 'SPACE_WITHDRAWN' });
    const unfit = planned.length > 1 && whyNotTogether(plan, found);
    if (unfit) return becauseOf(wanted, space, { kind: 'REFUSED', code: unfit });
    found.push({ space, plan });
  }
  const draws: Draw[] = [];
  let answerBy: Temporal.Instant | null = null;
  for (const { space, plan } of found) {
    const checked = await checkSpace(tx, context, { space, plan });
    if ('kind' in checked) return becauseOf(wanted, space, checked);
    draws.push(...checked.draws);
    answerBy = checked.answerBy;
  }
  const purse = await purseFor(tx, context);
  if (!purse) return { kind: 'REFUSED', code: 'NO_PRICE' };
  const priced = priceAll(context, found, purse);
  if ('kind' in priced) return priced;
  return { ...priced, purse, draws: inLockOrder(draws), answerBy, lineIds };
}

export const purseFor = (tx: Sql, { viewer, wanted, settings, now }: BookingContext): Promise<Purse | undefined> =>
  purseOf(tx, viewer.member.id, wanted.start, viewer.network.zone, now, settings);

/** What a booking of these spaces would take. */
export const claimOf = ({ viewer, wanted, now }: BookingContext, items: readonly PricedItem[]): Claimed => ({
  memberId: viewer.member.id,
  start: wanted.start,
  end: wanted.end,
  parts: items.flatMap(({ plan, use }) => occupiedParts(plan, use)),
  now,
  isRequest: items.some(({ plan }) => plan.needsApproval),
  bookingId: NO_BOOKING,
});

/** The space among several that somebody else has; undefined when none is taken any more. */
export async function takenSpaceOf(tx: Sql, context: BookingContext): Promise<string | undefined> {
  const planned = await plansOf(tx, context);
  return planned.find(({ plan }) => plan?.taken && !plan.isHeld)?.space.spaceId;
}

export const spaceIdsOf = (wanted: BookingRequest): string[] => spacesOf(wanted).map(({ spaceId }) => spaceId);

const ownTime = ({ viewer, wanted: { start, end } }: BookingContext) => ({ memberId: viewer.member.id, start, end });

async function plansOf(tx: Sql, context: BookingContext): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const space of spacesOf(context.wanted)) {
    const asked = { ...ownTime(context), spaceId: space.spaceId, seats: space.seats };
    planned.push({ space, plan: await bookingPlan(tx, context.viewer.network.id, asked, context.now) });
  }
  return planned;
}

/** Hours, then resources, each in one order: what is held is given back before the statement that books takes all of it in order. */
async function lockTogether(tx: Sql, planned: readonly Planned[]): Promise<void> {
  await holdHoursOf(tx, planned.map(({ space }) => space.spaceId)); // prettier-ignore
  const resourceIds = planned.flatMap(({ plan }) => plan?.parts.map(({ resourceId }) => resourceId) ?? []);
  await lockResources(tx, NO_BOOKING, resourceIds);
}

async function useUpHolds(tx: Sql, context: BookingContext, planned: readonly Planned[]): Promise<boolean> {
  let anyUsed = false;
  for (const { space, plan } of planned)
    if (plan?.isHeld && (await useUpHold(tx, { ...ownTime(context), spaceId: space.spaceId }, context.now)))
      anyUsed = true;
  return anyUsed;
}

/** Why a space cannot be booked together with the ones before it. */
function whyNotTogether(plan: BookingPlan, before: readonly Found[]) {
  if (before.some((other) => other.plan.venueId !== plan.venueId)) return 'OTHER_VENUE';
  const ids = new Set(before.flatMap((other) => other.plan.parts.map(({ resourceId }) => resourceId)));
  if (plan.parts.some(({ resourceId }) => ids.has(resourceId))) return 'SPACES_OVERLAP';
  return plan.needsApproval ? 'APPROVAL_ALONE' : undefined;
}

async function checkSpace(
  tx: Sql,
  context: BookingContext,
  { space, plan }: Found,
): Promise<BookOutcome | { readonly draws: readonly Draw[]; readonly answerBy: Temporal.Instant | null }> {
  const { viewer, wanted, settings, now } = context;
  const memberId = viewer.member.id;
  const checked = await checkRequest(tx, plan, { ...wanted, seats: space.seats, memberId }, settings, now);
  if (checked.kind !== 'BOOKABLE') return checked;
  const { needsApproval, venueOpen } = plan;
  // Nobody waits for two answers at once.
  if (needsApproval && wanted.withMentor) return { kind: 'REFUSED', code: 'APPROVAL_ALONE' };
  const venueAnswers = needsApproval ? answerDeadline(now, wanted.start, venueOpen, settings.get(answerLength)) : null;
  const answerBy = venueAnswers ?? wanted.withMentor?.answerBy ?? null;
  if (needsApproval && !answerBy) return { kind: 'NOT_BOOKABLE', fault: { code: 'TOO_SOON', earliest: now } };
  if (plan.taken) {
    const use = { tariffClass: plan.tariffClass, seats: space.seats, start: wanted.start, end: wanted.end };
    const parts = occupiedParts(plan, use);
    // Staff learn that the space is taken, and nothing about where else the member is.
    const isForOther = wanted.bookedById !== undefined && wanted.bookedById !== memberId;
    return whyNotFree(tx, { ...claimOf(context, []), parts, isRequest: needsApproval || isForOther });
  }
  return { draws: checked.draws, answerBy };
}

/** Each space is priced with what the ones before it leave of the pass. */
function priceAll(
  { wanted }: BookingContext,
  found: readonly Found[],
  purse: Purse,
): Pick<PricedBooking, 'items' | 'quote'> | BookOutcome {
  const items: PricedItem[] = [];
  let left = purse;
  for (const { space, plan } of found) {
    const use = { tariffClass: plan.tariffClass, seats: space.seats, start: wanted.start, end: wanted.end };
    const quote = quoteUse(left, use);
    if (isQuoteRefusal(quote))
      return becauseOf(
        wanted,
        space,
        quote.code === 'NEEDS_PASS' ? { kind: 'NEEDS_PASS' } : { kind: 'REFUSED', code: 'NO_PRICE' },
      );
    const isDearer = quote.amountInclVatCents > space.ceilingCents || quote.creditMinutes > space.ceilingCreditMinutes;
    if (isDearer) return becauseOf(wanted, space, { kind: 'PRICE_CHANGED', quote });
    items.push({ plan, use, quote });
    left = purseAfterUse(left, quote);
  }
  const [first, ...others] = items;
  const all = [first!, ...others] as const;
  return { items: [first!, ...others], quote: sumOfQuotes([all[0].quote, ...others.map(({ quote }) => quote)]) };
}

/** Names the space that is the cause, where there are several. */
const becauseOf = ({ others = [] }: BookingRequest, { spaceId }: WantedSpace, outcome: BookOutcome): BookOutcome =>
  others.length === 0 ? outcome : ({ ...outcome, spaceId } as BookOutcome);
