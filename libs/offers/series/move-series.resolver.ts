import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  MoveSeries,
  type MoveSeriesOutcome,
  NOT_BOOKABLE,
  Refused,
  type RefusalCode,
  bookingView,
  checkedKey,
  parseBookingCode,
  refusalText,
} from '#libs/booking';
import { Allow, AsMember, Clock, Costs, type MemberViewer, RateLimit, make } from '#libs/platform';
import {
  MoveSeriesArgs,
  MoveSeriesResult,
  PreviewSeriesMoveArgs,
  PreviewSeriesMoveResult,
  SeriesMove,
  SeriesMoved,
  SeriesMovePreview,
} from './move-series.types.js';
import { SeriesStopped } from './series.types.js';

type Done = Extract<MoveSeriesOutcome, { kind: 'MOVED' }>;

@Resolver()
export class MoveSeriesResolver {
  constructor(
    private readonly series: MoveSeries,
    private readonly clock: Clock,
  ) {}

  @Query(() => PreviewSeriesMoveResult, {
    description:
      'What moving bookings of a series together would cost, or which of them cannot move. It changes nothing.',
  })
  @Allow('member')
  @Costs('propose')
  async previewSeriesMove(
    @Args() args: PreviewSeriesMoveArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof PreviewSeriesMoveResult> {
    const { scope, start, end } = args;
    const code = parseBookingCode(args.code) ?? '';
    const outcome = await this.series.preview(viewer, { code, scope, start, end });
    if (outcome.kind !== 'MOVED') return stopped(viewer, outcome);
    const moves = outcome.moves.map(({ booking }) =>
      make(SeriesMove, { code: booking.code, start: booking.start, end: booking.end }),
    );
    return make(SeriesMovePreview, { moves, ...differenceOf(outcome) });
  }

  @Mutation(() => MoveSeriesResult, {
    description:
      'Moves bookings of a series together while moving them is free: each by as much as the named one, on the clock of the venue, all of them or none.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async moveSeries(@Args() args: MoveSeriesArgs, @AsMember() viewer: MemberViewer): Promise<typeof MoveSeriesResult> {
    const idempotencyKey = checkedKey(args.idempotencyKey);
    const code = parseBookingCode(args.code) ?? '';
    const outcome = await this.series.move(viewer, { ...args, code, idempotencyKey });
    if (outcome.kind !== 'MOVED') return stopped(viewer, outcome);
    const now = this.clock.now();
    const bookings = outcome.moves.map(({ booking }) => bookingView(booking, viewer.network.slug, now));
    return make(SeriesMoved, { bookings, ...differenceOf(outcome) });
  }
}

function differenceOf({ moves, kept }: Done) {
  const sum = (of: (move: Done['moves'][number]) => number) => moves.reduce((total, move) => total + of(move), 0);
  const amountInclVatCents = sum(({ booking }) => booking.charge.amountInclVatCents);
  return {
    amountInclVatCents,
    creditMinutes: sum(({ booking }) => booking.charge.creditMinutes),
    differenceCents: amountInclVatCents - sum(({ earlier }) => earlier.amountInclVatCents),
    differenceCreditMinutes: sum(
      ({ booking, earlier }) => booking.charge.creditMinutesFromPass - earlier.creditMinutesFromPass,
    ),
    kept,
  };
}

function stopped({ locale }: MemberViewer, outcome: Exclude<MoveSeriesOutcome, Done>): SeriesStopped | Refused {
  if (outcome.kind === 'REFUSED')
    return make(Refused, { code: outcome.code, message: refusalText(locale, outcome.code), spaceId: null });
  const code = codeOf(outcome.why);
  return make(SeriesStopped, { start: outcome.start, code, message: refusalText(locale, code) });
}

function codeOf(why: Extract<MoveSeriesOutcome, { kind: 'STOPPED' }>['why']): RefusalCode {
  switch (why.kind) {
    case 'REFUSED':
      return why.code;
    case 'NOT_BOOKABLE':
      return NOT_BOOKABLE[why.fault.code];
    case 'NEEDS_PROOF':
      return 'PROOF_NEEDED';
    case 'TAKEN':
    case 'OVER_CAP':
    case 'PRICE_CHANGED':
      return why.kind;
  }
}
