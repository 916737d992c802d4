import { Args, ArgsType, Field, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { checkedKey } from '#libs/booking';
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
} from '#libs/platform';
import { BookOfferUseCase } from './book.js';
import { BookResult, FallbackEnum, Taken } from './book.types.js';
import { readNeed } from './need.js';
import { NeedInput, UnderstoodNeed } from './need.types.js';
import { Offer, Proposal, SpaceItem } from './offer.types.js';
import { Propose } from './propose.js';
import { readBack } from './read-back.js';
import { NetworkWords } from './words.js';

@ArgsType()
class NeedArgs {
  @Field(() => NeedInput, { description: 'What is needed, in words or in fields.' })
  @ValidateNested()
  @Type(() => NeedInput)
  need!: NeedInput;
}

@ArgsType()
class ProposeArgs extends NeedArgs {
  @Field(() => Int, { defaultValue: 3, description: 'How many offers, 1 to 10.' })
  @Min(1)
  @Max(10)
  first!: number;
}

@ArgsType()
class BookArgs {
  @Field({ description: 'The token of an offer.' })
  @Length(1, 1_000)
  token!: string;

  @Field(() => ID, {
    description: '8 to 255 signs, new for each act; the same key has its effect once, for at least a day.',
  })
  @IsString()
  idempotencyKey!: string;

  @Field(() => FallbackEnum, { defaultValue: 'NEXT_BEST', description: 'For persons asked; spaces answer at once.' })
  @IsIn(['NEXT_BEST', 'NONE'])
  fallback!: 'NEXT_BEST' | 'NONE';

  @Field({ defaultValue: false, description: 'Go beyond the monthly limit.' })
  @IsBoolean()
  acceptOverCap!: boolean;

  @Field({
    defaultValue: false,
    description:
      'Book nothing: only tell what an earlier request with this key led to. For clients that lost its answer.',
  })
  @IsBoolean()
  lookUpOnly!: boolean;
}

@Resolver()
export class OffersResolver {
  constructor(
    private readonly proposing: Propose,
    private readonly booking: BookOfferUseCase,
    private readonly words: NetworkWords,
    private readonly clock: Clock,
  ) {}

  @Query(() => UnderstoodNeed, {
    description: 'A need read back, without offers: those are made to somebody. For who is not signed in yet.',
  })
  @Allow('anyone')
  async understand(@Args() { need }: NeedArgs, @Me() viewer: Viewer): Promise<UnderstoodNeed> {
    return readBack(readNeed(need, await this.words.of(viewer.network.id), viewer, this.clock.now()), viewer);
  }

  @Query(() => Proposal, { description: 'Ready-to-book offers for a need, or the nearest and why. Reserves nothing.' })
  @Allow('member')
  @Costs('propose')
  propose(@Args() { need, first }: ProposeArgs, @AsMember() viewer: MemberViewer): Promise<Proposal> {
    return this.proposing.run(viewer, need, first);
  }

  @Mutation(() => BookResult, {
    description:
      'Says yes to an offer: booked, or a typed reason and what to do next. Never at a higher price than the offer’s.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  book(@Args() args: BookArgs, @AsMember() viewer: MemberViewer): Promise<typeof BookResult> {
    return this.booking.run(viewer, { ...args, idempotencyKey: checkedKey(args.idempotencyKey) });
  }
}

@Resolver(() => Taken)
export class TakenResolver {
  constructor(private readonly booking: BookOfferUseCase) {}

  @ResolveField(() => [Offer], {
    description:
      'Up to three: the same kind of space at that time, or that space at another. Computed only when asked for.',
  })
  @Allow('member')
  alternatives(@Parent() { terms }: Taken, @AsMember() viewer: MemberViewer): Promise<Offer[]> {
    return this.booking.alternatives(viewer, terms);
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

  @ResolveField(() => Venue, { description: 'Where it is.' })
  @Allow('member')
  venue(@Parent() item: SpaceItem, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(item.venueId);
  }
}
