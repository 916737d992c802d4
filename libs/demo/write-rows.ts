import type pg from 'pg';
import { type Rows } from './town.js';

/** Parents before children. */
const tables = [
  'network',
  'legal_page',
  'territory',
  'owner',
  'owner_vat_regime',
  'calendar',
  'opening_rule',
  'opening_exception',
  'closure',
  'open_interval',
  'venue',
  'venue_equipment',
  'training',
  'venue_training',
  'resource',
  'resource_part',
  'space',
  'space_capability',
  'space_equipment',
  'account',
  'member',
  'role_grant',
  'job_title',
  'profile',
  'member_block',
  'project',
  'project_member',
  'project_stage_change',
  'mentor',
  'mentor_skill',
  'appointment',
  'mentor_ask',
  'appointment_report',
  'mentor_wait',
  'mentor_wait_offer',
  'venue_claim',
  'tariff',
  'tariff_weight',
  'plan',
  'pass',
  'pass_holder',
  'pass_plan',
  'subscription',
  'hours_lot',
  'booking_series',
  'booking',
  'booking_item',
  'booking_request',
  'check_in',
  'no_show',
  'no_show_answer',
  'fee_waiver',
  'hours_decision',
  'allocation',
  'seat_bucket',
  'person_time',
  'session',
  'session_place',
  'wished_time',
  'waiting_list_entry',
  'booking_hold',
  'waiting_offer',
  'certificate',
  'charge',
  'subscription_charge',
  'hours_transaction',
  'hours_entry',
  'quota',
  'unmet_need',
  'outbox',
];

/** Written by the directory from the rows above. */
const searchTables = ['search_document', 'venue_document', 'search_word'];

const rowsAtOnce = 5_000;

/** Writes everything, thousands of rows per statement; `onTable` is called for each table. */
export async function writeRows(client: pg.ClientBase, rows: Rows, onTable: (rows: number) => void): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  for (const table of tables) {
    const all = rows.of(table);
    if (all.length === 0) continue;
    const columns = Object.keys(all[0]!).join(', ');
    const insert = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`;
    for (let from = 0; from < all.length; from += rowsAtOnce) {
      // the next rows are serialised while the server writes the previous ones
      const next = JSON.stringify(all.slice(from, from + rowsAtOnce));
      await writing;
      writing = client.query(insert, [next]);
    }
    onTable(all.length);
  }
  await writing;
}

/** Statistics and visibility that the planner needs before the first search: fresh tables have none. */
export async function analyse(client: pg.ClientBase): Promise<void> {
  await client.query(`vacuum (analyze) ${[...tables, ...searchTables].join(', ')}`);
}
