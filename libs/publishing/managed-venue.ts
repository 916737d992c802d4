import { type SpaceToEdit, type VenueEntity, isStale, spacesToEditOf, venueRow } from '#libs/directory';
import { type StaffMember, venueStaff } from '#libs/people';
import { type Transaction, statement } from '#libs/platform';
import { type InvitationRow, waitingInvitations } from './invitation.queries.js';
import { type Check, checklistOf } from './rules/checklist.js';

export const VENUE_STATES = ['UNCLAIMED', 'CLAIMED', 'PUBLISHED', 'ARCHIVED'] as const;
export type VenueState = (typeof VENUE_STATES)[number];

/** The state of a venue follows from its dates and from whether somebody manages it. */
export function venueState(
  { publishedAt, archivedAt }: { publishedAt: Temporal.Instant | null; archivedAt: Temporal.Instant | null },
  hasManager: boolean,
): VenueState {
  if (archivedAt) return 'ARCHIVED';
  if (publishedAt) return 'PUBLISHED';
  return hasManager ? 'CLAIMED' : 'UNCLAIMED';
}

const facts = statement(
  'publishing.managedFacts',
  `select array(select equipment_code from venue_equipment e where e.network_id = v.network_id and e.venue_id = v.id order by 1) as equipment,
          exists (select from opening_rule r where r.network_id = v.network_id and r.calendar_id = v.calendar_id) as "hasHours",
          (select name from owner o where (o.network_id, o.id) = (v.network_id, v.owner_id)) as "ownerName"
     from venue v where v.network_id = (select current_network()) and v.id = $1`,
);

/** A venue with everything that its team sees and edits. */
export interface ManagedVenueRow {
  readonly venue: VenueEntity;
  readonly state: VenueState;
  readonly equipment: string[];
  readonly ownerName: string;
  readonly checklist: { check: Check; done: boolean }[];
  readonly staff: StaffMember[];
  readonly invitations: InvitationRow[];
  readonly spaces: SpaceToEdit[];
}

export async function managedVenue(
  tx: Transaction,
  networkId: string,
  id: string,
): Promise<ManagedVenueRow | undefined> {
  const venue = await venueRow(tx, networkId, id);
  if (!venue) return undefined;
  const { equipment, hasHours, ownerName } = await tx.one<{
    equipment: string[];
    hasHours: boolean;
    ownerName: string;
  }>(facts, [id]);
  const [staff, invitations, spaces] = [
    await venueStaff(tx, id),
    await waitingInvitations(tx, id),
    await spacesToEditOf(tx, id),
  ];
  const hasManager = staff.some(({ role }) => role === 'VENUE_MANAGER');
  const live = spaces.filter(({ withdrawnAt }) => withdrawnAt === null).length;
  return {
    venue,
    state: venueState({ publishedAt: venue.publishedAt, archivedAt: venue.withdrawnAt }, hasManager),
    equipment,
    ownerName,
    checklist: checklistOf({ ...venue, hasManager, hasHours, spaces: live }),
    staff,
    invitations,
    spaces,
  };
}

export const isVenueStale = ({ confirmedAt, createdAt }: VenueEntity, now: Temporal.Instant): boolean =>
  isStale(confirmedAt ?? createdAt, now);
