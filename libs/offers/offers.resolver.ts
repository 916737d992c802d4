import { Args, ArgsType, Field, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  isUUID,
  IsBoolean,
  IsIn,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { HoldSpace, Refused, checkedKey, refusalText } from '#libs/booking';
import { Space, Venue, spaceById, venueById } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  Me,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import { BookOffer } from './book-offer.js';
import { BookResult, FallbackEnum, MOST_ADDED, Taken } from './book.types.js';
import { HoldReleased, HoldResult, ReleaseHoldResult } from './hold-offer.types.js';
import { readNeed } from './need.js';
import { noteOf } from './note.js';
import { NeedInput } from './need.inputs.js';
import { UnderstoodNeed } from './need.types.js';
import { MentorItem, Offer, Proposal, SpaceItem } from './offer.types.js';
import { Mentor, loadMentor } from '#libs/mentoring';
import { Propose } from './propose.js';
import { readBack } from './read-back.js';
import { NetworkWords } from './words.js';

@ArgsType()
class NeedArgs {
  @Field(() => NeedInput, { description: 'The need, as text or as fields.' })
  @ValidateNested()
  @Type(() => NeedInput)
  need!: NeedInput;
}

@ArgsType()
class ProposeArgs extends NeedArgs {
  @Field(() => Int, { defaultValue: 3, description: 'Number of offers, 1 to 10.' })
  @Min(1)
  @Max(10)
  first!: number;
}

@ArgsType()
class BookArgs {
  @Field({ description: 'The token of an offer.' })
  @Length(1, 1_000)
  token!: string;

  @Field(() => [String], {
    defaultValue: [],
    description:
      'The tokens of spaces to book with it, in the order in which they were added: spaces of the same venue for the same time, 4 at most. All of them are booked, or nothing.',
  })
  @ArrayMaxSize(MOST_ADDED)
  @Length(1, 1_000, { each: true })
  withTokens!: string[];

  @Field(() => ID, {
    description:
      '8 to 255 characters, new for each action. Repeated requests with the same key take effect once, for at least a day.',
  })
  @IsString()
  idempotencyKey!: string;

  @Field(() => FallbackEnum, {
    defaultValue: 'NEXT_BEST',
    description: 'Of a mentor: whether the next one is asked when this one does not come. Not used for spaces.',
  })
  @IsIn(['NEXT_BEST', 'NONE'])
  fallback!: 'NEXT_BEST' | 'NONE';

  @Field({ defaultValue: false, description: 'Accept exceeding the monthly limit.' })
  @IsBoolean()
  acceptOverCap!: boolean;

  @Field({
    defaultValue: '',
    description: 'The question to a mentor, 20 to 1,000 characters. Not used for spaces.',
  })
  @IsString()
  @MaxLength(4_000)
  question!: string;

  @Field({
    defaultValue: '',
    description: 'A note to the team of the venue: one line of 300 characters at most; may be empty.',
  })
  @IsString()
  note!: string;

  @Field({
    defaultValue: false,
    description:
      'Asks that the service begin before the end of the withdrawal period. Without it no fee is due during that period.',
  })
  @IsBoolean()
  expressRequest!: boolean;

  @Field({
    defaultValue: false,
    description:
      'Books nothing and only returns the result of an earlier request with this key, for clients that lost its response.',
  })
  @IsBoolean()
  lookUpOnly!: boolean;
}

@Resolver()
export class OffersResolver {
  constructor(
    private readonly proposer: Propose,
    private readonly bookOffer: BookOffer,
    private readonly words: NetworkWords,
    private readonly clock: Clock,
  ) {}

  @Query(() => UnderstoodNeed, {
    description: 'The need as understood, without offers. It is available to anonymous visitors.',
  })
  @Allow('anyone')
  async understand(@Args() { need }: NeedArgs, @Me() viewer: Viewer): Promise<UnderstoodNeed> {
    return readBack(readNeed(need, await this.words.of(viewer.network.id), viewer, this.clock.now()), viewer);
  }

  @Query(() => Proposal, {
    description: 'Offers for a need, or the reason why there is none and the nearest alternatives. Reserves nothing.',
  })
  @Allow('member')
  @Costs('propose')
  propose(@Args() { need, first }: ProposeArgs, @AsMember() viewer: MemberViewer): Promise<Proposal> {
    return this.proposer.propose(viewer, need, first);
  }

  @Mutation(() => BookResult, {
    description:
      'Books an offer, with the spaces added to it, or returns a typed reason and what to do next. The price is never higher than that of the offers.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  book(@Args() args: BookArgs, @AsMember() viewer: MemberViewer): Promise<typeof BookResult> {
    return this.bookOffer.book(viewer, {
      ...args,
      note: noteOf(args.note),
      idempotencyKey: checkedKey(args.idempotencyKey),
    });
  }
}

@Resolver()
export class HoldsResolver {
  constructor(
    private readonly bookOffer: BookOffer,
    private readonly holds: HoldSpace,
  ) {}

  @Mutation(() => HoldResult, {
    description:
      'Keeps the space of an offer for some minutes. Nothing is charged; booking the offer uses the hold up.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  holdOffer(
    @Args('token', { description: 'The token of an offer.' }) token: string,
    @Args('idempotencyKey', {
      type: () => ID,
      description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
    })
    key: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof HoldResult> {
    return this.bookOffer.hold(viewer, token, checkedKey(key));
  }

  @Mutation(() => ReleaseHoldResult, { description: 'Gives a hold back before it expires.' })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async releaseHold(
    @Args('id', { type: () => ID, description: 'The hold.' }) id: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ReleaseHoldResult> {
    const isReleased = isUUID(id) && (await this.holds.release(viewer, id.toLowerCase()));
    if (isReleased) return make(HoldReleased, { id });
    return make(Refused, { code: 'HOLD_OVER', message: refusalText(viewer.locale, 'HOLD_OVER') });
  }
}

@Resolver(() => Taken)
export class TakenResolver {
  constructor(private readonly bookOffer: BookOffer) {}

  @ResolveField(() => [Offer], {
    description:
      'Up to three alternatives: the same kind of space at that time, or that space at another time; for a space that was added to an offer, others of the venue to add instead. Computed on demand.',
  })
  @Allow('member')
  alternatives(@Parent() taken: Taken, @AsMember() viewer: MemberViewer): Promise<Offer[]> {
    return this.bookOffer.alternatives(viewer, taken);
  }
}

@Resolver(() => SpaceItem)
export class SpaceItemResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Space, { description: 'The space.' })
  @Allow('member')
  space(@Parent() item: SpaceItem, @Request() request: RequestContext): Promise<Space> {
    return spaceById(request, this.database).load(item.spaceId);
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('member')
  venue(@Parent() item: SpaceItem, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(item.venueId);
  }
}

@Resolver(() => MentorItem)
export class MentorItemResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Mentor, { description: 'The mentor.' })
  @Allow('member')
  mentor(@Parent() { mentorId }: MentorItem, @Request() request: RequestContext): Promise<Mentor> {
    return loadMentor(request, this.database, mentorId);
  }
}
