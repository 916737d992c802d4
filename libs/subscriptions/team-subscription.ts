import { type Sql, statement } from '#libs/platform';

const paid = statement(
  'subscriptions.teamOf',
  `select 1
     from subscription s
     join pass p on (p.network_id, p.id) = (s.network_id, s.pass_id)
    where s.network_id = (select current_network()) and p.owner_member_id = $1 and upper(p.valid) is null
      and exists (select from pass_holder h where (h.network_id, h.pass_id) = (p.network_id, p.id) and h.member_id <> $1
                     and coalesce(upper(h.valid) > $2::timestamptz, true))
    limit 1`,
);
/** Whether a member pays, without an end, for a pass that others use, too. */
export const paysForTeam = async (tx: Sql, memberId: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.maybe(paid, [memberId, now])) !== undefined;
