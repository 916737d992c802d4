import { type Sql, statement } from '#libs/platform';

const complete = statement(
  'booking.completeEnded',
  `with ended as (
     select id from booking where network_id = (select current_network()) and state in ('CONFIRMED','IN_USE') and ends_at <= $1
         -- the buffer after a use keeps others out until it is over, too
         and not exists (select from allocation a where (a.network_id, a.holder_id) = (booking.network_id, booking.id)
               and a.state in ('CONFIRMED','IN_USE') and a.ends_at > $1)
      order by ends_at limit 500 for no key update skip locked),
   done as (update booking b set state = 'COMPLETED' from ended e where b.network_id = (select current_network()) and b.id = e.id returning b.network_id, b.id),
   places as (update allocation a set state = 'COMPLETED' from done d where (a.network_id, a.holder_id) = (d.network_id, d.id)
      and a.state in ('CONFIRMED','IN_USE') returning a.id),
   people as (update attendance a set state = 'COMPLETED' from done d where (a.network_id, a.holder_id) = (d.network_id, d.id)
      and a.state in ('CONFIRMED','IN_USE') returning a.id)
   select count(*) as n from done`,
);

/** Closes bookings whose time is over, with the buffer after it, some at a time. @returns how many. */
export const completeEnded = async (tx: Sql, now: Temporal.Instant): Promise<number> =>
  (await tx.one<{ n: number }>(complete, [now])).n;
