import { Injectable } from '@nestjs/common';
import { type CalendarEvent, type Sql, statement } from '#libs/platform';
import { AppointmentFacts } from './appointment-facts.js';
import { appointmentEvent } from './appointment.mail.js';
import { appointmentsById } from './appointment.queries.js';

// A founder who comes to a room has the booking of that room in the same feed.
const ofMember = statement(
  'mentoring.appointmentsOfFeed',
  `select a.id from appointment a join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
    where a.network_id = (select current_network()) and a.ends_at > $2 and a.state in ('PENDING','CONFIRMED','COMPLETED')
      and (mt.member_id = $1 or a.founder_id = $1 and a.booking_id is null)
    order by a.starts_at, a.id limit $3`,
);

export interface EventsWanted {
  readonly memberId: string;
  readonly since: Temporal.Instant;
  readonly most: number;
}

/** The appointments of a member, as events of a calendar that others may have the address of. */
@Injectable()
export class AppointmentEvents {
  constructor(private readonly facts: AppointmentFacts) {}

  async of(tx: Sql, networkId: string, { memberId, since, most }: EventsWanted): Promise<CalendarEvent[]> {
    const ids = (await tx.rows<{ id: string }>(ofMember, [memberId, since, most])).map(({ id }) => id);
    const told = await this.facts.ofAll(tx, networkId, await appointmentsById(tx, ids), memberId);
    // Who is given the address may see when and with whom, but not how to join.
    return told.map((about) => appointmentEvent(about, { showsJoinBy: false }));
  }
}
