import { type Arrivals, type SpaceKind } from '#libs/directory';
import { type Sql, statement } from '#libs/platform';

/** More than these are not shown: they would not fit on a screen. */
const MOST_SPACES = 60;

export interface KioskVenueRow {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly arrivals: Arrivals;
}
export interface KioskSpaceRow {
  readonly id: string;
  readonly resourceId: string;
  readonly name: string;
  readonly kind: SpaceKind;
  readonly needsApproval: boolean;
}

const readVenue = statement(
  'booking.kioskVenue',
  `select v.id, v.name, v.zone, v.arrivals from venue v
    where v.network_id = (select current_network()) and v.id = $1 and v.withdrawn_at is null`,
);
const readSpaces = statement(
  'booking.kioskSpaces',
  `select s.id, s.resource_id as "resourceId", s.name, s.kind, s.needs_approval as "needsApproval" from space s
    where s.network_id = (select current_network()) and s.venue_id = $1 and s.withdrawn_at is null
    order by s.name, s.id limit ${MOST_SPACES}`,
);
const readItems = statement(
  'booking.kioskBookedSpaces',
  `select string_agg(s.name, ', ' order by s.name) as names from booking_item i
     join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
    where i.network_id = (select current_network()) and i.booking_id = $1`,
);

export const kioskVenue = (tx: Sql, id: string): Promise<KioskVenueRow | undefined> =>
  tx.maybe<KioskVenueRow>(readVenue, [id]);
export const kioskSpaces = (tx: Sql, venueId: string): Promise<KioskSpaceRow[]> =>
  tx.rows<KioskSpaceRow>(readSpaces, [venueId]);
/** The names of the spaces of a booking, in one text. */
export const bookedSpaceNames = async (tx: Sql, bookingId: string): Promise<string> =>
  (await tx.one<{ names: string | null }>(readItems, [bookingId])).names ?? '';
