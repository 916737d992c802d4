/** The size of a town. */
export interface TownSize {
  /** Members in addition to the drawn ones, who have roles and no bookings. */
  readonly members: number;
  readonly mentors: number;
  readonly bookings: number;
  /** The number of copies of every venue, with its hours and spaces. */
  readonly copies: number;
}

/** Lyon in its fifth year. Another town gets as much per venue as Lyon. */
export const LYON_SIZE: TownSize = { members: 20_000, mentors: 300, bookings: 1_000_000, copies: 1 };

/** The parameters of the statements that fill a town. */
export interface TownPlan extends TownSize {
  readonly networkId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly seed: number;
  /** Resources without bookings, so that people who try the page find them free. */
  readonly reservedResourceIds: readonly string[];
  /** The first day whose open intervals are stored; before it the weekly rules are used. */
  readonly storedFrom: Temporal.PlainDate;
}

/** The booked days, relative to today. */
export const TOWN_DAYS = { back: 335, ahead: 30 };

/** The kind of a row, as part of its id. */
const KINDS = [
  'account',
  'member',
  'pass',
  'grant',
  'lot',
  'granted',
  'granted_entry',
  'booking',
  'item',
  'allocation',
  'person_time',
  'charge',
  'reversal',
  'used',
  'used_entry',
  'given_back',
  'given_back_entry',
  'reminder',
] as const;

/** SQL for the id of the `number`th row of a kind: sorted by `at`, as the database would have made it then. */
export const madeId = (kind: (typeof KINDS)[number], at: string, number: string): string =>
  `pg_temp.made_id(${at}, ${KINDS.indexOf(kind) + 1}, ${number})`;

/**
 * SQL for a number 0 ≤ x < 1 derived from two numbers and a purpose: the same seed draws the same town in any order.
 */
export const chance = (a: string, b: string, purpose: string): string =>
  `pg_temp.chance(${a}, ${b}, ${[...purpose].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7)})`;

/** Defines the two functions above for this connection. */
export const townFunctions = ({ networkId, seed }: TownPlan): string[] => [
  `create or replace function pg_temp.chance(a bigint, b bigint, purpose bigint) returns double precision language sql immutable
    as $$ select (hashint8extended(a, hashint8extended(b, ${seed} * 1000003 + purpose)) & 9007199254740991) / 9007199254740992.0::float8 $$`,
  // Version 7: the milliseconds, the kind of row, and its number.
  `create or replace function pg_temp.made_id(at timestamptz, kind int, number bigint) returns uuid language sql immutable
    as $$ select (lpad(to_hex((date_part('epoch', at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
                  || '8${networkId.slice(-3)}' || lpad(to_hex(number), 12, '0'))::uuid $$`,
];
