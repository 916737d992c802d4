import { type Lot, STARTING_PLANS, periodAt, periodContaining } from '#libs/passes';
import { daysBack } from './hours.js';
import { type Member } from './members.js';
import { type PlanCode, type Prices } from './prices.js';
import { type Town } from './town.js';

/** Periods created ahead, so that every booking within the horizon starts in a period with hours. */
const periodsAhead = 2;

/** A lot while it is being spent. */
export interface OpenLot {
  readonly id: string;
  readonly validFrom: Temporal.Instant;
  readonly validUntil: Temporal.Instant;
  remainingMinutes: number;
  readonly grantedMinutes: number;
}

export interface Pass {
  readonly id: string;
  readonly validFrom: Temporal.Instant;
  readonly validUntil: Temporal.Instant | null;
  readonly lots: OpenLot[];
}

/** The chosen plans, from occasional to daily use. */
const planShares: Record<'RARELY' | 'SOMETIMES' | 'OFTEN', (readonly [PlanCode | null, number])[]> = {
  RARELY: [
    ['PASS', 62],
    ['DECOUVERTE', 14],
    [null, 24],
  ],
  SOMETIMES: [
    ['PASS', 30],
    ['DECOUVERTE', 40],
    ['REGULIER', 22],
    [null, 8],
  ],
  OFTEN: [
    ['REGULIER', 42],
    ['RESIDENT', 44],
    ['EQUIPE', 9],
    ['DECOUVERTE', 5],
  ],
};

/** Writes passes and the hours of their periods. @returns each member’s pass */
export function drawPasses(town: Town, members: readonly Member[], prices: Prices): Map<string, Pass> {
  const passes = new Map<string, Pass>();
  const without = members.filter((member) => {
    if (passes.has(member.id)) return false;
    const often = member.eagerness > 0.55 ? 'OFTEN' : member.eagerness > 0.2 ? 'SOMETIMES' : 'RARELY';
    const plan = member.key ? 'RESIDENT' : town.chance.weighted(planShares[often]);
    if (plan === null || plan === 'EQUIPE') return plan === null;
    passes.set(member.id, drawPass(town, prices, plan, [member]));
    return false;
  });
  // teams consist of members without a pass
  const alone = members.filter((member) => !passes.has(member.id) && !without.includes(member));
  for (const owner of alone) {
    const team = [owner, ...without.splice(0, town.chance.whole(2, 4))];
    const pass = drawPass(town, prices, 'EQUIPE', team);
    for (const { id } of team) passes.set(id, pass);
  }
  return passes;
}

function drawPass(town: Town, prices: Prices, code: PlanCode, holders: readonly Member[]): Pass {
  const { chance, rows, networkId, data, now } = town;
  const [owner] = holders as [Member];
  const zone = data.zone;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const newest = holders.map(({ joinedAt }) => joinedAt).reduce((a, b) => (Temporal.Instant.compare(a, b) > 0 ? a : b));
  const joinedOn = newest.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  const memberDays = joinedOn.until(today, { largestUnit: 'days' }).days;
  const anchor = owner.key
    ? today.subtract({ days: 10 }).subtract({ months: 5 })
    : joinedOn.add({ days: chance.whole(0, Math.max(0, Math.min(40, memberDays))) });
  const validFrom = anchor.toZonedDateTime(zone).toInstant();
  const id = chance.id(validFrom);
  const valid = `[${validFrom},)`;
  rows.add('pass', {
    network_id: networkId,
    id,
    plan_id: prices.planIds.get(code)!,
    owner_member_id: owner.id,
    anchor_on: anchor.toString(),
    valid,
  });
  for (const holder of holders)
    rows.add('pass_holder', { network_id: networkId, pass_id: id, member_id: holder.id, valid });
  const { includedMinutes } = STARTING_PLANS.find((plan) => plan.code === code)!;
  return { id, validFrom, validUntil: null, lots: includedMinutes > 0 ? drawLots(town, anchor, includedMinutes) : [] };
}

/** One allowance per period, from the period of the first demo booking on. */
function drawLots(town: Town, anchor: Temporal.PlainDate, includedMinutes: number): OpenLot[] {
  const { chance, rows, networkId, data, now } = town;
  const lots: OpenLot[] = [];
  const first = periodContaining(anchor, now.subtract({ hours: 24 * daysBack }), data.zone)?.index ?? 0;
  const current = periodContaining(anchor, now, data.zone)?.index ?? 0;
  for (let index = first; index <= current + periodsAhead; index++) {
    const period = periodAt(anchor, index, data.zone);
    const opened = Temporal.Instant.compare(period.start, now) < 0 ? period.start : now;
    const lot = {
      id: chance.id(opened),
      validFrom: period.start,
      validUntil: period.end,
      remainingMinutes: includedMinutes,
      grantedMinutes: includedMinutes,
    };
    lots.push(lot);
    const transactionId = chance.id(opened);
    rows.add('hours_transaction', {
      network_id: networkId,
      id: transactionId,
      kind: 'GRANT',
      charge_id: null,
      made_at: opened.toString(),
    });
    for (const [account, minutes] of [
      ['ISSUED', -includedMinutes],
      ['LOT', includedMinutes],
    ] as const) {
      rows.add('hours_entry', {
        network_id: networkId,
        id: chance.id(opened),
        transaction_id: transactionId,
        lot_id: lot.id,
        account,
        credit_minutes: minutes,
      });
    }
  }
  return lots;
}

/** Writes the lots once all bookings are charged. */
export function writeLots(town: Town, passes: Iterable<Pass>): void {
  for (const pass of new Set(passes)) {
    for (const lot of pass.lots) {
      town.rows.add('hours_lot', {
        network_id: town.networkId,
        id: lot.id,
        pass_id: pass.id,
        kind: 'ALLOWANCE',
        valid: `[${lot.validFrom},${lot.validUntil})`,
        granted_minutes: lot.grantedMinutes,
        remaining_minutes: lot.remainingMinutes,
      });
    }
  }
}

/** A lot in the form that the pricing rules take. */
export function pricingLotOf({ id, validFrom, validUntil, remainingMinutes }: OpenLot): Lot {
  return { id, kind: 'ALLOWANCE', validFrom, validUntil, remainingCreditMinutes: remainingMinutes };
}
