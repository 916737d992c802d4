import { type Locale, type Sql, statement } from '#libs/platform';

export const CLAIM_STATES = ['WAITING', 'APPROVED', 'REFUSED'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export interface ClaimRow {
  readonly id: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly venueSlug: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly accountId: string;
  readonly email: string;
  readonly locale: Locale;
  readonly proof: string;
  readonly domainMatches: boolean;
  readonly state: ClaimState;
  readonly madeAt: Temporal.Instant;
  readonly decidedAt: Temporal.Instant | null;
  readonly reason: string;
}

const columns = `c.id, c.venue_id as "venueId", v.name as "venueName", v.slug as "venueSlug", c.member_id as "memberId", m.name as "memberName",
  a.id as "accountId", a.email::text, a.locale, c.proof, c.domain_matches as "domainMatches", c.state, c.made_at as "madeAt",
  c.decided_at as "decidedAt", c.reason`;
const joins = `from venue_claim c
  join venue v on (v.network_id, v.id) = (c.network_id, c.venue_id)
  join member m on (m.network_id, m.id) = (c.network_id, c.member_id)
  join account a on a.id = m.account_id`;

const website = statement(
  'publishing.claimedWebsite',
  `select website from venue where network_id = (select current_network()) and id = $1`,
);
const insert = statement(
  'publishing.insertClaim',
  `insert into venue_claim (network_id, venue_id, member_id, proof, domain_matches, made_at)
   values ((select current_network()), $1, $2, $3, $4, $5)
   on conflict (network_id, venue_id, member_id) where state = 'WAITING' do update set proof = excluded.proof
   returning id, old.id is null as "isNew"`,
);
const byId = statement(
  'publishing.claim',
  `select ${columns} ${joins} where c.network_id = (select current_network()) and c.id = $1`,
);
const decide = statement(
  'publishing.decideClaim',
  `update venue_claim set state = $2, decided_by = $3, decided_at = $4, reason = $5
    where network_id = (select current_network()) and id = $1 and state = 'WAITING'`,
);
const refuseOthers = statement(
  'publishing.refuseOtherClaims',
  `update venue_claim set state = 'REFUSED', decided_by = $2, decided_at = $3
    where network_id = (select current_network()) and venue_id = $1 and state = 'WAITING' returning id`,
);
const page = statement(
  'publishing.claims',
  `select ${columns} ${joins}
    where c.network_id = (select current_network()) and c.state = $1 and ($2::timestamptz is null or (c.made_at, c.id) < ($2, $3::uuid))
    order by c.made_at desc, c.id desc limit $4`,
);
const ofMember = statement(
  'publishing.claimsOfMember',
  `select ${columns} ${joins}
    where c.network_id = (select current_network()) and c.member_id = $1 order by c.made_at desc, c.id desc limit 50`,
);
const count = statement(
  'publishing.countClaims',
  `select count(*)::int as n from venue_claim where network_id = (select current_network()) and state = $1`,
);

export const websiteOf = async (tx: Sql, venueId: string): Promise<string | null> =>
  (await tx.maybe<{ website: string | null }>(website, [venueId]))?.website ?? null;

/** Writes a claim; claiming again while it waits changes its proof. */
export const insertClaim = (
  tx: Sql,
  claim: { venueId: string; memberId: string; proof: string; domainMatches: boolean; at: Temporal.Instant },
): Promise<{ id: string; isNew: boolean }> =>
  tx.one<{ id: string; isNew: boolean }>(insert, [
    claim.venueId,
    claim.memberId,
    claim.proof,
    claim.domainMatches,
    claim.at,
  ]);

export const claimById = (tx: Sql, id: string): Promise<ClaimRow | undefined> => tx.maybe<ClaimRow>(byId, [id]);

/** @returns false when it was decided before */
export const decideClaim = async (
  tx: Sql,
  id: string,
  decision: { state: 'APPROVED' | 'REFUSED'; by: string; at: Temporal.Instant; reason: string },
): Promise<boolean> => (await tx.run(decide, [id, decision.state, decision.by, decision.at, decision.reason])) > 0;

/** Refuses the claims that still wait for a venue. @returns their ids */
export const refuseWaitingClaims = async (tx: Sql, venueId: string, by: string, at: Temporal.Instant) =>
  (await tx.rows<{ id: string }>(refuseOthers, [venueId, by, at])).map(({ id }) => id);

export const claimsPage = (tx: Sql, state: ClaimState, after: readonly unknown[] | null, limit: number) =>
  tx.rows<ClaimRow>(page, [state, after?.[0] ?? null, after?.[1] ?? null, limit]);

/** The claims of a member, the newest first; 50 at most. */
export const claimsOfMember = (tx: Sql, memberId: string): Promise<ClaimRow[]> =>
  tx.rows<ClaimRow>(ofMember, [memberId]);

export const countClaims = async (tx: Sql, state: ClaimState): Promise<number> =>
  (await tx.one<{ n: number }>(count, [state])).n;
