import { type Sql, statement } from '#libs/platform';

export interface CalendarsToCreate {
  readonly count: number;
  readonly zone: string;
  /** Local times of every day from Monday to Friday. */
  readonly opens: string;
  readonly closes: string;
}

const create = statement(
  'agenda.createCalendars',
  `with created as (
     insert into calendar (network_id, zone) select $1, $2 from generate_series(1, $3::int) returning id),
   rules as (
     insert into opening_rule (network_id, calendar_id, weekday, opens, closes)
     select $1, id, weekday, $4::time, $5::time from created cross join generate_series(1, 5) weekday)
   select id from created`,
);

/** Calendars that are open from Monday to Friday. Their hours are worked out by `keepCalendarsOpen`. @returns their ids */
export async function createCalendars(
  tx: Sql,
  networkId: string,
  { count, zone, opens, closes }: CalendarsToCreate,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(create, [networkId, zone, count, opens, closes]);
  return rows.map(({ id }) => id);
}
