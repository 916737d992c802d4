import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  BookSeries,
  CancelSeries,
  NOT_BOOKABLE,
  PreviewSeries,
  type PreviewedTime,
  Refused,
  type RefusalCode,
  type SeriesOutcome,
  type SeriesScope,
  bookingView,
  checkedKey,
  parseBookingCode,
  refusalText,
} from '#libs/booking';
import { Allow, AsMember, Clock, Costs, type MemberViewer, RateLimit, make } from '#libs/platform';
import { OfferFinder } from '../find-offers.js';
import { noteOf } from '../note.js';
import { type OfferTerms } from '../offer-token.js';
import {
  BookSeriesArgs,
  BookSeriesResult,
  CancelSeriesResult,
  PreviewSeriesArgs,
  PreviewSeriesResult,
  SeriesBooked,
  SeriesCancelled,
  SeriesPreview,
  SeriesPrice,
  SeriesScopeEnum,
  SeriesStopped,
  SeriesTime,
} from './series.types.js';

const minutesOf = ({ start, end }: OfferTerms) =>
  Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);

@Resolver()
export class SeriesResolver {
  constructor(
    private readonly finder: OfferFinder,
    private readonly previews: PreviewSeries,
    private readonly series: BookSeries,
    private readonly cancelling: CancelSeries,
    private readonly clock: Clock,
  ) {}

  @Query(() => PreviewSeriesResult, {
    description:
      'An offer repeated: each time with its price, or what stands in its way and the nearest time that day.',
  })
  @Allow('member')
  @Costs('propose')
  async previewSeries(
    @Args() { token, step, count }: PreviewSeriesArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof PreviewSeriesResult> {
    const terms = this.termsOf(viewer, token);
    if (typeof terms === 'string') return refused(viewer, terms);
    const minutes = minutesOf(terms);
    const found = await this.previews.preview(viewer, { ...terms, minutes, step, count });
    if (!found) return refused(viewer, 'APPROVAL_NEEDED');
    const times = found.times.map((time) => this.timeView(viewer, time, minutes));
    return make(SeriesPreview, { zone: found.zone, passesCap: found.passesCap, times });
  }

  @Mutation(() => BookSeriesResult, { description: 'Books all times of a series, or none.' })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async bookSeries(
    @Args() { token, starts, maxAmountCents, maxCreditMinutes, ...args }: BookSeriesArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof BookSeriesResult> {
    const idempotencyKey = checkedKey(args.idempotencyKey);
    const terms = this.termsOf(viewer, token);
    if (typeof terms === 'string') return refused(viewer, terms);
    if (new Set(starts.map(String)).size < starts.length) return refused(viewer, 'SERIES_TIMES');
    const outcome = await this.series.book(viewer, {
      ...args,
      note: noteOf(args.note),
      spaceId: terms.spaceId,
      seats: terms.seats,
      minutes: minutesOf(terms),
      starts,
      ceilingCents: maxAmountCents,
      ceilingCreditMinutes: maxCreditMinutes,
      idempotencyKey,
      request: [terms.spaceId, terms.seats, minutesOf(terms), ...starts.map(String).toSorted()].join(' '),
    });
    return this.view(viewer, outcome);
  }

  @Mutation(() => CancelSeriesResult, {
    description: 'Cancels bookings of a series that can be cancelled free of charge. The others stay.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async cancelSeries(
    @Args('code', { description: 'The code of a booking of the series.' }) typed: string,
    @Args('scope', { type: () => SeriesScopeEnum, description: 'Which of them.' }) scope: SeriesScope,
    @Args('idempotencyKey', {
      type: () => ID,
      description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
    })
    key: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CancelSeriesResult> {
    const outcome = await this.cancelling.cancel(viewer, parseBookingCode(typed) ?? '', scope, checkedKey(key));
    if (outcome.kind === 'REFUSED') return refused(viewer, outcome.code);
    const { kind: _, ...totals } = outcome;
    return make(SeriesCancelled, totals);
  }

  private termsOf({ network, member }: MemberViewer, token: string): OfferTerms | RefusalCode {
    const terms = this.finder.tokens.open(token);
    if (!terms || terms.networkId !== network.id) return 'TOKEN_INVALID';
    return terms.memberId === member.id ? terms : 'TOKEN_OF_ANOTHER_MEMBER';
  }

  private view(viewer: MemberViewer, outcome: SeriesOutcome): typeof BookSeriesResult {
    const now = this.clock.now();
    if (outcome.kind === 'BOOKED')
      return make(SeriesBooked, {
        bookings: outcome.bookings.map((row) => bookingView(row, viewer.network.slug, now)),
      });
    if (outcome.kind === 'REFUSED') return refused(viewer, outcome.code);
    const code = codeOf(outcome.why);
    return make(SeriesStopped, { start: outcome.start, code, message: refusalText(viewer.locale, code) });
  }

  private timeView(
    { locale }: MemberViewer,
    { start, problem, nearest, quote }: PreviewedTime,
    minutes: number,
  ): SeriesTime {
    // prettier-ignore
    const code = problem && (problem.kind === 'BUSY' ? 'ALREADY_BOOKED_THEN' : codeOf(problem));
    return make(SeriesTime, {
      start,
      end: start.add({ minutes }),
      problem: code,
      message: code && refusalText(locale, code),
      nearest,
      price:
        quote &&
        make(SeriesPrice, {
          creditMinutes: quote.creditMinutes,
          creditMinutesFromPass: quote.creditMinutesFromPass,
          creditMinutesPaid: quote.creditMinutesPaid,
          amountExclVatCents: quote.amountExclVatCents,
          vatCents: quote.vatCents,
          amountInclVatCents: quote.amountInclVatCents,
        }),
    });
  }
}

const refused = ({ locale }: MemberViewer, code: RefusalCode) =>
  make(Refused, { code, message: refusalText(locale, code) });

type Why = Extract<SeriesOutcome, { kind: 'STOPPED' }>['why'];
function codeOf(why: Why): RefusalCode {
  switch (why.kind) {
    case 'REFUSED':
      return why.code;
    case 'NOT_BOOKABLE':
      return NOT_BOOKABLE[why.fault.code];
    case 'TAKEN':
      return 'TAKEN';
    case 'PRICE_CHANGED':
      return 'PRICE_CHANGED';
    case 'NEEDS_PASS':
      return 'PASS_NEEDED';
    case 'NEEDS_PROOF':
      return 'PROOF_NEEDED';
    case 'OVER_CAP':
      return 'OVER_CAP';
    case 'AWAITING':
      return 'APPROVAL_NEEDED';
    case 'EARLIER':
      return 'ALREADY_BOOKED_THEN';
    case 'NOT_MADE':
      return 'NOT_MADE';
  }
}
