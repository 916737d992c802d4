import { STALE_MONTHS, type VenueKind } from '#libs/directory';
import { type Sql, namedStatement } from '#libs/platform';

export const NETWORK_VENUE_STATES = ['UNCLAIMED', 'CLAIMED', 'PUBLISHED', 'STALE', 'ARCHIVED'] as const;
export type NetworkVenueState = (typeof NETWORK_VENUE_STATES)[number];

/** A venue as the administrators of its network list it. */
export interface NetworkVenueRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: VenueKind;
  readonly city: string;
  readonly organisation: string;
  readonly state: NetworkVenueState;
  readonly confirmedAt: Temporal.Instant | null;
  readonly archivedAt: Temporal.Instant | null;
  readonly mergedInto: string | null;
  readonly spaces: number;
  readonly team: number;
  readonly invitations: number;
  readonly claims: number;
}

export interface VenueSearch {
  /** Part of the name, the town or the organisation; empty for all. */
  readonly text: string;
  readonly state: NetworkVenueState | null;
}

const stale = `coalesce(v.confirmed_at, v.created_at) < :now - interval '${STALE_MONTHS} months'`;
const isManaged = `exists (select from role_grant g
  join member m on (m.network_id, m.id) = (g.network_id, g.member_id) and m.left_at is null
  join account a on a.id = m.account_id and a.disabled_at is null
  where g.network_id = v.network_id and g.venue_id = v.id and g.role = 'VENUE_MANAGER' and g.revoked_at is null)`;
const state = `case when v.withdrawn_at is not null then 'ARCHIVED'
  when v.published_at is not null then case when ${stale} then 'STALE' else 'PUBLISHED' end
  when ${isManaged} then 'CLAIMED' else 'UNCLAIMED' end`;
const part = (text: string) =>
  `strpos(lower(${text}), lower(:text)) > 0 or (fold_text(:text) <> '' and strpos(fold_text(${text}), fold_text(:text)) > 0)`;
const found = `from venue v join owner o on (o.network_id, o.id) = (v.network_id, v.owner_id)
  where v.network_id = (select current_network())
    and (:text = '' or ${part('v.name')} or ${part('v.city')} or ${part('o.name')})
    and (:state is null or ${state} = :state)`;
const searchTypes = { text: 'text', state: 'text', now: 'timestamptz' } as const;

const list = namedStatement(
  'publishing.networkVenues',
  { ...searchTypes, name: 'text', id: 'uuid', most: 'int' },
  `select v.id, v.slug, v.name, v.kind, v.city, o.name as organisation, ${state} as state, v.confirmed_at as "confirmedAt",
          v.withdrawn_at as "archivedAt",
          (select i.name from venue i where (i.network_id, i.id) = (v.network_id, v.merged_into_id)) as "mergedInto",
          (select count(*)::int from space s where (s.network_id, s.venue_id) = (v.network_id, v.id) and s.withdrawn_at is null) as spaces,
          (select count(*)::int from role_grant g where (g.network_id, g.venue_id) = (v.network_id, v.id) and g.revoked_at is null) as team,
          (select count(*)::int from staff_invitation i where (i.network_id, i.venue_id) = (v.network_id, v.id) and i.state = 'WAITING'
              and i.expires_at > :now) as invitations,
          (select count(*)::int from venue_claim c where (c.network_id, c.venue_id) = (v.network_id, v.id) and c.state = 'WAITING') as claims
     ${found} and (:name is null or (v.name, v.id) > (:name, :id))
    order by v.name, v.id limit :most`,
);
const count = namedStatement('publishing.countNetworkVenues', searchTypes, `select count(*)::int as n ${found}`);
const waiting = namedStatement(
  'publishing.networkWaiting',
  { now: 'timestamptz' },
  `select (select count(*)::int from venue_claim where network_id = (select current_network()) and state = 'WAITING') as claims,
          (select min(made_at) from venue_claim where network_id = (select current_network()) and state = 'WAITING') as "oldestClaim",
          count(*)::int as stale, min(coalesce(v.confirmed_at, v.created_at)) as "oldestConfirmation"
     from venue v where v.network_id = (select current_network()) and v.withdrawn_at is null and v.published_at is not null and ${stale}`,
);

/** Venues by name, from behind a key on. */
export const findVenues = (
  tx: Sql,
  search: VenueSearch,
  page: { after: readonly [name: string, id: string] | null; limit: number; now: Temporal.Instant },
): Promise<NetworkVenueRow[]> => {
  const [name, id] = page.after ?? [null, null];
  return tx.rows<NetworkVenueRow>(list, list.values({ ...search, now: page.now, name, id, most: page.limit }));
};

export const countVenues = async (tx: Sql, search: VenueSearch, now: Temporal.Instant): Promise<number> =>
  (await tx.one<{ n: number }>(count, count.values({ ...search, now }))).n;

/** Claims that wait for a decision, and published venues that nobody confirmed for six months. */
export const venuesWaiting = (tx: Sql, now: Temporal.Instant) =>
  tx.one<{
    claims: number;
    oldestClaim: Temporal.Instant | null;
    stale: number;
    oldestConfirmation: Temporal.Instant | null;
  }>(waiting, waiting.values({ now }));
