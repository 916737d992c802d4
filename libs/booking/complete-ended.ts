import { closeTime, stillTaken } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';
import { useCertificates } from '#libs/sessions';

const MOST_AT_ONCE = 500;

const complete = statement(
  'booking.completeEnded',
  `with ended as (
     select id from booking where network_id = (select current_network()) and state in ('CONFIRMED','IN_USE') and ends_at <= $1
        and not ${stillTaken('booking.network_id', 'booking.id', '$1')}
      order by ends_at limit ${MOST_AT_ONCE} for no key update skip locked),
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
 * Completes bookings whose time, including the buffer after it, is over; at most 500 at once. @returns the number of completed
 * bookings
 */
export const completeEnded = async (tx: Sql, now: Temporal.Instant): Promise<number> =>
  (await tx.one<{ n: number }>(complete, [now])).n;
