import { type StaffRole } from '#libs/people';
import { type Locale, type Sql, statement } from '#libs/platform';

export interface InvitationRow {
  readonly id: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly venueSlug: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly locale: Locale;
  readonly inviterName: string;
  readonly invitedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly state: 'WAITING' | 'ACCEPTED' | 'REVOKED';
}

const select = `select i.id, i.venue_id as "venueId", v.name as "venueName", v.slug as "venueSlug", i.email::text, i.role, i.locale, m.name as "inviterName",
    i.invited_at as "invitedAt", i.expires_at as "expiresAt", i.state
  from staff_invitation i
  join venue asked on (asked.network_id, asked.id) = (i.network_id, i.venue_id)
  join venue v on (v.network_id, v.id) = (i.network_id, coalesce(asked.merged_into_id, asked.id))
  join member m on (m.network_id, m.id) = (i.network_id, i.invited_by)
 where i.network_id = (select current_network())`;

// An invitation that is sent again takes the place of the one that waits, and its link stops working.
const replace = statement(
  'publishing.replaceInvitation',
  `update staff_invitation set state = 'REVOKED', ended_at = $3
    where network_id = (select current_network()) and venue_id = $1 and email = $2::citext and state = 'WAITING'`,
);
const insert = statement(
  'publishing.insertInvitation',
  `insert into staff_invitation (network_id, venue_id, email, role, locale, invited_by, invited_at, expires_at)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7)
   on conflict (network_id, venue_id, email) where state = 'WAITING' do nothing returning id`,
);
const byId = statement('publishing.invitation', `${select} and i.id = $1`);
const waiting = statement(
  'publishing.waitingInvitations',
  `${select} and i.venue_id = $1 and i.state = 'WAITING' order by i.invited_at desc, i.id limit 100`,
);
const forEmail = statement(
  'publishing.invitationsTo',
  `${select} and i.email = $1::citext and i.state = 'WAITING' and i.expires_at > $2 order by i.invited_at, i.id limit 20`,
);
const end = statement(
  'publishing.endInvitation',
  `update staff_invitation set state = $2, ended_at = $3
    where network_id = (select current_network()) and id = $1 and state = 'WAITING' and ($2 = 'REVOKED' or expires_at > $3)`,
);
const move = statement(
  'publishing.moveInvitations',
  `update staff_invitation i set venue_id = $2
    where network_id = (select current_network()) and venue_id = $1 and state = 'WAITING'
      and not exists (select from staff_invitation o where o.network_id = i.network_id and o.venue_id = $2 and o.email = i.email and o.state = 'WAITING')`,
);

export interface Invitation {
  readonly venueId: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly locale: Locale;
  readonly invitedBy: string;
  readonly at: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

/** @returns the id; undefined when somebody else invited the same person at this moment */
export async function insertInvitation(tx: Sql, one: Invitation): Promise<string | undefined> {
  await tx.run(replace, [one.venueId, one.email, one.at]);
  const values = [one.venueId, one.email, one.role, one.locale, one.invitedBy, one.at, one.expiresAt];
  return (await tx.maybe<{ id: string }>(insert, values))?.id;
}

export const invitationById = (tx: Sql, id: string) => tx.maybe<InvitationRow>(byId, [id]);
export const waitingInvitations = (tx: Sql, venueId: string) => tx.rows<InvitationRow>(waiting, [venueId]);
export const invitationsTo = (tx: Sql, email: string, now: Temporal.Instant) =>
  tx.rows<InvitationRow>(forEmail, [email, now]);

/** @returns false when it was accepted or revoked before, or has expired */
export const endInvitation = async (tx: Sql, id: string, state: 'ACCEPTED' | 'REVOKED', now: Temporal.Instant) =>
  (await tx.run(end, [id, state, now])) > 0;

export const moveInvitations = (tx: Sql, from: string, into: string): Promise<number> => tx.run(move, [from, into]);
