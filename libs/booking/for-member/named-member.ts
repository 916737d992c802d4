import { type MemberViewer, type Sql, statement } from '#libs/platform';
import { memberOfBookingAt } from '../booking.queries.js';
import { parseBookingCode } from '../rules/booking-code.js';

const memberByEmail = statement(
  'booking.memberByEmail',
  `select m.id from account a join member m on m.account_id = a.id and m.network_id = (select current_network()) and m.left_at is null
    where a.email = $1 and a.disabled_at is null and a.erased_at is null`,
);
const readMember = statement(
  'booking.namedMember',
  `select m.id, m.suspended_at as since, m.suspended_reason as reason
     from member m join account a on a.id = m.account_id and a.disabled_at is null and a.erased_at is null
    where m.network_id = (select current_network()) and m.id = $1 and m.left_at is null`,
);

/** How the staff of a venue name a member: by mail address, by a booking there, or by the reference of an exported list. */
export type NamedMember =
  { readonly email: string } | { readonly bookingCode: string } | { readonly reference: string };

/** The member for whom the staff of a venue act, as the viewer of what is done for them; undefined when there is no such member. */
export async function viewerNamed(
  tx: Sql,
  staff: MemberViewer,
  named: NamedMember,
  venueId: string,
): Promise<MemberViewer | undefined> {
  const id = await idOf(tx, named, venueId);
  return id === undefined ? undefined : viewerOfMember(tx, staff, id);
}

/** The same for a member who is known by id. */
export async function viewerOfMember(tx: Sql, staff: MemberViewer, id: string): Promise<MemberViewer | undefined> {
  type Row = { id: string; since: Temporal.Instant | null; reason: string };
  const member = await tx.maybe<Row>(readMember, [id]);
  if (!member) return undefined;
  const suspension = member.since && { since: member.since, reason: member.reason };
  return { ...staff, member: { id: member.id, homeVenueId: null, roles: [], suspension } };
}

async function idOf(tx: Sql, named: NamedMember, venueId: string): Promise<string | undefined> {
  if ('email' in named) return (await tx.maybe<{ id: string }>(memberByEmail, [named.email.trim()]))?.id;
  if ('reference' in named) return named.reference;
  const code = parseBookingCode(named.bookingCode);
  return code ? memberOfBookingAt(tx, code, venueId) : undefined;
}
