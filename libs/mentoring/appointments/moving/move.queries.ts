import { giveTimeBackToMove } from '#libs/agenda';
import { type Span, type Sql, statement } from '#libs/platform';
import { type Side } from '../appointment-facts.js';

const giveBack = statement(
  'mentoring.giveBackToMove',
  `with moving as (
     select network_id, id as holder_id from appointment
      where network_id = (select current_network()) and id = $1 and state = 'CONFIRMED'),
   ${giveTimeBackToMove}
   select (select count(*) from freed)::int as freed, (select count(*) from left_free)::int as people`,
);
const rewrite = statement(
  'mentoring.moveAppointment',
  `update appointment set during = tstzrange($2, $3), moved_at = $4, moved_by = $5, sequence = sequence + 1
    where network_id = (select current_network()) and id = $1 and state = 'CONFIRMED'`,
);

/** Gives the time of a confirmed appointment back, to take another one in the same transaction. */
export const giveMentorBack = async (tx: Sql, appointmentId: string): Promise<void> =>
  void (await tx.one(giveBack, [appointmentId]));

export const rewriteAppointment = (
  tx: Sql,
  appointmentId: string,
  to: Span & { readonly by: Side; readonly now: Temporal.Instant },
): Promise<number> => tx.run(rewrite, [appointmentId, to.start, to.end, to.now, to.by]);
