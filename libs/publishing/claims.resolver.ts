import { Args, ArgsType, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsEnum, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { Venue, venueById } from '#libs/directory';
import {
  Allow,
  AsMember,
  Database,
  IsOneLineOrEmpty,
  type MemberViewer,
  PageArgs,
  RateLimit,
  Request,
  type RequestContext,
  encodeCursor,
  make,
  pageOf,
  severalLines,
  sortKeyOf,
} from '#libs/platform';
import { CLAIM_STATES, type ClaimState, claimsPage, countClaims } from './claim.queries.js';
import { DecideClaims } from './decide-claims.js';
import {
  ClaimSent,
  ClaimStateEnum,
  ClaimVenueResult,
  DecideClaimResult,
  VenueClaim,
  VenueClaimConnection,
} from './venue-team.types.js';
import { claimView, refused } from './publishing.views.js';
import { Refusal } from './refusal.js';

@ArgsType()
class ClaimArgs {
  @Field(() => ID, { description: 'The venue.' })
  @IsUUID('all')
  venueId!: string;

  @Field({ description: 'Why I answer for it, 1 to 1000 characters: my role there, how to reach me.' })
  @IsString()
  @Matches(/\S/)
  @MaxLength(1_000)
  proof!: string;
}

@ArgsType()
class ClaimIdArgs {
  @Field(() => ID, { description: 'The claim.' })
  @IsUUID('all')
  claimId!: string;
}

@ArgsType()
class RefuseClaimArgs extends ClaimIdArgs {
  @Field({ defaultValue: '', description: 'Why; the member reads it. 1000 characters at most.' })
  @IsOneLineOrEmpty(1_000)
  reason!: string;
}

@ArgsType()
class ClaimsArgs extends PageArgs {
  @Field(() => ClaimStateEnum, { defaultValue: 'WAITING', description: 'Only claims in this state.' })
  @IsEnum(CLAIM_STATES)
  claimState!: ClaimState;
}

@Resolver(() => VenueClaim)
export class ClaimsResolver {
  constructor(
    private readonly database: Database,
    private readonly claims: DecideClaims,
  ) {}

  @Query(() => VenueClaimConnection, { description: 'Claims of venues in this network, the newest first.' })
  @Allow('networkAdmin')
  async venueClaims(
    @Args() { claimState: state, first, after }: ClaimsArgs,
    @AsMember() { network }: MemberViewer,
  ): Promise<VenueClaimConnection> {
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const [rows, total] = await this.database.inTransaction(
      network.id,
      async (tx) => [await claimsPage(tx, state, key, first + 1), await countClaims(tx, state)] as const,
    );
    return pageOf(rows, first, total, ({ madeAt, id }) => encodeCursor(madeAt.toString(), id), claimView);
  }

  @Mutation(() => ClaimVenueResult, {
    description: 'Asks the network to make me the manager of a venue that has none.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 10, minutes: 60 })
  async claimVenue(
    @Args() { venueId, proof }: ClaimArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ClaimVenueResult> {
    const outcome = await this.claims.claim(viewer, venueId, severalLines(proof) || '-');
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : make(ClaimSent, { claimId: outcome });
  }

  @Mutation(() => DecideClaimResult, { description: 'Makes the member who claims a venue its manager.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async approveClaim(
    @Args() { claimId }: ClaimIdArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof DecideClaimResult> {
    const outcome = await this.claims.approve(viewer, claimId);
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : claimView(outcome);
  }

  @Mutation(() => DecideClaimResult, { description: 'Refuses a claim.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async refuseClaim(
    @Args() { claimId, reason }: RefuseClaimArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof DecideClaimResult> {
    const outcome = await this.claims.refuse(viewer, claimId, reason);
    return outcome instanceof Refusal ? refused(outcome, viewer.locale) : claimView(outcome);
  }

  @ResolveField(() => Venue, { description: 'The venue.' })
  @Allow('networkAdmin')
  venue(@Parent() { venueId }: VenueClaim, @Request() request: RequestContext): Promise<Venue> {
    return venueById(request, this.database).load(venueId);
  }
}
