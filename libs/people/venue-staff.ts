import { type Locale, type Sql, statement } from '#libs/platform';

export const STAFF_ROLES = ['VENUE_MANAGER', 'VENUE_STAFF'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export interface StaffMember {
  readonly memberId: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly role: StaffRole;
  readonly since: Temporal.Instant;
}

const staff = statement(
  'people.venueStaff',
  `select m.id as "memberId", a.id as "accountId", m.name, a.email::text, a.locale, g.role, g.granted_at as since
     from role_grant g
     join member m on (m.network_id, m.id) = (g.network_id, g.member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.disabled_at is null
    where g.network_id = (select current_network()) and g.venue_id = $1 and g.revoked_at is null
    order by g.role, m.name collate "fr-x-icu", m.id`,
);
const managed = statement(
  'people.managedVenues',
  `select distinct g.venue_id as id from role_grant g
     join member m on (m.network_id, m.id) = (g.network_id, g.member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.disabled_at is null
    where g.network_id = (select current_network()) and g.venue_id = any($1::uuid[]) and g.role = 'VENUE_MANAGER'
      and g.revoked_at is null`,
);
// A manager is staff, too: holders of the higher role keep it.
const grant = statement(
  'people.grantStaffRole',
  `with held as (select role from role_grant where network_id = (select current_network()) and member_id = $1 and venue_id = $2 and revoked_at is null),
   lower as (
     update role_grant set revoked_at = $4 where network_id = (select current_network()) and member_id = $1 and venue_id = $2
        and revoked_at is null and role = 'VENUE_STAFF' and $3 = 'VENUE_MANAGER')
   insert into role_grant (network_id, member_id, role, venue_id, granted_at)
   select (select current_network()), $1, $3, $2, $4 where not exists (select from held where role in ('VENUE_MANAGER', $3))
   on conflict do nothing`,
);
const revoke = statement(
  'people.revokeStaffRoles',
  `update role_grant set revoked_at = $3
    where network_id = (select current_network()) and venue_id = $1 and ($2::uuid is null or member_id = $2) and revoked_at is null`,
);
const moveHomes = statement(
  'people.moveHomeVenue',
  `update member set home_venue_id = $2 where network_id = (select current_network()) and home_venue_id = $1`,
);
const admins = statement(
  'people.networkAdmins',
  `select a.id, a.email::text, a.name, a.locale from role_grant g
     join member m on (m.network_id, m.id) = (g.network_id, g.member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.disabled_at is null
    where g.network_id = (select current_network()) and g.role = 'NETWORK_ADMIN' and g.revoked_at is null order by a.id`,
);

/** Who manages a venue and works in it. */
export const venueStaff = (tx: Sql, venueId: string): Promise<StaffMember[]> => tx.rows<StaffMember>(staff, [venueId]);

/** Which of these venues somebody manages. */
export const venuesWithManager = async (tx: Sql, venueIds: readonly string[]): Promise<Set<string>> =>
  new Set((await tx.rows<{ id: string }>(managed, [venueIds])).map(({ id }) => id));

export const grantStaffRole = (tx: Sql, memberId: string, venueId: string, role: StaffRole, now: Temporal.Instant) =>
  tx.run(grant, [memberId, venueId, role, now]);

/** @returns the number of roles that ended */
export const revokeStaffRoles = (tx: Sql, venueId: string, memberId: string | null, now: Temporal.Instant) =>
  tx.run(revoke, [venueId, memberId, now]);

/** Gives the staff of one venue the same roles in another one, and makes it the home of the members of the first. */
export async function moveStaff(tx: Sql, from: string, into: string, now: Temporal.Instant): Promise<void> {
  const team = await venueStaff(tx, from);
  await revokeStaffRoles(tx, from, null, now);
  for (const { memberId, role } of team) await grantStaffRole(tx, memberId, into, role, now);
  await tx.run(moveHomes, [from, into]);
}

export interface Addressee {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

/** The administrators of the network, as recipients of mail. */
export const networkAdmins = (tx: Sql): Promise<Addressee[]> => tx.rows<Addressee>(admins);
