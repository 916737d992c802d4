import { closeTime } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';

const end = statement(
  'openings.endOwnUses',
  `with closing as (
     update own_use set state = 'OVER'
      where network_id = (select current_network()) and state = 'PLANNED' and ends_at <= $1::timestamptz - interval '15 minutes'
     returning network_id, id as holder_id, 'COMPLETED' as state, $1::timestamptz as at),
   ${closeTime}
   select (select count(*) from closing)::int as ended, (select count(*) from closed) as closed, (select count(*) from seats_freed) as seats,
          (select count(*) from people_free) as people`,
);

/** Ends own uses that are over, so that searches need not look at them. @returns how many */
export const endOwnUses = async (tx: Sql, now: Temporal.Instant): Promise<number> =>
  (await tx.one<{ ended: number }>(end, [now])).ended;
