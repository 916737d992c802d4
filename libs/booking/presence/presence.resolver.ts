import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  ENV,
  type Env,
  type MemberViewer,
  RateLimit,
  type Sql,
  make,
  statement,
} from '#libs/platform';
import { bookingById } from '../booking.queries.js';
import { checkedKey } from '../checked-key.js';
import { bookingView } from '../booking.view.js';
import { venueOfToken } from '../rules/check-in-codes.js';
import { CheckInBooking, type CheckInOutcome, arrivalKeys } from './check-in-booking.js';
import { CheckOut } from './check-out.js';
import { ContestNoShow } from './contest-no-show.js';
import { CheckInArgs, CheckOutArgs, WalkInArgs, codeOf, idOf, proofOf, wordsOf } from './presence.inputs.js';
import { presenceRefused, refusal } from './presence.texts.js';
import {
  CheckInPlace,
  PresenceChanged,
  CheckInResult,
  CheckOutResult,
  CheckedOut,
  WalkInOffer,
} from './presence.types.js';
import { ReconfirmBooking } from './reconfirm-booking.js';
import { WalkIn } from './walk-in.js';
import { walkInRefusal } from './walk-in-refusal.js';

const readPlace = statement(
  'booking.checkInPlace',
  `select v.id, v.name, v.slug, v.zone, v.arrivals = 'CHECK_IN' as "checksIn",
          (select b.id from booking b where b.network_id = v.network_id and b.member_id = $2 and b.state in ('CONFIRMED','IN_USE')
              and b.ends_at > $3 and b.starts_at < $3::timestamptz + interval '1 day'
              and b.venue_id in (select m.id from venue m where m.network_id = v.network_id and v.id in (m.id, m.merged_into_id))
            order by b.starts_at, b.id limit 1) as "bookingId"
     from venue v where v.network_id = (select current_network()) and v.id = $1 and v.withdrawn_at is null`,
);
interface PlaceRow {
  id: string;
  name: string;
  slug: string;
  zone: string;
  checksIn: boolean;
  bookingId: string | null;
}

/** What members do about their own arrival. */
@Resolver()
export class PresenceResolver {
  private readonly keys: ReturnType<typeof arrivalKeys>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly arriving: CheckInBooking,
    private readonly leaving: CheckOut,
    private readonly contesting: ContestNoShow,
    private readonly reconfirming: ReconfirmBooking,
    private readonly walking: WalkIn,
    @Inject(ENV) env: Env,
  ) {
    this.keys = arrivalKeys(env);
  }

  @Query(() => CheckInPlace, {
    nullable: true,
    description: 'Where I am, by the printed code of a venue, and my booking there; null when it is no such code.',
  })
  @Allow('member')
  async checkInPlace(
    @Args('token', { description: 'What the printed code contains.' }) token: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<CheckInPlace | null> {
    const venueId = venueOfToken(token, this.keys.printed);
    if (!venueId) return null;
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const place = await tx.maybe<PlaceRow>(readPlace, [venueId, viewer.member.id, now]);
      if (!place) return null;
      const { id, name, slug: venueSlug, zone, checksIn, bookingId } = place;
      const row = bookingId && (await bookingById(tx, bookingId));
      const booking = row ? bookingView(row, viewer.network.slug, now) : null;
      return make(CheckInPlace, { venueId: id, name, venueSlug, zone, checksIn, booking });
    });
  }

  @Query(() => WalkInOffer, {
    nullable: true,
    description: 'A place that is free for the next hour where I am, with its price; null when there is none.',
  })
  @Allow('member')
  @Costs('propose')
  async walkInOffer(
    @Args('token', { description: 'What the printed code of the venue contains.' }) token: string,
    @Args('spaceId', { type: () => ID, nullable: true, description: 'A space of the venue; null: any desk.' })
    spaceId: string | null,
    @AsMember() viewer: MemberViewer,
  ): Promise<WalkInOffer | null> {
    const venueId = venueOfToken(token, this.keys.printed);
    const offer = venueId && (await this.walking.offer(viewer, venueId, spaceId == null ? null : idOf(spaceId)));
    return offer ? make(WalkInOffer, offer) : null;
  }

  @Mutation(() => CheckInResult, { description: 'Notes that I came to my booking. Repeating it changes nothing.' })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async checkIn(@Args() { code, by }: CheckInArgs, @AsMember() viewer: MemberViewer): Promise<typeof CheckInResult> {
    return this.answer(viewer, await this.arriving.byMember(viewer, codeOf(code), proofOf(by)));
  }

  @Mutation(() => CheckOutResult, {
    description:
      'Notes that somebody left: me, or a member at the venue whose staff I am. The rest of the time is free again; staying longer costs what the time costs, unless somebody came after.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async checkOut(
    @Args() { code, venueId, leftAt }: CheckOutArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CheckOutResult> {
    const outcome = await this.leaving.note(viewer, {
      code: codeOf(code),
      venueId: venueId == null ? null : idOf(venueId),
      leftAt: leftAt ?? null,
    });
    if (outcome.kind === 'REFUSED') return presenceRefused(viewer.locale, outcome);
    const { overstayMinutes, feeCents } = outcome;
    return make(CheckedOut, { overstayMinutes, feeCents });
  }

  @Mutation(() => CheckInResult, { description: 'Says why a no-show of mine is wrong. The venue answers.' })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async contestNoShow(
    @Args('code', { description: 'The booking code.' }) code: string,
    @Args('words', { description: 'Why, 1 to 500 characters. The venue and the network read it.' }) words: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CheckInResult> {
    return this.answer(viewer, await this.contesting.contest(viewer, codeOf(code), wordsOf(words)));
  }

  @Mutation(() => CheckInResult, {
    description: 'Says again that I come to a booking that must be reconfirmed. Repeating it changes nothing.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async reconfirmBooking(
    @Args('code', { description: 'The booking code.' }) code: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CheckInResult> {
    return this.answer(viewer, await this.reconfirming.reconfirm(viewer, codeOf(code)));
  }

  @Mutation(() => CheckInResult, {
    description:
      'Books a place where I am, from the running quarter-hour for one hour, and checks me in. The price is never higher than accepted.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async walkIn(@Args() args: WalkInArgs, @AsMember() viewer: MemberViewer): Promise<typeof CheckInResult> {
    const venueId = venueOfToken(args.token, this.keys.printed);
    if (!venueId) return presenceRefused(viewer.locale, refusal('WRONG_CODE'));
    const outcome = await this.walking.book(viewer, {
      venueId,
      spaceId: args.spaceId == null ? null : idOf(args.spaceId),
      ceilingCents: args.acceptedCents,
      ceilingCreditMinutes: args.acceptedCreditMinutes,
      idempotencyKey: checkedKey(args.idempotencyKey),
    });
    if (outcome.kind === 'CONFIRMED' || outcome.kind === 'EARLIER')
      return make(PresenceChanged, { booking: bookingView(outcome.booking, viewer.network.slug, this.clock.now()) });
    return presenceRefused(viewer.locale, walkInRefusal(outcome, viewer.locale));
  }

  private async answer(viewer: MemberViewer, outcome: CheckInOutcome): Promise<typeof CheckInResult> {
    if (outcome.kind === 'REFUSED') return presenceRefused(viewer.locale, outcome);
    const read = (tx: Sql) => bookingById(tx, outcome.arrival.id);
    const row = (await this.database.inTransaction(viewer.network.id, read))!;
    return make(PresenceChanged, { booking: bookingView(row, viewer.network.slug, this.clock.now()) });
  }
}
