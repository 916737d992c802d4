import { type Role, type Sql, statement } from '#libs/platform';

export type MemberState = 'ACTIVE' | 'SUSPENDED' | 'LEFT';
export interface MemberRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly joinedAt: Temporal.Instant;
  readonly state: MemberState;
  readonly suspendedAt: Temporal.Instant | null;
  readonly suspendedReason: string | null;
  readonly homeVenue: string | null;
  readonly roles: readonly { readonly role: Role; readonly venueId: string | null }[];
}
export interface MemberSearch {
  /** Part of a name or a mail address; empty for everybody. */
  readonly text: string;
  readonly state: MemberState | null;
  readonly role: Role | null;
}

const state = `case when m.left_at is not null then 'LEFT' when m.suspended_at is not null then 'SUSPENDED' else 'ACTIVE' end`;
const found = `from member m join account a on a.id = m.account_id and a.erased_at is null
  where m.network_id = (select current_network())
    and ($1 = '' or strpos(lower(m.name), lower($1)) > 0 or strpos(lower(a.email::text), lower($1)) > 0
         or (fold_text($1) <> '' and strpos(fold_text(m.name), fold_text($1)) > 0))
    and ($2::text is null or ${state} = $2)
    and ($3::text is null or exists (select from role_grant g
          where (g.network_id, g.member_id) = (m.network_id, m.id) and g.role = $3 and g.revoked_at is null))`;
const listMembers = statement(
  'people.listMembers',
  `select m.id, m.account_id as "accountId", m.name, a.email::text, m.joined_at as "joinedAt", ${state} as state,
          m.suspended_at as "suspendedAt", m.suspended_reason as "suspendedReason",
          (select v.name from venue v where (v.network_id, v.id) = (m.network_id, m.home_venue_id)) as "homeVenue",
          coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'venueId', g.venue_id) order by g.role) from role_grant g
                     where (g.network_id, g.member_id) = (m.network_id, m.id) and g.revoked_at is null), '[]') as roles
     ${found} and ($4::text is null or (m.name, m.id) > ($4, $5::uuid)) and ($7::uuid is null or m.id = $7)
    order by m.name, m.id limit $6`,
);
const countFound = statement('people.countMembers', `select count(*)::int as n ${found}`);
const lockMember = statement(
  'people.lockMember',
  `select m.id, m.account_id as "accountId", ${state} as state from member m join account a on a.id = m.account_id and a.erased_at is null
    where m.network_id = (select current_network()) and m.id = $1 for update of m`,
);
const suspend = statement(
  'people.suspend',
  `update member set suspended_at = $2, suspended_reason = $3
    where network_id = (select current_network()) and id = $1 and suspended_at is null and left_at is null`,
);
const lift = statement(
  'people.liftSuspension',
  `update member set suspended_at = null, suspended_reason = null
    where network_id = (select current_network()) and id = $1 and suspended_at is not null`,
);
const grant = statement(
  'people.grantRole',
  `insert into role_grant (network_id, member_id, role, venue_id, granted_at)
   select (select current_network()), $1, $2, $3::uuid, $4
    where $3::uuid is null or exists (select from venue where network_id = (select current_network()) and id = $3)
   on conflict do nothing`,
);
const revoke = statement(
  'people.revokeRole',
  `update role_grant set revoked_at = $4
    where network_id = (select current_network()) and member_id = $1 and role = $2 and venue_id is not distinct from $3::uuid
      and revoked_at is null`,
);
const withEmails = statement(
  'people.membersWithEmails',
  `select lower(a.email::text) as email from member m join account a on a.id = m.account_id
    where m.network_id = (select current_network()) and a.email = any($1::citext[])`,
);

const filterOf = ({ text, state: wanted, role }: MemberSearch) => [text, wanted, role];

/** Members by name, from behind a key on, or the one with an id. */
export const findMembers = (
  tx: Sql,
  search: MemberSearch,
  page: { after: readonly [name: string, id: string] | null; count: number; id?: string },
): Promise<MemberRow[]> =>
  tx.rows<MemberRow>(listMembers, [...filterOf(search), ...(page.after ?? [null, null]), page.count, page.id ?? null]);

export const countMembers = async (tx: Sql, search: MemberSearch): Promise<number> =>
  (await tx.one<{ n: number }>(countFound, filterOf(search))).n;

/** A member of the transaction's network, locked until it ends; undefined when there is none. */
export const lockMemberById = (
  tx: Sql,
  id: string,
): Promise<{ id: string; accountId: string; state: MemberState } | undefined> => tx.maybe(lockMember, [id]);

/** @returns false when the member is suspended already, or left */
export const suspendMember = async (tx: Sql, id: string, reason: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(suspend, [id, now, reason])) === 1;

/** @returns false when the member is not suspended */
export const liftSuspension = async (tx: Sql, id: string): Promise<boolean> => (await tx.run(lift, [id])) === 1;

/** @returns false when the member has the role already, or the network has no such venue */
export const grantRole = async (
  tx: Sql,
  { memberId, role, venueId }: { memberId: string; role: Role; venueId: string | null },
  now: Temporal.Instant,
): Promise<boolean> => (await tx.run(grant, [memberId, role, venueId, now])) === 1;

/** @returns false when the member does not have the role */
export const withdrawRole = async (
  tx: Sql,
  { memberId, role, venueId }: { memberId: string; role: Role; venueId: string | null },
  now: Temporal.Instant,
): Promise<boolean> => (await tx.run(revoke, [memberId, role, venueId, now])) === 1;

/** Which of these mail addresses belong to a member of the network, current or former; in lower case. */
export const membersWithEmails = async (tx: Sql, emails: readonly string[]): Promise<Set<string>> =>
  new Set((await tx.rows<{ email: string }>(withEmails, [emails])).map(({ email }) => email));
