import { endPass, lockLotsAhead, resizeLot } from '#libs/passes';
import { type Sql, statement } from '#libs/platform';

const free = statement(
  'subscriptions.freePassOf',
  `select p.id
     from pass p
     join pass_holder h on (h.network_id, h.pass_id, h.member_id) = (p.network_id, p.id, p.owner_member_id) and h.valid @> $2::timestamptz
    where p.network_id = (select current_network()) and p.owner_member_id = $1 and p.valid @> $2::timestamptz
      and not exists (select from subscription s where (s.network_id, s.pass_id) = (p.network_id, p.id))
      and not exists (select from pass_holder o where (o.network_id, o.pass_id) = (p.network_id, p.id) and o.member_id <> $1
                         and coalesce(upper(o.valid) > $2::timestamptz, true))
      for no key update of p`,
);

/**
 * Ends the free pass of a member who subscribes, unless it is shared with others. What is booked with its hours stays paid by them;
 * hours that are left end with it.
 */
export async function leaveFreePass(tx: Sql, memberId: string, now: Temporal.Instant): Promise<void> {
  const pass = await tx.maybe<{ id: string }>(free, [memberId, now]);
  if (!pass) return;
  for (const { id, remaining } of await lockLotsAhead(tx, pass.id, now, true))
    await resizeLot(tx, id, 0, -remaining, now);
  await endPass(tx, pass.id, now);
}
