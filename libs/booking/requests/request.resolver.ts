import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isStaffOf } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  type MemberViewer,
  RateLimit,
  badInput,
  encodeCursor,
  make,
  oneLine,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { checkedKey } from '../checked-key.js';
import { refusalText } from '../booking.texts.js';
import { Refused } from '../refusal.types.js';
import { parseBookingCode } from '../rules/booking-code.js';
import { AnswerRequest, type VenueAnswer } from './answer-request.js';
import { type VenueRequestRow, requestOf, requestsOfVenue } from './request.queries.js';
import {
  AnswerRequestArgs,
  AnswerRequestResult,
  RefuseRequestArgs,
  SuggestTimeArgs,
  VenueRequest,
  VenueRequestConnection,
  VenueRequestsArgs,
} from './venue-request.types.js';

const MOST_REASON_CHARACTERS = 300;

const view = (row: VenueRequestRow): VenueRequest =>
  make(VenueRequest, {
    venueId: row.venueId,
    bookingCode: row.code,
    memberName: row.memberName,
    spaceName: row.spaceName,
    start: row.start,
    end: row.end,
    zone: row.zone,
    seats: row.seats,
    note: row.note,
    askedAt: row.askedAt,
    answerBy: row.answerBy,
    answer: row.answer,
    creditMinutesFromPass: row.creditMinutesFromPass,
    amountInclVatCents: row.amountInclVatCents,
  });

/** The staff of a venue read and answer requests for its spaces. */
@Resolver()
export class RequestResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly answers: AnswerRequest,
  ) {}

  @Query(() => VenueRequestConnection, {
    nullable: true,
    description: 'Requests that wait for the answer of a venue; null for people who are not its staff.',
  })
  @Allow('member')
  async venueRequests(
    @Args() { venueId, first, after }: VenueRequestsArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<VenueRequestConnection | null> {
    if (!isStaffOf(viewer, venueId)) return null;
    const now = this.clock.now();
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const { rows, total } = await this.database.inTransaction(viewer.network.id, (tx) =>
      requestsOfVenue(tx, venueId, now, key, first + 1),
    );
    return pageOf(rows, first, total, (row) => encodeCursor(row.answerBy.toString(), row.id), view);
  }

  @Mutation(() => AnswerRequestResult, {
    description:
      'Accepts a request: it becomes a confirmed booking. When the member has booked something else for that time by now, the request ends and is refunded in full.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  acceptRequest(
    @Args() args: AnswerRequestArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AnswerRequestResult> {
    return this.answer(viewer, args, { kind: 'ACCEPT' });
  }

  @Mutation(() => AnswerRequestResult, {
    description: 'Refuses a request and refunds it in full. The member reads the reason.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  refuseRequest(
    @Args() { reason, ...args }: RefuseRequestArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AnswerRequestResult> {
    return this.answer(viewer, args, { kind: 'REFUSE', reason: lineOf(reason, 'reason') });
  }

  @Mutation(() => AnswerRequestResult, {
    description:
      'Refuses a request, refunds it in full and suggests another time, which the member can book with one click if it is free.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  suggestOtherTime(
    @Args() { start, words, ...args }: SuggestTimeArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AnswerRequestResult> {
    return this.answer(viewer, args, { kind: 'OTHER_TIME', start, reason: lineOf(words, 'words') });
  }

  private async answer(
    viewer: MemberViewer,
    { venueId, code, idempotencyKey }: AnswerRequestArgs,
    answer: VenueAnswer,
  ): Promise<typeof AnswerRequestResult> {
    const key = checkedKey(idempotencyKey);
    const outcome = await this.answers.answer(viewer, venueId, parseBookingCode(code) ?? '', answer, key);
    if (outcome.kind === 'REFUSED')
      return make(Refused, { code: outcome.code, message: refusalText(viewer.locale, outcome.code) });
    return view((await this.database.inTransaction(viewer.network.id, (tx) => requestOf(tx, outcome.bookingId)))!);
  }
}

function lineOf(text: string, name: string): string {
  const line = oneLine(text, MOST_REASON_CHARACTERS);
  if (!line) throw badInput(`\`${name}\` must be one line of 1 to ${MOST_REASON_CHARACTERS} characters.`);
  return line;
}
