import { type Sql, statement } from '#libs/platform';
import { dropBusyCalendar } from '../busy-times/busy-calendar.queries.js';

const mentorsOf = statement(
  'mentoring.mentorsOfMembers',
  `select member_id as "memberId" from mentor where network_id = (select current_network()) and member_id = any($1::uuid[])`,
);
// The mentor of the member that goes ends with it when there is another one, and nobody has an appointment with themselves.
const isHindered = statement(
  'mentoring.hindersMerge',
  `select exists (
     select from appointment a join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
      where a.network_id = (select current_network()) and a.state in ('PENDING','CONFIRMED')
        and (mt.member_id = $2 and exists (select from mentor o where o.network_id = mt.network_id and o.member_id = $1)
          or a.founder_id = $1 and mt.member_id = $2 or a.founder_id = $2 and mt.member_id = $1)) as exists`,
);

/** Whether appointments to come keep the accounts of two members, who are one person, from being merged. */
export const appointmentsHinderMerge = async (tx: Sql, keptId: string, mergedId: string): Promise<boolean> =>
  (await tx.one<{ exists: boolean }>(isHindered, [keptId, mergedId])).exists;

/** Of two mentors who are one person one goes on: nothing takes the time of the other any more. */
export async function endMergedMentor(tx: Sql, keptId: string, mergedId: string): Promise<void> {
  const mentors = await tx.rows<{ memberId: string }>(mentorsOf, [[keptId, mergedId]]);
  if (mentors.length === 2) await dropBusyCalendar(tx, mergedId);
}
