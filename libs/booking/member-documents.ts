import { type Sql, type Viewer, bytesPerMember, filePurpose, statement } from '#libs/platform';

/** How long after a booking its venue still sees the documents of the member. */
const READ_FOR_DAYS = 30;

const venuesStatement = statement(
  'booking.venuesOfMember',
  `select distinct venue_id "venueId" from booking
    where network_id = (select current_network()) and member_id = $1
      and state in ('HELD', 'PENDING', 'CONFIRMED', 'IN_USE', 'COMPLETED', 'NO_SHOW') and ends_at > $2`,
);

/** Whether the viewer works at a venue that the member has booked, now or a short time ago. */
async function hasMemberAsGuest(tx: Sql, { member }: Viewer, memberId: string, now: Temporal.Instant) {
  const workplaces = member?.roles.filter(({ role }) => role === 'VENUE_STAFF' || role === 'VENUE_MANAGER') ?? [];
  if (workplaces.length === 0) return false;
  const since = now.subtract({ hours: 24 * READ_FOR_DAYS });
  const booked = await tx.rows<{ venueId: string }>(venuesStatement, [memberId, since]);
  return booked.some(({ venueId }) => workplaces.some((workplace) => workplace.venueId === venueId));
}

/** What a member shows to the venues where they book, such as the certificate of an insurance. */
filePurpose('member.document', {
  kind: 'DOCUMENT',
  admits: async (_tx, { member }, subjectId) =>
    member?.id === subjectId ? { id: subjectId, cap: bytesPerMember } : undefined,
  reads: (tx, viewer, { subjectId }, now) => hasMemberAsGuest(tx, viewer, subjectId, now),
  attachedAtOnce: true,
});
