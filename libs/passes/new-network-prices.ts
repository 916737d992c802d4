import { type Sql, statement } from '#libs/platform';

/** Credit-hours per hour of each tariff class in a new network. */
export const STARTING_WEIGHTS = {
  DESK: 1,
  BOOTH: 1,
  SMALL_ROOM: 2,
  LARGE_ROOM: 4,
  OFFICE: 2,
  EVENT_HALL: 8,
  PRINTER_3D: 1,
  LASER_CUTTER: 3,
  MACHINE: 2,
  WORKSHOP: 2,
  MENTOR: 0,
};
/** The plans of a new network with prices including VAT, for a credit-hour of 4.80 €. */
export const STARTING_PLANS = [
  { code: 'PASS', nameFr: 'Pass', nameEn: 'Pass', monthlyCents: 1_200, includedMinutes: 0, seats: 1 },
  {
    code: 'DECOUVERTE',
    nameFr: 'Découverte',
    nameEn: 'Discovery',
    monthlyCents: 3_000,
    includedMinutes: 480,
    seats: 1,
  },
  { code: 'REGULIER', nameFr: 'Régulier', nameEn: 'Regular', monthlyCents: 13_200, includedMinutes: 2_400, seats: 1 },
  { code: 'RESIDENT', nameFr: 'Résident', nameEn: 'Resident', monthlyCents: 28_800, includedMinutes: 7_200, seats: 1 },
  { code: 'EQUIPE', nameFr: 'Équipe', nameEn: 'Team', monthlyCents: 50_400, includedMinutes: 12_000, seats: 5 },
] as const;
const PLANS_HOURLY_CENTS = 480;
const VAT_BASIS_POINTS = 2_000;
const WITHOUT_PASS_BASIS_POINTS = 2_500;

const insertTariff = statement(
  'passes.startTariff',
  `with made as (
     insert into tariff (network_id, version, hourly_cents, vat_basis_points, without_pass_basis_points, valid)
     values ((select current_network()), 1, $1, ${VAT_BASIS_POINTS}, ${WITHOUT_PASS_BASIS_POINTS}, tstzrange($2::timestamptz, null)) returning id)
   insert into tariff_weight (network_id, tariff_id, tariff_class, weight)
   select (select current_network()), made.id, w.key, w.value::int from made, jsonb_each_text($3::jsonb) w`,
);
const insertPlans = statement(
  'passes.startPlans',
  `insert into plan (network_id, code, name_fr, name_en, monthly_cents, included_minutes, seats, valid)
   select (select current_network()), p.code, p."nameFr", p."nameEn",
          round(p."monthlyCents" * $1::int / ${PLANS_HOURLY_CENTS}.0), p."includedMinutes", p.seats, tstzrange($2::timestamptz, null)
     from jsonb_to_recordset($3::jsonb) p (code text, "nameFr" text, "nameEn" text, "monthlyCents" int, "includedMinutes" int, seats int)`,
);

/**
 * Creates the first tariff and plans of a new network, valid from an instant. Plan prices are proportional to the credit-hour.
 * Members without a pass pay a surcharge of 25 %.
 */
export async function startPrices(tx: Sql, hourlyCents: number, from: Temporal.Instant): Promise<void> {
  await tx.run(insertTariff, [hourlyCents, from, JSON.stringify(STARTING_WEIGHTS)]);
  await tx.run(insertPlans, [hourlyCents, from, JSON.stringify(STARTING_PLANS)]);
}
