import { type Sql, statement } from '#libs/platform';

const open = statement(
  'passes.open',
  `with opened as (
     insert into pass (network_id, plan_id, owner_member_id, anchor_on, valid)
     values ((select current_network()), $2, $1, $3::date, tstzrange($4::timestamptz, null))
     returning network_id, id),
   held as (
     insert into pass_holder (network_id, pass_id, member_id, valid)
     select network_id, id, $1, tstzrange($4::timestamptz, null) from opened
     on conflict do nothing
     returning pass_id)
   select o.id, exists (select from held) as "isHeld" from opened o`,
);

/** Opens a pass with its owner as the only holder. @returns undefined when the member holds one already: roll back */
export async function openPass(
  tx: Sql,
  { memberId, planId, anchorOn, now }: { memberId: string; planId: string; anchorOn: Temporal.PlainDate; now: Temporal.Instant }, // prettier-ignore
): Promise<string | undefined> {
  const { id, isHeld } = await tx.one<{ id: string; isHeld: boolean }>(open, [memberId, planId, anchorOn, now]);
  return isHeld ? id : undefined;
}

// An empty range is not allowed, so what ends as it begins keeps a moment.
const endedAt = `tstzrange(lower(valid), greatest($2::timestamptz, lower(valid) + interval '1 microsecond'))`;
const endHolders = statement(
  'passes.endHolders',
  `update pass_holder set valid = ${endedAt}
    where network_id = (select current_network()) and pass_id = $1 and coalesce(upper(valid) > $2::timestamptz, true)`,
);
const end = statement(
  'passes.end',
  `update pass set valid = ${endedAt} where network_id = (select current_network()) and id = $1`,
);
const keep = statement(
  'passes.keep',
  `with kept as (
     update pass set valid = tstzrange(lower(valid), null) where network_id = (select current_network()) and id = $1
     returning network_id, id)
   update pass_holder h set valid = tstzrange(lower(h.valid), null)
     from kept k where (h.network_id, h.pass_id) = (k.network_id, k.id) and upper(h.valid) = $2`,
);

/** Ends a pass for all its holders. */
export async function endPass(tx: Sql, passId: string, at: Temporal.Instant): Promise<void> {
  await tx.run(endHolders, [passId, at]);
  await tx.run(end, [passId, at]);
}

/** Lets a pass that was to end at an instant go on, for those who held it until then. */
export const keepPass = (tx: Sql, passId: string, at: Temporal.Instant): Promise<number> => tx.run(keep, [passId, at]);
