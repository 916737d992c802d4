import { type BookingLimits, isUntaken, merge, occupied, openingsBetween, partsOf } from '#libs/agenda';
import { type Span, type Sql, namedStatement } from '#libs/platform';
import { type SpaceKind } from '#libs/directory';
import { type MinorFacts, minorFactsSql } from '#libs/minors';
import { isBannedSql } from '#libs/people';
import { openingsOfSpace } from './pass-openings/pass-opening.parts.js';
import { countedNoShows } from './presence/counted-no-shows.js';
import { type PassOpening } from './rules/pass-quota.js';

/** All facts that decide a booking of one space, read in one statement. */
export interface BookingPlan {
  readonly spaceId: string;
  readonly kind: SpaceKind;
  readonly tariffClass: string;
  /** The training whose certificate it requires. */
  readonly trainingId: string | null;
  readonly adultOnly: boolean;
  /** Whether the venue answers each booking of it first. */
  readonly needsApproval: boolean;
  /** When the venue is open until the wanted start, where it has to answer first. */
  readonly venueOpen: readonly Span[];
  readonly venueId: string;
  readonly resourceId: string;
  readonly zone: string;
  /** The calendar of the space, and the version of its hours at which `open` was read. */
  readonly calendarId: string;
  readonly hoursVersion: number;
  readonly limits: Omit<BookingLimits, 'gridMinutes' | 'horizonDays'>;
  readonly open: readonly Span[];
  /** The space's resource and its parts, because booking a whole occupies its parts. */
  readonly parts: readonly { resourceId: string; exclusive: boolean; capacity: number; bufferMinutes: number }[];
  /** Booked as a whole. */
  readonly exclusive: boolean;
  /** What of it is open to the pass; empty: all of it. */
  readonly passOpenings: readonly PassOpening[];
  /** Whether the venue does not accept the member. */
  readonly banned: boolean;
  /** What decides whether the member needs a guardian. */
  readonly minor: MinorFacts;
  /** When the member did not come to bookings, as far as it counts against them. */
  readonly noShows: readonly Temporal.Instant[];
  /** Whether the member keeps this space and time with a hold. */
  readonly isHeld: boolean;
  /** Whether the member waits for this space and time in a line. */
  readonly waits: boolean;
  /** Whether it was occupied when read, which avoids a useless transaction. The allocation decides. */
  readonly taken: boolean;
}

interface PlanRow extends Omit<BookingPlan, 'limits' | 'open' | 'venueOpen' | 'noShows'> {
  noShows: string[];
  leadMinutes: number;
  minMinutes: number;
  maxMinutes: number;
  open: { start: string; end: string }[];
  venueOpen: { start: string; end: string }[];
}

/** How far after the wanted time the next opening is looked for, to say when it is. */
const NEXT_OPENING_DAYS = 7;
const resource = {
  id: 'r.id',
  exclusive: 'r.exclusive',
  capacity: 'r.capacity',
  bufferMinutes: 'r.buffer_minutes',
};
const wantedTime = { network: ':network', start: ':start', end: ':end', now: ':now', seats: ':seats' };

const readPlan = namedStatement(
  'booking.plan',
  {
    network: 'uuid',
    space: 'uuid',
    member: 'uuid',
    start: 'timestamptz',
    end: 'timestamptz',
    now: 'timestamptz',
    seats: 'int',
  },
  `select s.id as "spaceId",
          s.kind,
          s.tariff_class as "tariffClass",
          s.training_id as "trainingId",
          s.adult_only as "adultOnly",
          s.needs_approval as "needsApproval",
          case when s.needs_approval then ${openingsBetween(':network', 'v.calendar_id', ':now', ':start')} else '[]' end as "venueOpen",
          v.id as "venueId",
          r.id as "resourceId",
          v.zone,
          c.id as "calendarId",
          c.hours_version as "hoursVersion",
          r.exclusive,
          r.lead_minutes as "leadMinutes",
          r.min_minutes as "minMinutes",
          r.max_minutes as "maxMinutes",
          ${openingsBetween(':network', 'r.calendar_id', ':start', `(:end + interval '${NEXT_OPENING_DAYS} days')`)} as open,
          ${partsOf(':network', 'r.id')} as parts,
          ${openingsOfSpace(':network', 's.id')} as "passOpenings",
          ${isBannedSql(':network', 'v.id', ':member')} as banned,
          ${minorFactsSql(':network', ':member')} as minor,
          ${countedNoShows(':network', ':member')} as "noShows",
          exists (select from booking_hold h where h.network_id = :network and h.member_id = :member and h.space_id = s.id
                     and h.state = 'LIVE' and h.expires_at > :now and lower(h.during) = :start and upper(h.during) = :end) as "isHeld",
          exists (select from wished_time t join waiting_list_entry w on (w.network_id, w.subject_id) = (t.network_id, t.id)
                   where t.network_id = :network and t.space_id = s.id and t.starts_at = :start and upper(t.during) = :end
                     and w.member_id = :member and w.subject_kind = 'SPACE_TIME' and w.state in ('WAITING','OFFERED')) as waits,
          not ${isUntaken(wantedTime, resource)} as taken
     from space s
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) and v.withdrawn_at is null and v.published_at is not null
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id) and r.withdrawn_at is null
     join calendar c on (c.network_id, c.id) = (r.network_id, r.calendar_id)
    where s.network_id = :network
      and s.id = :space
      and s.withdrawn_at is null`,
);

/** @returns undefined when the space does not exist in this network or is withdrawn */
export async function bookingPlan(
  sql: Sql,
  networkId: string,
  wanted: Span & { readonly seats: number; readonly spaceId: string; readonly memberId: string },
  now: Temporal.Instant,
): Promise<BookingPlan | undefined> {
  const row = await sql.maybe<PlanRow>(
    readPlan,
    readPlan.values({
      network: networkId,
      space: wanted.spaceId,
      member: wanted.memberId,
      start: wanted.start,
      end: wanted.end,
      now,
      seats: wanted.seats,
    }),
  );
  if (!row) return undefined;
  const { leadMinutes, minMinutes, maxMinutes, open, venueOpen, noShows, ...plan } = row;
  const limits = { leadMinutes, minMinutes, maxMinutes };
  const missed = noShows.map((at) => Temporal.Instant.from(at));
  return { ...plan, limits, open: merge(spansOf(open)), venueOpen: merge(spansOf(venueOpen)), noShows: missed };
}

/** The resource of a space and everything inside it, for as long as each is occupied. */
export const occupiedParts = (plan: Pick<BookingPlan, 'parts'>, wanted: Span & { readonly seats: number }) =>
  plan.parts.map((part) => ({
    ...part,
    during: occupied(wanted, part.bufferMinutes),
    seats: part.exclusive ? 1 : wanted.seats,
  }));
/** Spans as JSON gives them. */
export const spansOf = (rows: readonly { start: string; end: string }[]): Span[] =>
  rows.map(({ start, end }) => ({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }));
