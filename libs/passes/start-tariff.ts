import { type Sql, statement } from '#libs/platform';

/** How many credit-hours an hour of each kind of thing costs when a network starts. */
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

/** The first price of a new network: one credit-hour, VAT included, from an instant on. Without a pass a quarter more is paid. */
export async function startTariff(tx: Sql, hourlyCents: number, from: Temporal.Instant): Promise<void> {
  await tx.run(insertTariff, [hourlyCents, from, JSON.stringify(STARTING_WEIGHTS)]);
}
