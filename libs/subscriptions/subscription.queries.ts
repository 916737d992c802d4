import { type Sql, statement } from '#libs/platform';
import { type PlanFrom } from './rules/pauses.js';

interface Row {
  passId: string;
  ownerId: string;
  anchorOn: Temporal.PlainDate;
  passEndsAt: Temporal.Instant | null;
  subscribedAt: Temporal.Instant;
  expressRequestAt: Temporal.Instant | null;
  withdrawalUntil: Temporal.Instant | null;
  chargedUntil: Temporal.Instant;
  plans: { from: string; code: string | null }[];
  boughtCode: string;
  holders: number;
}
export interface SubscriptionRow extends Omit<Row, 'plans'> {
  readonly plans: readonly PlanFrom[];
}

const columns = `
  s.pass_id as "passId", p.owner_member_id as "ownerId", p.anchor_on as "anchorOn", upper(p.valid) as "passEndsAt", s.subscribed_at as "subscribedAt",
  s.express_request_at as "expressRequestAt", s.withdrawal_until as "withdrawalUntil", s.charged_until as "chargedUntil",
  (select coalesce(jsonb_agg(jsonb_build_object('from', x.starts_at, 'code', x.plan_code) order by x.starts_at), '[]')
     from pass_plan x where (x.network_id, x.pass_id) = (s.network_id, s.pass_id)) as plans,
  (select v.code from plan v where (v.network_id, v.id) = (p.network_id, p.plan_id)) as "boughtCode",
  (select count(*) from pass_holder h where (h.network_id, h.pass_id) = (p.network_id, p.id) and coalesce(upper(h.valid) > $2::timestamptz, true)) as holders`;
const live = `from subscription s
  join pass p on (p.network_id, p.id) = (s.network_id, s.pass_id)
 where s.network_id = (select current_network()) and p.owner_member_id = $1 and coalesce(upper(p.valid) > $2::timestamptz, true)`;
const read = statement('subscriptions.ofMember', `select ${columns} ${live}`);
const readOne = statement(
  'subscriptions.read',
  `select ${columns} from subscription s join pass p on (p.network_id, p.id) = (s.network_id, s.pass_id)
    where s.network_id = (select current_network()) and s.pass_id = $1 and s.charged_until <= $2::timestamptz`,
);
// What was waited for is read by the statement after the lock.
const lock = statement('subscriptions.lockOfMember', `select s.pass_id ${live} for no key update of s`);
const lockOne = statement(
  'subscriptions.lock',
  `select pass_id from subscription
    where network_id = (select current_network()) and pass_id = $1 and charged_until <= $2::timestamptz
      for no key update skip locked`,
);

const rowOf = (row: Row | undefined): SubscriptionRow | undefined =>
  row && {
    ...row,
    plans:
      row.plans.length > 0
        ? row.plans.map(({ from, code }) => ({ from: Temporal.Instant.from(from), code }))
        : [{ from: row.subscribedAt, code: row.boughtCode }],
  };

/** The subscription that a member pays for and that has not ended. */
export const subscriptionOf = async (tx: Sql, memberId: string, now: Temporal.Instant) =>
  rowOf(await tx.maybe<Row>(read, [memberId, now]));
/** The same, locked until the end of the transaction. */
export async function lockSubscriptionOf(tx: Sql, memberId: string, now: Temporal.Instant) {
  await tx.rows(lock, [memberId, now]);
  return subscriptionOf(tx, memberId, now);
}
/** A subscription with a period to charge, locked; undefined when another worker has it or has charged it. */
export async function lockDueSubscription(tx: Sql, passId: string, now: Temporal.Instant) {
  if (!(await tx.maybe(lockOne, [passId, now]))) return undefined;
  return rowOf(await tx.maybe<Row>(readOne, [passId, now]));
}

