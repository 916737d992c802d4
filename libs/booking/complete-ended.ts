import { closeTime, stillTaken } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';
import { useCertificates } from '#libs/sessions';
import { arrivalsSql } from './presence/arrival.queries.js';
import { presenceDeadlines } from './presence/presence.settings.js';

const MOST_AT_ONCE = 500;

const complete = statement(
  'booking.completeEnded',
  `with ended as (
     select b.id from booking b join venue v on (v.network_id, v.id) = (b.network_id, b.venue_id)
      where b.network_id = (select current_network()) and b.state in ('CONFIRMED','IN_USE') and b.ends_at <= $1
        and not ${stillTaken('b.network_id', 'b.id', '$1')}
        and (b.state = 'IN_USE' or case ${arrivalsSql('b', 'v')}
               -- Nobody came: a job records it.
               when 'CHECK_IN' then false
               -- Nobody has entered the list: everybody came.
               when 'PAPER_LIST' then (date_trunc('day', b.starts_at at time zone v.zone) + interval '1 day') at time zone v.zone
                                        + $2::int * interval '1 hour' <= $1
               else true end)
      order by b.ends_at limit ${MOST_AT_ONCE} for no key update of b skip locked),
   closing as (
     update booking b set state = 'COMPLETED' from ended e where b.network_id = (select current_network()) and b.id = e.id
     returning b.network_id, b.id holder_id, b.state, $1::timestamptz at),
   used as (
     select b.network_id, b.member_id, s.training_id, max(b.ends_at) as at
       from ended e
       join booking b on b.network_id = (select current_network()) and b.id = e.id
       join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
       join space s on (s.network_id, s.id) = (i.network_id, i.space_id) and s.training_id is not null
      group by 1, 2, 3),
   ${useCertificates},
   ${closeTime}
   select count(*) as n from closing`,
);

/**
 * Completes bookings whose time, including the buffer after it, is over; at most 500 at once. Where people check in or are ticked
 * on a list, only those who came. @param paperListHours hours after a day until its list is entered
 * @returns the number of completed bookings
 */
export const completeEnded = async (
  tx: Sql,
  now: Temporal.Instant,
  paperListHours: number = presenceDeadlines.initial.paperListHours,
): Promise<number> => (await tx.one<{ n: number }>(complete, [now, paperListHours])).n;
