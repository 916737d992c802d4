import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Mailer } from '#libs/messages';
import { Allow, AsMember, type MemberViewer, RateLimit, make } from '#libs/platform';
import { CalendarFeeds } from './calendar-feeds.js';
import { type FeedRow } from './feeds.queries.js';
import { type FeedRefusal, feedRefusalText } from './feeds.texts.js';
import {
  CalendarFeed,
  CalendarFeedMade,
  CalendarFeedRevoked,
  FeedRefused,
  MakeCalendarFeedArgs,
  MakeCalendarFeedResult,
  RevokeCalendarFeedArgs,
  RevokeCalendarFeedResult,
} from './feeds.types.js';

const view = ({ id, spaceId, spaceName, showsTitles, madeAt, readAt }: FeedRow): CalendarFeed =>
  make(CalendarFeed, { id, spaceId, spaceName, showsTitles, madeAt, readAt });
const refused = ({ locale }: MemberViewer, code: FeedRefusal): FeedRefused =>
  make(FeedRefused, { code, message: feedRefusalText(code, locale) });

@Resolver()
export class FeedsResolver {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly mailer: Mailer,
  ) {}

  @Query(() => [CalendarFeed], { description: 'The calendar feeds that I made, ten at most, the oldest first.' })
  @Allow('member')
  async myCalendarFeeds(@AsMember() viewer: MemberViewer): Promise<CalendarFeed[]> {
    return (await this.feeds.mine(viewer)).map(view);
  }

  @Mutation(() => MakeCalendarFeedResult, {
    description:
      'Makes a private address from which my calendar reads my bookings, or the uses of a space where I work.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async makeCalendarFeed(
    @Args() { spaceId, showsTitles }: MakeCalendarFeedArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof MakeCalendarFeedResult> {
    const made = await this.feeds.make(viewer, { spaceId: spaceId ?? null, showsTitles });
    if (typeof made === 'string') return refused(viewer, made);
    const url = this.mailer.link(`/${viewer.network.slug}/feeds/${made.token}.ics`);
    return make(CalendarFeedMade, { feed: view(made.feed), url });
  }

  @Mutation(() => RevokeCalendarFeedResult, {
    description: 'Revokes a calendar feed of mine: its address works no longer.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async revokeCalendarFeed(
    @Args() { id }: RevokeCalendarFeedArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof RevokeCalendarFeedResult> {
    return (await this.feeds.revoke(viewer, id)) ? make(CalendarFeedRevoked, { id }) : refused(viewer, 'NOT_FOUND');
  }
}
