import { type Sql, statement } from '#libs/platform';

const toCome = statement(
  'mentoring.appointmentsToCome',
  `select exists (
     select from appointment a join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
      where a.network_id = (select current_network()) and $1 in (a.founder_id, mt.member_id) and a.state in ('PENDING','CONFIRMED') and a.ends_at > $2
   ) as exists`,
);

/** Whether somebody expects a member at an appointment, or asks them for one. */
export const hasAppointmentsToCome = async (tx: Sql, memberId: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.one<{ exists: boolean }>(toCome, [memberId, now])).exists;
