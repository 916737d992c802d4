import { usesNotOver } from '#libs/agenda';
import { type Locale, type Sql, statement } from '#libs/platform';

export interface FeedRow {
  readonly id: string;
  readonly spaceId: string | null;
  readonly spaceName: string | null;
  readonly showsTitles: boolean;
  readonly madeAt: Temporal.Instant;
  readonly readAt: Temporal.Instant | null;
}
/** A feed that a calendar asked for, and whose it is. */
export interface OpenFeed extends FeedRow {
  readonly memberId: string;
  readonly locale: Locale;
  readonly resourceId: string | null;
}
export interface SpaceUse {
  readonly id: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly isPending: boolean;
  readonly seats: number;
  readonly sequence: number;
  readonly changedAt: Temporal.Instant | null;
  readonly code: string | null;
  readonly memberName: string | null;
  readonly title: string | null;
}

const columns = `f.id, f.space_id as "spaceId", s.name as "spaceName", f.shows_titles as "showsTitles", f.made_at as "madeAt", f.read_at as "readAt"`;
const from = `from calendar_feed f left join space s on (s.network_id, s.id) = (f.network_id, f.space_id)
  where f.network_id = (select current_network()) and f.revoked_at is null`;
const list = statement(
  'feeds.mine',
  `select ${columns} ${from} and f.member_id = $1 order by f.made_at, f.id limit 50`,
);
const insert = statement(
  'feeds.make',
  `insert into calendar_feed (network_id, member_id, space_id, shows_titles, token_hash, made_at)
   select (select current_network()), $1, $2, $3, $4, $5
    where (select count(*) from calendar_feed f where f.network_id = (select current_network()) and f.member_id = $1 and f.revoked_at is null) < $6
   returning id`,
);
// Two made at once wait for each other here, so that nobody has more than the most.
const lockMember = statement(
  'feeds.lockMember',
  `select id from member where network_id = (select current_network()) and id = $1 for no key update`,
);
const revoke = statement(
  'feeds.revoke',
  `update calendar_feed set revoked_at = $3
    where network_id = (select current_network()) and id = $1 and member_id = $2 and revoked_at is null`,
);
// A space is read while its reader works for the venue; everybody's own bookings while they are members.
const byToken = statement(
  'feeds.byToken',
  `select ${columns}, f.member_id as "memberId", a.locale, s.resource_id as "resourceId"
     from calendar_feed f
     join member m on (m.network_id, m.id) = (f.network_id, f.member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.erased_at is null and a.disabled_at is null
     left join space s on (s.network_id, s.id) = (f.network_id, f.space_id)
    where f.network_id = (select current_network()) and f.token_hash = $1 and f.revoked_at is null
      and (f.space_id is null or exists (
            select from role_grant g where (g.network_id, g.member_id, g.venue_id) = (f.network_id, f.member_id, s.venue_id)
               and g.role in ('VENUE_STAFF','VENUE_MANAGER') and g.revoked_at is null))`,
);
const noteRead = statement(
  'feeds.noteRead',
  `update calendar_feed set read_at = $2
    where network_id = (select current_network()) and id = $1 and (read_at is null or read_at < $2::timestamptz - interval '1 hour')`,
);
const bookingIds = statement(
  'feeds.bookingsOfMember',
  `select id from booking where network_id = (select current_network()) and member_id = $1 and ends_at > $2
      and state in ('PENDING','CONFIRMED','IN_USE','COMPLETED') order by starts_at, id limit $3`,
);
const placeIds = statement(
  'feeds.placesOfMember',
  `select p.id from session_place p join session s on (s.network_id, s.id) = (p.network_id, p.session_id)
    where p.network_id = (select current_network()) and p.member_id = $1 and p.state = 'TAKEN' and s.state <> 'CANCELLED' and s.ends_at > $2
    order by s.starts_at, p.id limit $3`,
);
// Only those that are not over, which have an index.
const usesOfSpace = statement(
  'feeds.usesOfSpace',
  `select a.id, coalesce(b.starts_at, a.starts_at) as start, coalesce(b.ends_at, a.ends_at) as "end", a.state = 'PENDING' as "isPending", a.seats,
          coalesce(b.sequence, 0) as sequence, b.booked_at as "changedAt", b.code, m.name as "memberName", coalesce(nullif(u.title, ''), s.title) as title
     from (${usesNotOver('(select current_network())', '$1', '$2::timestamptz')}) a
     left join booking b on (b.network_id, b.id) = (a.network_id, a.holder_id)
     left join member m on (m.network_id, m.id) = (b.network_id, b.member_id)
     left join own_use u on (u.network_id, u.id) = (a.network_id, a.holder_id)
     left join session s on (s.network_id, s.id) = (a.network_id, a.holder_id)
    order by a.starts_at, a.id limit $3`,
);

export const feedsOf = (tx: Sql, memberId: string) => tx.rows<FeedRow>(list, [memberId]);
/** @returns the id; undefined when the member has the most already */
export async function insertFeed(
  tx: Sql,
  feed: { memberId: string; spaceId: string | null; showsTitles: boolean; tokenHash: Buffer },
  most: number,
  now: Temporal.Instant,
): Promise<string | undefined> {
  await tx.run(lockMember, [feed.memberId]);
  const values = [feed.memberId, feed.spaceId, feed.showsTitles, feed.tokenHash, now, most];
  return (await tx.maybe<{ id: string }>(insert, values))?.id;
}
/** @returns false when it is revoked already, or belongs to somebody else */
export const revokeFeed = async (tx: Sql, id: string, memberId: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(revoke, [id, memberId, now])) > 0;
export const openFeed = (tx: Sql, tokenHash: Buffer) => tx.maybe<OpenFeed>(byToken, [tokenHash]);
export const noteFeedRead = (tx: Sql, id: string, now: Temporal.Instant) => tx.run(noteRead, [id, now]);

const ids = async (rows: Promise<{ id: string }[]>): Promise<string[]> => (await rows).map(({ id }) => id);
export const bookingsToShow = (tx: Sql, memberId: string, since: Temporal.Instant, most: number) =>
  ids(tx.rows<{ id: string }>(bookingIds, [memberId, since, most]));
export const placesToShow = (tx: Sql, memberId: string, since: Temporal.Instant, most: number) =>
  ids(tx.rows<{ id: string }>(placeIds, [memberId, since, most]));
export const spaceUses = (tx: Sql, resourceId: string, now: Temporal.Instant, most: number) =>
  tx.rows<SpaceUse>(usesOfSpace, [resourceId, now, most]);
