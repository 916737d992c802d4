import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Space, spaceById } from '#libs/directory';
import { type Quote } from '#libs/passes';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  make,
} from '#libs/platform';
import { checkedKey } from '../checked-key.js';
import { bookingByCode } from '../booking.queries.js';
import { movingTexts, refusalText } from '../booking.texts.js';
import { NOT_BOOKABLE, Refused, type RefusalCode } from '../refusal.types.js';
import { bookingView } from '../booking.view.js';
import { parseBookingCode } from '../rules/booking-code.js';
import { MoveBooking } from './move-booking.js';
import { type MoveOutcome } from './move-booking.types.js';
import { MoveTimes } from './move-times.js';
import {
  MoveBookingArgs,
  MoveOverCap,
  MovePrice,
  MovePriceChanged,
  MoveResult,
  MoveTaken,
  MoveTime,
  MoveTimesArgs,
  Moved,
} from './moving.types.js';

type Charged = Pick<Quote, 'amountInclVatCents' | 'creditMinutesFromPass'>;

const difference = (then: Charged, today: Charged) => ({
  differenceCents: then.amountInclVatCents - today.amountInclVatCents,
  differenceCreditMinutes: then.creditMinutesFromPass - today.creditMinutesFromPass,
});
const priceOf = (quote: Quote, today: Charged): MovePrice =>
  make(MovePrice, {
    creditMinutes: quote.creditMinutes,
    creditMinutesFromPass: quote.creditMinutesFromPass,
    creditMinutesPaid: quote.creditMinutesPaid,
    amountInclVatCents: quote.amountInclVatCents,
    amountExclVatCents: quote.amountExclVatCents,
    vatCents: quote.vatCents,
    ...difference(quote, today),
  });

@Resolver()
export class MovingResolver {
  constructor(
    private readonly times: MoveTimes,
    private readonly mover: MoveBooking,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => [MoveTime], {
    description:
      'Free times of the booked space near a wished one, in order, with the price of moving there; as if the booking had been given back. Empty when my booking cannot be moved, or no booking of mine has this code.',
  })
  @Allow('member')
  @Costs('search')
  async moveTimes(@Args() args: MoveTimesArgs, @AsMember() viewer: MemberViewer): Promise<MoveTime[]> {
    const { near, minutes, first } = args;
    const code = parseBookingCode(args.code);
    const found = code ? await this.times.near(viewer, code, { start: near, minutes, first }) : undefined;
    return (found?.times ?? []).map(({ quote, ...time }) =>
      make(MoveTime, { ...time, price: priceOf(quote, found!.today) }),
    );
  }

  @Mutation(() => MoveResult, {
    description:
      'Moves my booking to another time or space while cancelling it is free. The new time is taken or nothing changes.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async moveBooking(@Args() args: MoveBookingArgs, @AsMember() viewer: MemberViewer): Promise<typeof MoveResult> {
    const code = parseBookingCode(args.code) ?? '';
    const key = checkedKey(args.idempotencyKey);
    const booking = await this.database.inTransaction(viewer.network.id, (tx) => bookingByCode(tx, code, viewer.member.id)); // prettier-ignore
    if (!booking) return refused(viewer, 'NOT_FOUND');
    const spaceId = args.spaceId ?? booking.items[0]!.spaceId;
    const outcome = await this.mover.move(viewer, { ...args, code, spaceId, idempotencyKey: key });
    return this.view(outcome, viewer, args, booking.charge);
  }

  private view(outcome: MoveOutcome, viewer: MemberViewer, args: MoveBookingArgs, today: Charged): typeof MoveResult {
    switch (outcome.kind) {
      case 'MOVED':
        return make(Moved, {
          booking: bookingView(outcome.booking, viewer.network.slug, this.clock.now()),
          ...difference(outcome.booking.charge, outcome.earlier),
        });
      case 'TAKEN': {
        const minutes = Math.round((args.end.epochMilliseconds - args.start.epochMilliseconds) / 60_000);
        return make(MoveTaken, {
          code: args.code,
          start: args.start,
          minutes,
          message: movingTexts[viewer.locale].taken,
        });
      }
      case 'PRICE_CHANGED':
        return make(MovePriceChanged, { price: priceOf(outcome.quote, today) });
      case 'OVER_CAP':
        return make(MoveOverCap, {
          price: priceOf(outcome.quote, today),
          capCents: outcome.capCents,
          spentCents: outcome.spentCents,
        });
      case 'NOT_BOOKABLE':
        return refused(viewer, NOT_BOOKABLE[outcome.fault.code]);
      case 'NEEDS_PROOF':
        return refused(viewer, 'PROOF_NEEDED');
      case 'REFUSED':
        return refused(viewer, outcome.code);
    }
  }
}

const refused = ({ locale }: MemberViewer, code: RefusalCode) =>
  make(Refused, { code, message: refusalText(locale, code) });

@Resolver(() => MoveTaken)
export class MoveTakenResolver {
  constructor(private readonly resolver: MovingResolver) {}

  @ResolveField(() => [MoveTime], { description: 'Up to three free times close to it. Computed on demand.' })
  @Allow('member')
  alternatives(@Parent() { code, start, minutes }: MoveTaken, @AsMember() viewer: MemberViewer): Promise<MoveTime[]> {
    return this.resolver.moveTimes({ code, near: start, minutes, first: 3 }, viewer);
  }
}

@Resolver(() => MoveTime)
export class MoveTimeResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Space, { description: 'The space.' })
  @Allow('member')
  space(@Parent() { spaceId }: MoveTime, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(spaceId);
  }
}
