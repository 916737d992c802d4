import { STARTING_PLANS, type Period, backOutVat, periodAt, periodContaining } from '#libs/passes';
import { Chance } from './chance.js';
import { type PlanCode, type Prices, tariff } from './prices.js';
import { type Row, type Town } from './town.js';

/** Periods whose fees are written, the running one included. */
const PERIODS_CHARGED = 4;
const PAUSED_SHARE = 0.06;
const ENDING_SHARE = 0.06;

/**
 * Writes a subscription for each pass of the town, with the fees of its last periods. Some passes without included hours are paused,
 * some are cancelled and still usable. It draws with a generator of its own, so the rest of the town stays the same.
 */
export function drawSubscriptions(town: Town, prices: Prices): void {
  const chance = new Chance(`traboule demo ${town.seed} ${town.data.slug} subscriptions`);
  const codes = new Map([...prices.planIds].map(([code, id]) => [id, code]));
  town.rows.replace('pass', town.rows.of('pass').map((pass) => drawSubscription(town, chance, pass, codes.get(pass.plan_id as string)!))); // prettier-ignore
}

function drawSubscription(town: Town, chance: Chance, pass: Row, code: PlanCode): Row {
  const { rows, networkId, now, data } = town;
  const anchor = Temporal.PlainDate.from(pass.anchor_on as string);
  const running = periodContaining(anchor, now, data.zone);
  // A pass that begins later is charged then.
  const current = running ?? periodAt(anchor, 0, data.zone);
  const began = periodAt(anchor, 0, data.zone).start;
  const fate = code === 'PASS' && running && running.index > 0 ? chance.next() : 1;
  const isPaused = fate < PAUSED_SHARE;
  const endsAt = !isPaused && fate < PAUSED_SHARE + ENDING_SHARE ? current.end : null;
  const subscribedAt = Temporal.Instant.compare(began, now) < 0 ? began : now;
  rows.add('subscription', {
    network_id: networkId,
    pass_id: pass.id,
    subscribed_at: subscribedAt.toString(),
    charged_until: (running ? current.end : current.start).toString(),
    cancelled_at: endsAt ? now.toString() : null,
    ends_at: endsAt?.toString() ?? null,
  });
  if (isPaused)
    for (const [at, plan] of [
      [began, code],
      [current.start, null],
      [current.end, code],
    ] as const)
      // prettier-ignore
      rows.add('pass_plan', { network_id: networkId, pass_id: pass.id, starts_at: at.toString(), plan_code: plan });
  const last = isPaused ? current.index - 1 : running ? current.index : -1;
  for (let index = Math.max(0, current.index - PERIODS_CHARGED + 1); index <= last; index++)
    chargePeriod(town, chance, pass, { code, period: periodAt(anchor, index, data.zone) });
  if (!endsAt) return pass;
  const valid = `[${began},${endsAt})`;
  rows.replace('pass_holder', rows.of('pass_holder').map((holder) => (holder.pass_id === pass.id ? { ...holder, valid } : holder))); // prettier-ignore
  return { ...pass, valid };
}

function chargePeriod(
  { rows, networkId }: Town,
  chance: Chance,
  pass: Row,
  { code, period }: { code: PlanCode; period: Period },
): void {
  const { monthlyCents } = STARTING_PLANS.find((plan) => plan.code === code)!;
  const { amountExclVatCents, vatCents } = backOutVat(monthlyCents, tariff.vatRateBasisPoints);
  const [id, chargeId] = [chance.id(period.start), chance.id(period.start)];
  rows.add('charge', {
    network_id: networkId,
    id: chargeId,
    kind: 'SUBSCRIPTION',
    source_kind: 'SUBSCRIPTION_CHARGE',
    source_id: id,
    member_id: pass.owner_member_id,
    venue_id: null,
    pass_id: pass.id,
    tariff_id: null,
    tariff_class: null,
    weight: null,
    seats: null,
    used_during: null,
    minutes: null,
    credit_minutes: 0,
    credit_minutes_from_pass: 0,
    credit_minutes_paid: 0,
    amount_cents: monthlyCents,
    amount_excl_cents: amountExclVatCents,
    vat_cents: vatCents,
    vat_basis_points: tariff.vatRateBasisPoints,
    charged_at: period.start.toString(),
    reverses_id: null,
  });
  rows.add('subscription_charge', {
    network_id: networkId,
    id,
    pass_id: pass.id,
    kind: 'PERIOD',
    period_index: period.index,
    during: `[${period.start},${period.end})`,
    plan_id: pass.plan_id,
    monthly_cents: monthlyCents,
    charge_id: chargeId,
    charged_at: period.start.toString(),
  });
}
