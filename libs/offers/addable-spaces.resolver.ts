import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, Length, Max, Min } from 'class-validator';
import { Allow, AsMember, Costs, type MemberViewer } from '#libs/platform';
import { AddedOffers } from './added-offers.js';
import { MOST_ADDED } from './book.types.js';
import { Offer } from './offer.types.js';

@ArgsType()
class AddableSpacesArgs {
  @Field({ description: 'The token of the offer to which a space could be added.' })
  @Length(1, 1_000)
  token!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'The tokens of the spaces added so far, in the order in which they were added; 4 at most.',
  })
  @ArrayMaxSize(MOST_ADDED)
  @Length(1, 1_000, { each: true })
  with!: string[];

  @Field(() => Int, { defaultValue: 1, description: 'Number of seats in spaces that are shared, 1 to 1000.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  seats!: number;

  @Field(() => Int, { defaultValue: 10, description: 'Number of spaces, 1 to 20.' })
  @IsInt()
  @Min(1)
  @Max(20)
  first!: number;
}

@Resolver()
export class AddableSpacesResolver {
  constructor(private readonly offers: AddedOffers) {}

  @Query(() => [Offer], {
    description:
      'Other spaces of the venue of an offer that you could book with it for the same time, as offers with their price after the spaces added so far. Empty when there is none, when the offer has expired, or when the venue answers each request for its space. Reserves nothing.',
  })
  @Allow('member')
  @Costs('propose')
  addableSpaces(@Args() args: AddableSpacesArgs, @AsMember() viewer: MemberViewer): Promise<Offer[]> {
    return this.offers.beside(viewer, [args.token, ...args.with], args);
  }
}
