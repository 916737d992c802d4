import { ArgsType, Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsBoolean, IsUUID } from 'class-validator';
import { Allow, InstantScalar, PageArgs, connectionOf, enumOf } from '#libs/platform';
import { CHANNELS, type Channel, DELIVERIES, type Delivery, TOPICS, type Topic } from './topics.js';

export const TopicEnum = enumOf(TOPICS);
registerEnumType(TopicEnum, {
  name: 'NotificationTopic',
  description: 'What notifications are about. Preferences are set per topic.',
});
export const ChannelEnum = enumOf(CHANNELS);
registerEnumType(ChannelEnum, {
  name: 'NotificationChannel',
  description: 'How a person is notified: in the bell of the pages, or by mail.',
});
export const DeliveryEnum = enumOf(DELIVERIES);
registerEnumType(DeliveryEnum, {
  name: 'NotificationDelivery',
  description: 'When a channel delivers: at once, what was not read before in a daily or weekly digest, or never.',
});

@ObjectType({ description: 'Something that happened and concerns me.' })
@Allow('self')
export class Notification {
  accountId!: string;

  @Field(() => ID, { description: 'Id of the notification.' })
  id!: string;

  @Field({ description: 'Name of the kind, such as "booking.confirmed".' })
  kind!: string;

  @Field({ description: 'What happened, in one line and in my language.' })
  title!: string;

  @Field({ description: 'The page to open, below the address of the network, such as "/bookings".' })
  path!: string;

  @Field(() => InstantScalar, { description: 'When the person was notified.' })
  at!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was marked as read; null while it is unread.' })
  readAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'A page of notifications, the newest first.' })
@Allow('anyone')
export class NotificationConnection extends connectionOf(Notification, 'Notification') {}

@ArgsType()
export class NotificationsArgs extends PageArgs {
  @Field({ defaultValue: false, description: 'Leave out what was read.' })
  @IsBoolean()
  unreadOnly!: boolean;
}

@ArgsType()
export class MarkReadArgs {
  @Field(() => [ID], { description: 'The notifications to mark, 1 to 50.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @IsUUID('all', { each: true })
  ids!: string[];
}

@ArgsType()
export class MarkReadUpToArgs {
  @Field(() => ID, { description: 'The newest notification to mark.' })
  @IsUUID('all')
  id!: string;
}

@ObjectType({ description: 'Notifications were marked as read.' })
@Allow('self')
export class NotificationsRead {
  accountId!: string;

  @Field(() => Int, { description: 'The number of notifications that were unread before.' })
  marked!: number;

  @Field(() => Int, { description: 'The number of unread notifications that are left, counted to 100 at most.' })
  unread!: number;
}

@ObjectType({ description: 'How I am notified of one topic on one channel.' })
@Allow('self')
export class NotificationPreference {
  accountId!: string;

  @Field(() => TopicEnum, { description: 'The topic.' })
  topic!: Topic;

  @Field(() => ChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => DeliveryEnum, {
    description: 'When the channel delivers. Some mails are sent at once whatever is chosen.',
  })
  delivery!: Delivery;

  @Field(() => [DeliveryEnum], { description: 'What can be chosen. One choice means that it cannot be changed.' })
  choices!: readonly Delivery[];
}

@ObjectType({ description: 'This topic offers no such choice on this channel. Nothing was changed.' })
@Allow('signedIn')
export class PreferenceFixed {
  @Field({ description: 'Why, in my language.' })
  message!: string;

  @Field(() => [DeliveryEnum], { description: 'What can be chosen.' })
  choices!: readonly Delivery[];
}

export const SetPreferenceResult = createUnionType({
  name: 'SetNotificationPreferenceResult',
  description: 'The preference as it is now, or why it cannot be set.',
  types: () => [NotificationPreference, PreferenceFixed] as const,
});

@ObjectType({ description: 'Something that waits for an act of mine.' })
@Allow('signedIn')
export class WaitingForMe {
  @Field({ description: 'Name of the kind of act, such as "account.secondFactor".' })
  kind!: string;

  @Field({ description: 'What is to be done, in one line and in my language.' })
  title!: string;

  @Field({ description: 'The page where it is done, below the address of the network.' })
  path!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'Since when it waits; null when that is not known.' })
  since!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Until when it can be done; null without a deadline.' })
  until!: Temporal.Instant | null;
}
