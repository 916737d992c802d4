import { type Sql, statement } from '#libs/platform';

export interface PlanRow {
  readonly id: string;
  readonly code: string;
  readonly nameFr: string;
  readonly nameEn: string;
  readonly monthlyCents: number;
  readonly includedMinutes: number;
  readonly seats: number;
}

const columns = `v.id, v.code, v.name_fr as "nameFr", v.name_en as "nameEn", v.monthly_cents as "monthlyCents",
  v.included_minutes as "includedMinutes", v.seats`;
const sold = statement(
  'passes.plansSold',
  `select ${columns} from plan v where v.network_id = $1 and v.valid @> $2::timestamptz and v.seats = 1 order by v.monthly_cents, v.code`,
);
const ofPass = statement(
  'passes.planOfPass',
  `select ${columns} from plan v
    where v.network_id = (select current_network()) and v.id = plan_of_pass((select current_network()), $1, $2::timestamptz)`,
);

/** The plans for one person that a network sells at an instant, the cheapest first. It opens passes for several people itself. */
export const plansSold = (sql: Sql, networkId: string, at: Temporal.Instant): Promise<PlanRow[]> =>
  sql.rows<PlanRow>(sold, [networkId, at]);

/** The plan of a pass at an instant; undefined in a pause and when it has ended. */
export const planOfPass = (tx: Sql, passId: string, at: Temporal.Instant): Promise<PlanRow | undefined> =>
  tx.maybe<PlanRow>(ofPass, [passId, at]);

const set = statement(
  'passes.setPlanFrom',
  `insert into pass_plan (network_id, pass_id, starts_at, plan_code) values ((select current_network()), $1, $2, $3)
   on conflict (network_id, pass_id, starts_at) do update set plan_code = excluded.plan_code`,
);
const clear = statement(
  'passes.clearPlannedPlans',
  `delete from pass_plan where network_id = (select current_network()) and pass_id = $1 and starts_at > $2`,
);
const begin = statement(
  'passes.beginPlan',
  `update pass set plan_id = $2 where network_id = (select current_network()) and id = $1 and plan_id <> $2`,
);

/** Gives a pass a plan from an instant on; null pauses it. */
export const setPlanFrom = (tx: Sql, passId: string, from: Temporal.Instant, code: string | null): Promise<number> =>
  tx.run(set, [passId, from, code]);

/** Removes the changes of plan that begin after an instant. */
export const clearPlannedPlans = (tx: Sql, passId: string, after: Temporal.Instant): Promise<number> =>
  tx.run(clear, [passId, after]);

/** Records the plan that a pass has now. */
export const beginPlan = (tx: Sql, passId: string, planId: string): Promise<number> => tx.run(begin, [passId, planId]);
