import { type Given, type GivenMember, type GivenNetwork, type GivenSpace } from '#libs/testing';

/** What the venue of a person keeps for itself. */
export interface OpeningsOfPerson {
  /** A closure of the person’s venue, which ends within the hour. */
  readonly closureId: string;
  /** An own use of the desks that they entered, and a calendar of the desks that they added and removed. */
  readonly ownUseId: string;
  readonly outsideCalendarId: string;
  /** A ban of the person from their venue. It was lifted, so that they can book. */
  readonly banId: string;
}

const NOW = '2026-11-23T08:00:00Z';
const BUSY_AT = '2026-11-24T09:00:00Z';

export async function addOpenings(
  given: Given,
  network: GivenNetwork,
  desks: GivenSpace,
  member: GivenMember,
): Promise<OpeningsOfPerson> {
  const { id: closureId } = await given.one<{ id: string }>(
    `insert into closure (network_id, calendar_id, during, reason)
     values ($1, $2, '[2026-11-22T22:30Z,2026-11-23T08:15Z)', 'Ménage') returning id`,
    [network.id, desks.calendarId],
  );
  const { id: ownUseId } = await given.one<{ id: string }>(
    `insert into own_use (network_id, space_id, during, added_by_id, added_at)
     values ($1, $2, tstzrange($3, $3::timestamptz + interval '1 hour'), $4, $5) returning id`,
    [network.id, desks.id, BUSY_AT, member.id, NOW],
  );
  const { id: outsideCalendarId } = await given.one<{ id: string }>(
    `insert into outside_calendar (network_id, space_id, position, sealed_address, host, all_day_blocks, state, added_by_id, added_at, next_at)
     values ($1, $2, 1, '', 'calendar.example', true, 'REMOVED', $3, $4, $4) returning id`,
    [network.id, desks.id, member.id, NOW],
  );
  const { id: banId } = await given.one<{ id: string }>(
    `insert into venue_ban (network_id, venue_id, member_id, reason, banned_by_id, banned_at, lifted_at, lifted_by_id)
     values ($1, $2, $3, 'Machine abîmée', $3, '2026-11-01', '2026-11-02', $3) returning id`,
    [network.id, desks.venueId, member.id],
  );
  return { closureId, ownUseId, outsideCalendarId, banId };
}
