import { ArgsType, Field, ID, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { FEED_REFUSALS, type FeedRefusal } from './feeds.texts.js';

const FeedRefusalEnum = enumOf(FEED_REFUSALS);
registerEnumType(FeedRefusalEnum, {
  name: 'FeedRefusal',
  description: 'Why nothing was changed about calendar feeds.',
});

@ObjectType({
  description: 'A private address from which a calendar, such as the one of a phone, reads bookings again and again.',
})
@Allow('member')
export class CalendarFeed {
  @Field(() => ID, { description: 'Id of the feed.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The space whose uses it shows; null for my own bookings.' })
  spaceId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of that space; null for my own bookings.' })
  spaceName!: string | null;

  @Field({ description: 'Whether it tells what is booked and where; otherwise only when one is busy.' })
  showsTitles!: boolean;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  madeAt!: Temporal.Instant;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When a calendar last read it, to the hour; null: never.',
  })
  readAt!: Temporal.Instant | null;
}
@ObjectType({ description: 'A feed was made.' })
@Allow('member')
export class CalendarFeedMade {
  @Field(() => CalendarFeed, { description: 'The feed.' })
  feed!: CalendarFeed;

  @Field({ description: 'Its secret address, shown only once. Who has it reads the calendar until it is revoked.' })
  url!: string;
}
@ObjectType({ description: 'The feed works no longer.' })
@Allow('member')
export class CalendarFeedRevoked {
  @Field(() => ID, { description: 'Id of the feed.' })
  id!: string;
}
@ObjectType({ description: 'Nothing was changed.' })
@Allow('member')
export class FeedRefused {
  @Field(() => FeedRefusalEnum, { description: 'Why.' })
  code!: FeedRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}
export const MakeCalendarFeedResult = createUnionType({
  name: 'MakeCalendarFeedResult',
  description: 'Result of making a calendar feed.',
  types: () => [CalendarFeedMade, FeedRefused] as const,
});
export const RevokeCalendarFeedResult = createUnionType({
  name: 'RevokeCalendarFeedResult',
  description: 'Result of revoking a calendar feed.',
  types: () => [CalendarFeedRevoked, FeedRefused] as const,
});

@ArgsType()
export class MakeCalendarFeedArgs {
  @Field(() => ID, { nullable: true, description: 'A space of a venue where I work; null for my own bookings.' })
  @IsOptional()
  @IsUUID()
  spaceId!: string | null;

  @Field({ defaultValue: true, description: 'Whether it tells what is booked and where.' })
  @IsBoolean()
  showsTitles!: boolean;
}
@ArgsType()
export class RevokeCalendarFeedArgs {
  @Field(() => ID, { description: 'Id of the feed.' })
  @IsUUID()
  id!: string;
}
