/** Rules of subscriptions and of the hours of their periods. Each query returns one row per violation. */
export const subscriptionInvariants: Record<string, string> = {
  'what a subscription was charged is a charge of the owner of its pass, from a source of its own': `
    select s.id from subscription_charge s join pass p on (p.network_id, p.id) = (s.network_id, s.pass_id)
      join charge c on (c.network_id, c.id) = (s.network_id, s.charge_id)
     where (c.kind, c.source_kind, c.source_id, c.pass_id, c.member_id) is distinct from ('SUBSCRIPTION', 'SUBSCRIPTION_CHARGE', s.id, p.id, p.owner_member_id)
        or c.reverses_id is not null or s.kind = 'PERIOD' and c.amount_cents <> s.monthly_cents
    union all
    select c.id from charge c left join subscription_charge s on (s.network_id, s.charge_id) = (c.network_id, coalesce(c.reverses_id, c.id))
     where c.kind = 'SUBSCRIPTION' and s.id is null`,
  'the periods of a subscription follow one another, and only those that were due are charged': `
    select s.id from subscription_charge s join subscription b on (b.network_id, b.pass_id) = (s.network_id, s.pass_id)
     where upper(s.during) > b.charged_until
    union all
    select a.id from subscription_charge a join subscription_charge b on (a.network_id, a.pass_id) = (b.network_id, b.pass_id) and a.id <> b.id
     where a.kind = 'PERIOD' and b.kind = 'PERIOD' and a.during && b.during`,
  'a period that was charged has a plan, and a pause has no fee': `
    select s.id from subscription_charge s
     where s.kind = 'PERIOD' and exists (
       select from pass_plan x where (x.network_id, x.pass_id) = (s.network_id, s.pass_id) and x.plan_code is null
          and x.starts_at = (select max(y.starts_at) from pass_plan y where (y.network_id, y.pass_id) = (s.network_id, s.pass_id) and y.starts_at <= lower(s.during)))`,
  // The pass of an erased person ends with them: nobody can use the hours that are left.
  'a pass has no hours left in a pause or after its end': `
    select l.id from hours_lot l join subscription s on (s.network_id, s.pass_id) = (l.network_id, l.pass_id)
      join pass p on (p.network_id, p.id) = (l.network_id, l.pass_id)
      join member m on (m.network_id, m.id) = (p.network_id, p.owner_member_id) and m.left_at is null
     where l.kind = 'ALLOWANCE' and l.voided_at is null and (lower(l.valid) >= upper(p.valid)
        or lower(l.valid) > lower(p.valid) and plan_of_pass(l.network_id, l.pass_id, lower(l.valid)) is null)`,
  'a period of a subscription has at least the hours of the plan that it starts with': `
    select l.id from hours_lot l join subscription s on (s.network_id, s.pass_id) = (l.network_id, l.pass_id)
      join plan v on v.network_id = l.network_id and v.id = plan_of_pass(l.network_id, l.pass_id, lower(l.valid))
     where l.kind = 'ALLOWANCE' and l.voided_at is null and l.granted_minutes < v.included_minutes`,
  'a subscription that is to end ends with its pass': `
    select s.pass_id from subscription s join pass p on (p.network_id, p.id) = (s.network_id, s.pass_id)
      join member m on (m.network_id, m.id) = (p.network_id, p.owner_member_id) and m.left_at is null
     where s.withdrawn_at is null and s.ends_at is distinct from upper(p.valid) and s.ends_at is not null`,
};
