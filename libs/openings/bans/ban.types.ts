import { ArgsType, Field, ID, ObjectType, createUnionType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { Allow, InstantScalar, PageArgs, connectionOf } from '#libs/platform';
import { OpeningRefused } from '../openings.types.js';

@ArgsType()
export class VenueBansArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'The venue. You must be staff there. Null: all venues of the network, for its administrators.',
  })
  @IsOptional()
  @IsString()
  venueId?: string | null;
}

@ArgsType()
export class BanMemberArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field({ description: 'Code of a booking that the member made at the venue. Case, spaces and dashes are ignored.' })
  @IsString()
  bookingCode!: string;

  @Field({ description: 'Why, 1 to 300 characters. The member and the administrators of the network read it.' })
  @IsString()
  reason!: string;
}

@ObjectType({
  description: 'A venue does not accept a member. The member books nothing there; bookings already made stay.',
})
@Allow('teamOfVenue')
export class VenueBan {
  venueId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field({ description: 'Name of the venue.' })
  venueName!: string;

  @Field({ description: 'Name of the venue in web addresses.' })
  venueSlug!: string;

  @Field({ description: 'Name of the member.' })
  memberName!: string;

  @Field({ description: 'Why.' })
  reason!: string;

  @Field({ description: 'Name of the person who decided it.' })
  bannedByName!: string;

  @Field(() => InstantScalar, { description: 'Since when.' })
  bannedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was lifted; null while it lasts.' })
  liftedAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'A page of bans, the latest first.' })
@Allow('member')
export class VenueBanConnection extends connectionOf(VenueBan, 'VenueBan') {}

export const VenueBanResult = createUnionType({
  name: 'VenueBanResult',
  description: 'Result of banning a member from a venue, or of lifting the ban.',
  types: () => [VenueBan, OpeningRefused] as const,
});
