import { type BookingLimits, isUntaken, merge, occupied, openingsBetween, partsOf } from '#libs/agenda';
import { type Span, type Sql, namedStatement } from '#libs/platform';
import { type SpaceKind } from '#libs/directory';
import { isBannedSql } from '#libs/people';
import { openingsOfSpace } from './pass-openings/pass-opening.parts.js';
import { type PassOpening } from './rules/pass-quota.js';

/** All facts that decide a booking of one space, read in one statement. */
export interface BookingPlan {
  readonly spaceId: string;
  readonly kind: SpaceKind;
  readonly tariffClass: string;
  /** The training whose certificate it requires. */
  readonly trainingId: string | null;
  readonly adultOnly: boolean;
  readonly venueId: string;
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
  /** Whether it was occupied when read, which avoids a useless transaction. The allocation decides. */
  readonly taken: boolean;
}

interface PlanRow extends Omit<BookingPlan, 'limits' | 'open'> {
  leadMinutes: number;
  minMinutes: number;
  maxMinutes: number;
  open: { start: string; end: string }[];
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
          v.id as "venueId",
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
  const { leadMinutes, minMinutes, maxMinutes, open, ...plan } = row;
  const spans = open.map(({ start, end }) => ({
    start: Temporal.Instant.from(start),
    end: Temporal.Instant.from(end),
  }));
  return { ...plan, limits: { leadMinutes, minMinutes, maxMinutes }, open: merge(spans) };
}

/** The resource of a space and everything inside it, for as long as each is occupied. */
export const occupiedParts = (plan: Pick<BookingPlan, 'parts'>, wanted: Span & { readonly seats: number }) =>
  plan.parts.map((part) => ({
    ...part,
    during: occupied(wanted, part.bufferMinutes),
    seats: part.exclusive ? 1 : wanted.seats,
  }));
