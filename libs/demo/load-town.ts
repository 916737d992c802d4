import type pg from 'pg';
import { drawWithoutBookings } from './draw-town.js';
import { withoutIndexesAndTriggers } from './bulk-load.js';
import { bookingsSql, madeSql } from './town-bookings.sql.js';
import { columnsStatement, copiesSql } from './town-copies.sql.js';
import { bookingsByDay, dayStatement, lanesSql } from './town-days.sql.js';
import { peopleSql } from './town-people.sql.js';
import { type TownPlan, type TownSize, townFunctions } from './town-plan.js';
import { writeTownReminders } from './town-reminders.js';
import { type TownData } from './town.js';
import { writeRows } from './write-rows.js';

/** Tables with millions of rows. */
const LARGE_TABLES = [
  'booking',
  'booking_item',
  'allocation',
  'seat_bucket',
  'person_time',
  'charge',
  'charge_reversal',
  'unbilled_charge',
  'hours_lot',
  'hours_transaction',
  'hours_entry',
  'quota',
  'outbox',
];

/** The current step, and how much of it is done. */
export type TownStep = (label: string, done: number, total: number) => void;

export interface TownCounts {
  readonly venues: number;
  readonly spaces: number;
  readonly members: number;
  readonly bookings: number;
}

/**
 * Fills a network to the size of a town in its fifth year: venues and people with roles as in the demo, then the other
 * members and a year of bookings, created by the database in bulk. One transaction, which locks the tables of bookings
 * and money. The same data, seed and moment write the same rows.
 */
export async function loadTown(
  client: pg.ClientBase,
  data: TownData,
  { size, seed, now, onStep }: { size: TownSize; seed: number; now: Temporal.Instant; onStep: TownStep },
): Promise<TownCounts> {
  // mentors are among the other members
  const { town, venues, ledger } = drawWithoutBookings({ ...data, mentors: 0 }, seed, now);
  ledger.close();
  const kept = venues.flatMap(({ spaces }) => spaces).filter(({ draft }) => draft.reservedForTour);
  const plan: TownPlan = {
    ...size,
    networkId: town.networkId,
    zone: data.zone,
    now,
    seed,
    reservedResourceIds: kept.map(({ resourceId }) => resourceId),
    storedFrom: town.days.from,
  };
  await client.query('begin');
  try {
    await client.query(
      `set local timezone = '${data.zone}'; set local jit = off; set local work_mem = '128MB'; set local maintenance_work_mem = '256MB'`,
    );
    for (const statement of townFunctions(plan)) await client.query(statement);
    const { count } = town.rows;
    let done = 0;
    await writeRows(client, town.rows, (rows) => onStep('places', (done += rows), count));
    if (size.copies > 1) await copyPlaces(client, plan);
    onStep('search', 0, 1);
    await client.query('select refresh_search($1, null)', [plan.networkId]);
    onStep('people', 0, 1);
    for (const statement of peopleSql(plan)) await client.query(statement);
    await drawDays(client, plan, onStep);
    await client.query('set constraints all immediate');
    await withoutIndexesAndTriggers(client, LARGE_TABLES, () => writeMade(client, plan, onStep));
    onStep('rules checked', 1, 1);
    await checkHoursBalance(client, plan);
    const counts = await countsOf(client, plan);
    await client.query('commit');
    return counts;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function copyPlaces(client: pg.ClientBase, plan: TownPlan): Promise<void> {
  for (const { table, statement } of copiesSql(plan)) {
    const { rows } = await client.query<{ name: string }>(columnsStatement, [table]);
    await client.query(statement(rows.map(({ name }) => name)));
  }
}

async function drawDays(client: pg.ClientBase, plan: TownPlan, onStep: TownStep): Promise<void> {
  for (const statement of lanesSql(plan)) await client.query(statement);
  const days = bookingsByDay(plan);
  for (const [i, { date, count }] of days.entries()) {
    await client.query({ name: 'demo.day', text: dayStatement, values: [date.toString(), count] });
    onStep('days', i + 1, days.length);
  }
  await client.query('analyze draft');
}

async function writeMade(client: pg.ClientBase, plan: TownPlan, onStep: TownStep): Promise<void> {
  onStep('prices', 0, 1);
  await client.query(madeSql(plan));
  await client.query('analyze made');
  const statements = Object.entries(bookingsSql(plan));
  for (const [i, [label, statement]] of statements.entries()) {
    onStep(label, i, statements.length);
    await client.query(statement);
  }
  await writeTownReminders(client, plan);
  onStep('rules checked', 0, 1);
}

/** The only rule that a trigger checks row by row, so it is checked here. */
async function checkHoursBalance(client: pg.ClientBase, { networkId }: TownPlan): Promise<void> {
  const { rowCount } = await client.query(
    `select from hours_entry where network_id = $1 group by transaction_id having sum(credit_minutes) <> 0 limit 1`,
    [networkId],
  );
  if (rowCount) throw new Error('The town was not loaded: its hours do not sum to zero.');
}

async function countsOf(client: pg.ClientBase, { networkId }: TownPlan): Promise<TownCounts> {
  const tables = ['venue', 'space', 'member', 'booking'].map(
    (table) => `(select count(*)::int from ${table} where network_id = $1) ${table}s`,
  );
  const { rows } = await client.query<TownCounts>(`select ${tables.join(', ')}`, [networkId]);
  return rows[0]!;
}
