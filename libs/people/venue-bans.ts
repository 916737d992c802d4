import { type Locale, type Sql, statement } from '#libs/platform';

export interface VenueBanRow {
  readonly id: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly venueSlug: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly accountId: string;
  readonly email: string;
  readonly locale: Locale;
  readonly reason: string;
  readonly bannedByName: string;
  readonly bannedAt: Temporal.Instant;
  readonly liftedAt: Temporal.Instant | null;
}

const found = `from venue_ban b
  join venue v on (v.network_id, v.id) = (b.network_id, b.venue_id)
  join member m on (m.network_id, m.id) = (b.network_id, b.member_id)
  join account a on a.id = m.account_id
  join member by_whom on (by_whom.network_id, by_whom.id) = (b.network_id, b.banned_by_id)
 where b.network_id = (select current_network())`;
const columns = `b.id, b.venue_id as "venueId", v.name as "venueName", v.slug as "venueSlug", b.member_id as "memberId", m.name as "memberName",
  a.id as "accountId", a.email::text, a.locale, b.reason, by_whom.name as "bannedByName", b.banned_at as "bannedAt", b.lifted_at as "liftedAt"`;
const list = statement(
  'people.venueBans',
  `select ${columns} ${found} and ($1::uuid is null or b.venue_id = $1) and ($2::timestamptz is null or (b.banned_at, b.id) < ($2, $3::uuid))
    order by b.banned_at desc, b.id desc limit $4`,
);
const count = statement(
  'people.countVenueBans',
  `select count(*)::int as n from venue_ban b where b.network_id = (select current_network()) and ($1::uuid is null or b.venue_id = $1)`,
);
const one = statement('people.venueBan', `select ${columns} ${found} and b.id = $1`);
const add = statement(
  'people.banMember',
  `insert into venue_ban (network_id, venue_id, member_id, reason, banned_by_id, banned_at)
   select m.network_id, $1, m.id, $3, $4, $5 from member m
    where m.network_id = (select current_network()) and m.id = $2 and m.left_at is null
   on conflict (network_id, member_id, venue_id) where lifted_at is null do update set reason = excluded.reason
   returning id`,
);
const lift = statement(
  'people.liftBan',
  `update venue_ban set lifted_at = $2, lifted_by_id = $3
    where network_id = (select current_network()) and id = $1 and lifted_at is null`,
);
const mine = statement(
  'people.venuesThatBanned',
  `select venue_id as id from venue_ban where network_id = (select current_network()) and member_id = $1 and lifted_at is null`,
);
const liftDoubles = statement(
  'people.liftDoubleBans',
  `update venue_ban b set lifted_at = $3, lifted_by_id = banned_by_id
    where network_id = (select current_network()) and venue_id = $1 and lifted_at is null
      and exists (select from venue_ban o where (o.network_id, o.member_id) = (b.network_id, b.member_id) and o.venue_id = $2 and o.lifted_at is null)`,
);
const move = statement(
  'people.moveBans',
  `update venue_ban set venue_id = $2 where network_id = (select current_network()) and venue_id = $1`,
);

/** SQL: whether a venue does not accept a member. */
export const isBannedSql = (network: string, venue: string, member: string): string =>
  `exists (select from venue_ban ban where (ban.network_id, ban.member_id, ban.venue_id) = (${network}, ${member}, ${venue}) and ban.lifted_at is null)`;

/** The latest first: of a venue, or of the whole network where `venueId` is null. */
export const venueBans = (
  tx: Sql,
  venueId: string | null,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<VenueBanRow[]> => tx.rows<VenueBanRow>(list, [venueId, after?.[0] ?? null, after?.[1] ?? null, limit]);

export const countVenueBans = async (tx: Sql, venueId: string | null): Promise<number> =>
  (await tx.one<{ n: number }>(count, [venueId])).n;

export const venueBan = (tx: Sql, id: string): Promise<VenueBanRow | undefined> => tx.maybe<VenueBanRow>(one, [id]);

/** A second ban of the same member replaces the reason. @returns its id; undefined when there is no such member */
export const banMember = async (
  tx: Sql,
  ban: { venueId: string; memberId: string; reason: string; byId: string },
  now: Temporal.Instant,
): Promise<string | undefined> =>
  (await tx.maybe<{ id: string }>(add, [ban.venueId, ban.memberId, ban.reason, ban.byId, now]))?.id;

/** @returns false when it was lifted before */
export const liftBan = async (tx: Sql, id: string, byId: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(lift, [id, now, byId])) > 0;

/** The venues that do not accept a member. */
export const venuesThatBanned = async (tx: Sql, memberId: string): Promise<ReadonlySet<string>> =>
  new Set((await tx.rows<{ id: string }>(mine, [memberId])).map(({ id }) => id));

/** The bans of one venue become those of another one; of two bans of one member the other venue's stays. */
export async function moveBans(tx: Sql, from: string, into: string, now: Temporal.Instant): Promise<void> {
  await tx.run(liftDoubles, [from, into, now]);
  await tx.run(move, [from, into]);
}
