import { STARTING_PLANS, STARTING_WEIGHTS, type Tariff } from '#libs/passes';
import { type Town } from './town.js';

/** The initial prices of every demo network. */
export const tariff: Tariff = {
  hourlyCentsInclVat: 480,
  vatRateBasisPoints: 2_000,
  quantumMinutes: 15,
  weights: STARTING_WEIGHTS,
  surchargeBasisPointsWithoutPass: 2_500,
};

export type PlanCode = (typeof STARTING_PLANS)[number]['code'];

export interface Prices {
  readonly tariffId: string;
  readonly planIds: ReadonlyMap<PlanCode, string>;
}

/** Writes the first tariff version and the plans, in force since well before the first demo booking. */
export function drawPrices(town: Town): Prices {
  const { chance, rows, networkId } = town;
  const since = town.now
    .toZonedDateTimeISO(town.data.zone)
    .subtract({ years: 3 })
    .with({ month: 1, day: 1 })
    .startOfDay();
  const valid = `[${since.toInstant()},)`;
  const tariffId = chance.id(since.toInstant());
  rows.add('tariff', {
    network_id: networkId,
    id: tariffId,
    version: 1,
    hourly_cents: tariff.hourlyCentsInclVat,
    vat_basis_points: tariff.vatRateBasisPoints,
    without_pass_basis_points: tariff.surchargeBasisPointsWithoutPass,
    valid,
  });
  for (const [tariffClass, weight] of Object.entries(tariff.weights)) {
    rows.add('tariff_weight', { network_id: networkId, tariff_id: tariffId, tariff_class: tariffClass, weight });
  }
  const planIds = new Map<PlanCode, string>();
  for (const { code, nameFr, nameEn, monthlyCents, includedMinutes, seats } of STARTING_PLANS) {
    const id = chance.id(since.toInstant());
    planIds.set(code, id);
    rows.add('plan', {
      network_id: networkId,
      id,
      code,
      name_fr: nameFr,
      name_en: nameEn,
      monthly_cents: monthlyCents,
      included_minutes: includedMinutes,
      seats,
      valid,
    });
  }
  return { tariffId, planIds };
}
