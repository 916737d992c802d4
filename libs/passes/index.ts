import './passes.tables.js';
export * from './rules/cents.js';
export * from './rules/lots.js';
export * from './rules/period.js';
export * from './rules/quote.js';
export { type Purse, type Use, monthOf, purseAfterUse, purseOf, quoteUse } from './purse.js';
export { purseAfterReversal } from './purse-after-reversal.js';
export {
  type ChargeSource,
  type SaleRecord,
  type TakeRecord,
  chargeUse,
  saleColumns,
  saleOf,
  takeColumns,
  takesOf,
} from './charge.js';
export {
  type Reversed,
  type ReversedPart,
  reverseCharge,
  reverseChargesOf,
  reverseSharesOfUses,
} from './reverse-charge.js';
export { type ChargedAs, liveChargeId, rechargeAs } from './recharge.js';
export { compensate } from './compensate.js';
export { chargeMoreTime } from './charge-more-time.js';
export { bothHoldPasses } from './passes.queries.js';
export { grantAllowances } from './grant-allowances.js';
export { endPass, keepPass, openPass } from './plans/open-pass.js';
export {
  type PlanRow,
  beginPlan,
  clearPlannedPlans,
  planOfPass,
  plansSold,
  setPlanFrom,
} from './plans/plan.queries.js';
export { chargeSale } from './plans/charge-sale.js';
export { type LotAhead, addHoursToPeriod, lockLotsAhead, resizeLot } from './plans/hours-ahead.js';
export { type HoursToPay, payInEuros, usesOfLot } from './plans/pay-in-euros.js';
export { STARTING_PLANS, STARTING_WEIGHTS, startPrices } from './new-network-prices.js';
export { PassesModule } from './passes.module.js';
export { monthlyCapCents, quantumMinutes, restoredHoursDays } from './passes.settings.js';
export { LedgerEntry, Plan, Price } from './passes.types.js';