const due = statement(
  'subscriptions.due',
  `select s.pass_id as id
     from subscription s
     join pass p on (p.network_id, p.id) = (s.network_id, s.pass_id)
    where s.network_id = (select current_network()) and s.charged_until <= $1::timestamptz and coalesce(upper(p.valid) > s.charged_until, true)
    order by s.charged_until, s.pass_id
    limit $2`,
);
/** Subscriptions whose next period has begun, the longest due first. */
export const dueSubscriptions = (tx: Sql, now: Temporal.Instant, limit: number): Promise<{ id: string }[]> =>
  tx.rows<{ id: string }>(due, [now, limit]);

const insert = statement(
  'subscriptions.insert',
  `insert into subscription (network_id, pass_id, subscribed_at, terms_version, express_request_at, withdrawal_until, charged_until)
   values ((select current_network()), $1, $2, terms_in_force((select current_network()), $2), $2, $3, $4)`,
);
/** Records a contract: its terms, the request to begin at once, and until when the member may withdraw. */
export const insertSubscription = (
  tx: Sql,
  { passId, now, withdrawalUntil, chargedUntil }: { passId: string; now: Temporal.Instant; withdrawalUntil: Temporal.Instant; chargedUntil: Temporal.Instant }, // prettier-ignore
): Promise<number> => tx.run(insert, [passId, now, withdrawalUntil, chargedUntil]);

const charged = statement(
  'subscriptions.chargedUntil',
  `update subscription set charged_until = $2 where network_id = (select current_network()) and pass_id = $1 and charged_until < $2`,
);
export const setChargedUntil = (tx: Sql, passId: string, until: Temporal.Instant): Promise<number> =>
  tx.run(charged, [passId, until]);

const end = statement(
  'subscriptions.end',
  `update subscription set cancelled_at = $2, ends_at = $3, withdrawn_at = $4 where network_id = (select current_network()) and pass_id = $1`,
);
/** Records that a subscription ends, or that it goes on when both instants are null. */
export const setEnd = (
  tx: Sql,
  passId: string,
  { at, endsAt, withdrawnAt = null }: { at: Temporal.Instant | null; endsAt: Temporal.Instant | null; withdrawnAt?: Temporal.Instant | null }, // prettier-ignore
): Promise<number> => tx.run(end, [passId, at, endsAt, withdrawnAt]);

const insertCharge = statement(
  'subscriptions.insertCharge',
  `insert into subscription_charge (network_id, id, pass_id, kind, period_index, during, plan_id, monthly_cents, charge_id, charged_at)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
export interface SubscriptionCharge {
  readonly id: string;
  readonly passId: string;
  readonly kind: 'PERIOD' | 'UPGRADE';
  readonly periodIndex: number;
  readonly during: { readonly start: Temporal.Instant; readonly end: Temporal.Instant };
  readonly planId: string;
  readonly monthlyCents: number;
  readonly chargeId: string;
}
export const insertSubscriptionCharge = (tx: Sql, one: SubscriptionCharge, now: Temporal.Instant): Promise<number> =>
  tx.run(insertCharge, [one.id, one.passId, one.kind, one.periodIndex, one.during, one.planId, one.monthlyCents, one.chargeId, now]); // prettier-ignore

const paid = statement(
  'subscriptions.paidForPeriod',
  `select s.charge_id as "chargeId", s.monthly_cents as "monthlyCents", v.code, v.included_minutes as "includedMinutes",
          c.amount_cents - coalesce(r.amount_cents, 0) as cents
     from subscription_charge s
     join plan v on (v.network_id, v.id) = (s.network_id, s.plan_id)
     join charge c on (c.network_id, c.id) = (s.network_id, s.charge_id)
     left join charge_reversal r on (r.network_id, r.charge_id) = (c.network_id, c.id)
    where s.network_id = (select current_network()) and s.pass_id = $1 and s.period_index = $2
    order by s.monthly_cents desc, s.id desc`,
);
/** What was charged for a period and not given back; the plan paid last first. */
export const paidFor = (tx: Sql, passId: string, periodIndex: number) =>
  tx.rows<{ chargeId: string; monthlyCents: number; code: string; includedMinutes: number; cents: number }>(paid, [passId, periodIndex]); // prettier-ignore
