-- The version of the plan that a pass has at an instant; null in a pause, and before and after the pass. A plan that is no longer
-- sold keeps its last version.
create or replace function plan_of_pass(of_network uuid, of_pass uuid, at timestamptz) returns uuid
  language sql stable parallel safe as $$
    select (select v.id from plan v
             where v.network_id = p.network_id and v.code = coalesce(changed.plan_code, bought.code) and lower(v.valid) <= greatest(at, lower(bought.valid))
             order by lower(v.valid) desc limit 1)
      from pass p
      join plan bought on (bought.network_id, bought.id) = (p.network_id, p.plan_id)
      left join lateral (select x.plan_code, true as is_set from pass_plan x
                          where (x.network_id, x.pass_id) = (p.network_id, p.id) and x.starts_at <= at
                          order by x.starts_at desc limit 1) changed on true
     where p.network_id = of_network and p.id = of_pass and (upper(p.valid) is null or at < upper(p.valid))
       and (changed.is_set is null or changed.plan_code is not null) $$;
