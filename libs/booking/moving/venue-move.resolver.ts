import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AsMember, Costs, type MemberViewer, RateLimit, badInput, make, oneLine } from '#libs/platform';
import { checkedKey } from '../checked-key.js';
import { refusalAboutMember } from '../for-member/book-for-member.texts.js';
import { idOf } from '../presence/presence.inputs.js';
import { NOT_BOOKABLE, Refused, type RefusalCode } from '../refusal.types.js';
import { parseBookingCode } from '../rules/booking-code.js';
import { MoveAsVenue, type VenueMoveOutcome } from './move-as-venue.js';
import { PreviewVenueMoveArgs, VenueMove, VenueMoveArgs, VenueMoveResult } from './venue-move.types.js';

const MOST_REASON_CHARACTERS = 300;

@Resolver()
export class VenueMoveResolver {
  constructor(private readonly mover: MoveAsVenue) {}

  @Query(() => VenueMoveResult, {
    description: 'What moving a booking of a venue would do, or why it cannot be moved. Changes nothing.',
  })
  @Allow('member')
  @Costs('search')
  async previewVenueMove(
    @Args() args: PreviewVenueMoveArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueMoveResult> {
    return view(viewer, await this.mover.preview(viewer, wantedOf(args)));
  }

  @Mutation(() => VenueMoveResult, {
    description:
      'Moves a booking of a venue to another time or space there. The member pays at most as much as before, gets a mail with the reason, and can then cancel free of charge until the start.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async moveBookingAsVenue(
    @Args() args: VenueMoveArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueMoveResult> {
    const reason = oneLine(args.reason, MOST_REASON_CHARACTERS);
    if (!reason) throw badInput(`\`reason\` must be one line of 1 to ${MOST_REASON_CHARACTERS} characters.`);
    const idempotencyKey = checkedKey(args.idempotencyKey);
    return view(viewer, await this.mover.move(viewer, { ...wantedOf(args), reason, idempotencyKey }));
  }
}

const wantedOf = ({ venueId, code, spaceId, start, end }: PreviewVenueMoveArgs) => ({
  venueId: idOf(venueId),
  code: parseBookingCode(code) ?? '',
  spaceId: idOf(spaceId),
  start,
  end,
});

function view({ locale }: MemberViewer, outcome: VenueMoveOutcome): typeof VenueMoveResult {
  if (outcome.kind === 'MOVED') {
    const { booking, earlier } = outcome;
    return make(VenueMove, {
      bookingCode: booking.code,
      start: booking.start,
      end: booking.end,
      savedCents: earlier.amountInclVatCents - booking.charge.amountInclVatCents,
      savedCreditMinutes: earlier.creditMinutesFromPass - booking.charge.creditMinutesFromPass,
    });
  }
  const code = codeOf(outcome);
  return make(Refused, { code, message: refusalAboutMember(locale, code) });
}

function codeOf(outcome: Exclude<VenueMoveOutcome, { kind: 'MOVED' }>): RefusalCode {
  switch (outcome.kind) {
    case 'PRICE_CHANGED':
    case 'OVER_CAP':
      return 'COSTS_MEMBER_MORE';
    case 'TAKEN':
      return 'NOT_FREE';
    case 'NOT_BOOKABLE':
      return NOT_BOOKABLE[outcome.fault.code];
    case 'NEEDS_PROOF':
      return 'PROOF_NEEDED';
    case 'REFUSED':
      return outcome.code;
  }
}
