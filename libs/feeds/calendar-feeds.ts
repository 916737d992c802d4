import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BookingMails } from '#libs/booking';
import { isStaffOf, venueOf } from '#libs/directory';
import { AppointmentEvents } from '#libs/mentoring';
import { bookingEvent, sessionEvent } from '#libs/messages';
import {
  type CalendarEvent,
  Clock,
  Database,
  type MemberViewer,
  type NetworkRow,
  type Sql,
  calendarFile,
  hashOf,
} from '#libs/platform';
import { SessionMails } from '#libs/sessions';
import * as queries from './feeds.queries.js';
import { type FeedRefusal } from './feeds.texts.js';
import { feedName, masked, spaceEvent } from './rules/feed-events.js';

const MOST_FEEDS = 10;
const PAST_DAYS = 30;
const MOST_BOOKINGS = 500;
const MOST_PLACES = 100;
const MOST_APPOINTMENTS = 100;
const TOKEN = /^[\w-]{43}$/;

/** Private addresses of calendars: made, revoked and read. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bookings: BookingMails,
    private readonly sessions: SessionMails,
    private readonly appointments: AppointmentEvents,
  ) {}

  mine({ network, member }: MemberViewer): Promise<queries.FeedRow[]> {
    return this.database.inTransaction(network.id, (tx) => queries.feedsOf(tx, member.id));
  }

  /** @returns the feed and the token of its address, which is kept only as a hash */
  make(
    viewer: MemberViewer,
    { spaceId, showsTitles }: { spaceId: string | null; showsTitles: boolean },
  ): Promise<{ feed: queries.FeedRow; token: string } | FeedRefusal> {
    const token = randomBytes(32).toString('base64url');
    const { network, member } = viewer;
    return this.database.inTransaction<{ feed: queries.FeedRow; token: string } | FeedRefusal>(
      network.id,
      async (tx) => {
        if (spaceId !== null) {
          const venueId = await venueOf(tx, 'space', spaceId);
          if (!venueId || !isStaffOf(viewer, venueId)) return 'NOT_STAFF';
        }
        const feed = { memberId: member.id, spaceId, showsTitles, tokenHash: hashOf(token) };
        const id = await queries.insertFeed(tx, feed, MOST_FEEDS, this.clock.now());
        if (!id) return 'TOO_MANY_FEEDS';
        return { feed: (await queries.feedsOf(tx, member.id)).find((one) => one.id === id)!, token };
      },
    );
  }

  revoke({ network, member }: MemberViewer, id: string): Promise<boolean> {
    return this.database.inTransaction(network.id, (tx) => queries.revokeFeed(tx, id, member.id, this.clock.now()));
  }

  /** The calendar file behind a token; undefined when nobody may read it, or no longer. */
  read(network: NetworkRow, token: string): Promise<string | undefined> {
    if (!TOKEN.test(token)) return Promise.resolve(undefined);
    const now = this.clock.now();
    return this.database.inTransaction(network.id, async (tx) => {
      const feed = await queries.openFeed(tx, hashOf(token));
      if (!feed) return undefined;
      await queries.noteFeedRead(tx, feed.id, now);
      const events =
        feed.resourceId === null
          ? await this.ofMember(tx, network.id, feed, now)
          : await this.ofSpace(tx, feed, feed.resourceId, now);
      return calendarFile({
        method: 'PUBLISH',
        name: feedName(network.name, feed.spaceName, feed.locale),
        events: feed.showsTitles ? events : events.map((event) => masked(event, feed.locale)),
      });
    });
  }

  private async ofMember(
    tx: Sql,
    networkId: string,
    { memberId, locale }: queries.OpenFeed,
    now: Temporal.Instant,
  ): Promise<CalendarEvent[]> {
    const since = now.subtract({ hours: 24 * PAST_DAYS });
    const booked = await this.bookings.of(tx, await queries.bookingsToShow(tx, memberId, since, MOST_BOOKINGS));
    const placed = await this.sessions.ofPlaces(tx, await queries.placesToShow(tx, memberId, since, MOST_PLACES));
    return [
      ...booked.flatMap((one): CalendarEvent[] => {
        if (!one) return [];
        // Who is given the address may see when and where, but not how the door opens.
        const event = bookingEvent({ ...one.mail, accessCode: null }, 'PUBLISH', locale);
        return [one.booking.state === 'PENDING' ? { ...event, status: 'TENTATIVE' } : event];
      }),
      ...placed.map(({ mail }) => sessionEvent(mail, 'PUBLISH')),
      ...(await this.appointments.of(tx, networkId, { memberId, since, most: MOST_APPOINTMENTS })),
    ];
  }

  private async ofSpace(
    tx: Sql,
    { locale }: queries.OpenFeed,
    resourceId: string,
    now: Temporal.Instant,
  ): Promise<CalendarEvent[]> {
    const uses = await queries.spaceUses(tx, resourceId, now, MOST_BOOKINGS);
    return uses.map((use) => spaceEvent(use, locale, now));
  }
}
