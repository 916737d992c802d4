import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Me } from '#libs/people';
import {
  Allow,
  Clock,
  Database,
  Me as CurrentViewer,
  RateLimit,
  type Sql,
  type Viewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { fixedPreferenceText } from './notification.texts.js';
import { notificationText } from './notification-kinds.js';
import * as queries from './notification.queries.js';
import {
  ChannelEnum,
  DeliveryEnum,
  MarkReadArgs,
  MarkReadUpToArgs,
  Notification,
  NotificationConnection,
  NotificationPreference,
  NotificationsArgs,
  NotificationsRead,
  PreferenceFixed,
  SetPreferenceResult,
  TopicEnum,
  WaitingForMe,
} from './notifications.types.js';
import { type Preference, preferencesOf, setPreference } from './preference.queries.js';
import { CHANNELS, type Channel, type Delivery, TOPICS, type Topic, choicesOf, defaultOf } from './topics.js';
import { type SignedInViewer, waitingTasks } from './waiting.js';

const MOST_UNREAD = 100;

@Resolver(() => Me)
export class NotificationsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => NotificationConnection, {
    description: 'What happened in this network and concerns me, the newest first.',
  })
  @Allow('signedIn')
  async notifications(
    @Args() { first, after, unreadOnly }: NotificationsArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<NotificationConnection> {
    const accountId = viewer.account!.id;
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const [rows, total] = await this.database.inTransaction(viewer.network.id, async (tx) => [
      await queries.notificationsOf(tx, accountId, unreadOnly, key, first + 1),
      await queries.countNotifications(tx, accountId, unreadOnly),
    ]);
    return pageOf(
      rows,
      first,
      total,
      (row) => encodeCursor(row.createdAt.toString(), row.id),
      ({ id, kind, data, createdAt, readAt }) => {
        const { title, path } = notificationText(kind, data, viewer.locale) ?? { title: kind, path: '/' };
        return make(Notification, { accountId, id, kind, title, path, at: createdAt, readAt });
      },
    );
  }

  @Query(() => [WaitingForMe], { description: 'What waits for an act of mine in this network, the most urgent first.' })
  @Allow('signedIn')
  async waitingForMe(@CurrentViewer() viewer: Viewer): Promise<WaitingForMe[]> {
    const tasks = await this.database.inTransaction(viewer.network.id, (tx) =>
      waitingTasks(tx, viewer as SignedInViewer, this.clock.now()),
    );
    return tasks.map((task) => make(WaitingForMe, task));
  }

  @Mutation(() => NotificationsRead, { description: 'Marks notifications of mine as read.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 300, minutes: 15 })
  markNotificationsRead(@Args() { ids }: MarkReadArgs, @CurrentViewer() viewer: Viewer): Promise<NotificationsRead> {
    return this.read(viewer, (tx, accountId, now) => queries.markNotificationsRead(tx, accountId, ids, now));
  }

  @Mutation(() => NotificationsRead, { description: 'Marks a notification of mine and all older ones as read.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 300, minutes: 15 })
  markNotificationsReadUpTo(
    @Args() { id }: MarkReadUpToArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<NotificationsRead> {
    return this.read(viewer, (tx, accountId, now) => queries.markNotificationsReadUpTo(tx, accountId, id, now));
  }

  private read(
    { network, account }: Viewer,
    mark: (tx: Sql, accountId: string, now: Temporal.Instant) => Promise<number>,
  ): Promise<NotificationsRead> {
    const accountId = account!.id;
    return this.database.inTransaction(network.id, async (tx) => {
      const marked = await mark(tx, accountId, this.clock.now());
      const unread = await queries.unreadNotifications(tx, accountId, MOST_UNREAD);
      return make(NotificationsRead, { accountId, marked, unread });
    });
  }

  @Mutation(() => SetPreferenceResult, { description: 'Chooses how I am notified of a topic in this network.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 120, minutes: 15 })
  async setNotificationPreference(
    @Args('topic', { type: () => TopicEnum, description: 'The topic.' }) topic: Topic,
    @Args('channel', { type: () => ChannelEnum, description: 'The channel.' }) channel: Channel,
    @Args('delivery', { type: () => DeliveryEnum, description: 'When the channel delivers.' }) delivery: Delivery,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof SetPreferenceResult> {
    const choices = choicesOf(topic, channel);
    if (!choices.includes(delivery))
      return make(PreferenceFixed, { message: fixedPreferenceText[viewer.locale], choices });
    const preference = { topic, channel, delivery };
    await this.database.inTransaction(viewer.network.id, (tx) =>
      setPreference(tx, viewer.account!.id, preference, this.clock.now()),
    );
    return preferenceView(viewer.account!.id, preference);
  }

  @ResolveField(() => Int, {
    description: 'The number of unread notifications in this network, counted to 100 at most.',
  })
  @Allow('self')
  unreadNotifications(@Parent() { accountId }: Me, @CurrentViewer() { network }: Viewer): Promise<number> {
    return this.database.inTransaction(network.id, (tx) => queries.unreadNotifications(tx, accountId, MOST_UNREAD));
  }

  @ResolveField(() => [NotificationPreference], { description: 'How I am notified of each topic in this network.' })
  @Allow('self')
  async notificationPreferences(
    @Parent() { accountId }: Me,
    @CurrentViewer() { network }: Viewer,
  ): Promise<NotificationPreference[]> {
    const chosen = await this.database.inTransaction(network.id, (tx) => preferencesOf(tx, accountId));
    const deliveryOf = (topic: Topic, channel: Channel) =>
      chosen.find((one) => one.topic === topic && one.channel === channel)?.delivery ?? defaultOf(topic, channel);
    return TOPICS.flatMap((topic) =>
      CHANNELS.map((channel) => preferenceView(accountId, { topic, channel, delivery: deliveryOf(topic, channel) })),
    );
  }
}

const preferenceView = (accountId: string, { topic, channel, delivery }: Preference): NotificationPreference =>
  make(NotificationPreference, { accountId, topic, channel, delivery, choices: choicesOf(topic, channel) });
