/** How large a town is made. */
export interface TownSize {
  /** Beside those that are drawn one by one, who have roles and no bookings. */
  readonly members: number;
  readonly mentors: number;
  readonly bookings: number;
  /** Every venue so many times, with its hours and spaces. */
  readonly copies: number;
}

/** Lyon in its fifth year. Another town gets as much a venue as Lyon. */
export const LYON_SIZE: TownSize = { members: 20_000, mentors: 300, bookings: 1_000_000, copies: 1 };

/** What the statements that fill a town are made for. */
export interface TownPlan extends TownSize {
  readonly networkId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly seed: number;
  /** Resources that nobody books, so that whoever tries the page finds them free. */
  readonly keptResourceIds: readonly string[];
  /** First day whose opening hours are stored; before it the weekly rules are read. */
  readonly storedFrom: Temporal.PlainDate;
}

/** Days booked, from today. */
export const TOWN_DAYS = { back: 335, ahead: 30 };

/** What a row is, in its id. */
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

/** SQL of the id of the `number`th row of a kind: sorted by `at`, as the database would have made it then. */
export const madeId = (kind: (typeof KINDS)[number], at: string, number: string): string =>
  `pg_temp.made_id(${at}, ${KINDS.indexOf(kind) + 1}, ${number})`;

/** SQL of a number 0 ≤ x < 1 that two numbers and a purpose decide: the same seed draws the same town, in whatever order. */
export const chance = (a: string, b: string, purpose: string): string =>
  `pg_temp.chance(${a}, ${b}, ${[...purpose].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7)})`;

/** The two functions above, for as long as the connection lasts. */
export const townFunctions = ({ networkId, seed }: TownPlan): string[] => [
  `create or replace function pg_temp.chance(a bigint, b bigint, purpose bigint) returns double precision language sql immutable
    as $$ select (hashint8extended(a, hashint8extended(b, ${seed} * 1000003 + purpose)) & 9007199254740991) / 9007199254740992.0::float8 $$`,
  // Version 7: the milliseconds, what it is, and whose.
  `create or replace function pg_temp.made_id(at timestamptz, kind int, number bigint) returns uuid language sql immutable
    as $$ select (lpad(to_hex((date_part('epoch', at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
                  || '8${networkId.slice(-3)}' || lpad(to_hex(number), 12, '0'))::uuid $$`,
];
