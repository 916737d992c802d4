import { type Sql, oneLine, statement } from '#libs/platform';
import { changeHours, type HoursChanged, type NoSuchCalendar } from './change-hours.js';
import { isBefore } from './rules/span.js';
import { gridFloor } from './rules/quarter-hour.js';

export interface ClosureToMake {
  readonly calendarId: string;
  readonly start: Temporal.Instant;
  /** Null: until somebody reopens. */
  readonly end: Temporal.Instant | null;
  /** Shown to people: one line of 1 to 200 characters. */
  readonly reason: string;
  readonly now: Temporal.Instant;
}

export type ClosureRefusal = { readonly kind: 'REVERSED' | 'IN_THE_PAST' | 'NO_REASON' | 'REASON_TOO_LONG' };

const insertClosure = statement(
  'agenda.close',
  `insert into closure (network_id, calendar_id, during, reason) values ($1, $2, tstzrange($3, $4), $5) returning id`,
);

const MAX_CHARACTERS = 200;

/** Closes a calendar and all below it for a time, whatever their hours say; tells what it displaces, and moves nothing. */
export async function close(
  tx: Sql,
  { calendarId, start, end, reason, now }: ClosureToMake,
): Promise<(HoursChanged & { readonly closureId: string }) | NoSuchCalendar | ClosureRefusal> {
  const words = oneLine(reason, MAX_CHARACTERS);
  if (words === undefined) return { kind: reason.length > MAX_CHARACTERS ? 'REASON_TOO_LONG' : 'NO_REASON' };
  if (end && !isBefore(start, end)) return { kind: 'REVERSED' };
  if (end && !isBefore(now, end)) return { kind: 'IN_THE_PAST' };
  let closureId = '';
  const changed = await changeHours(tx, calendarId, now, async (networkId) => {
    ({ id: closureId } = await tx.one<{ id: string }>(insertClosure, [networkId, calendarId, start, end, words]));
  });
  return changed.kind === 'CHANGED' ? { ...changed, closureId } : changed;
}

const findClosure = statement(
  'agenda.closure',
  `select calendar_id "calendarId" from closure where network_id = (select current_network()) and id = $1`,
);

const endClosure = statement(
  'agenda.reopen',
  `with gone as (delete from closure where network_id = $1 and id = $2 and lower(during) >= $3 returning id),
   ended as (
     update closure set during = tstzrange(lower(during), $3)
      where network_id = $1 and id = $2 and lower(during) < $3 and (upper(during) is null or upper(during) > $3) returning id)
   select (select count(*) from gone) + (select count(*) from ended) changed`,
);

/** Ends a closure now, or takes it back when it has not begun. What it displaced stays where it was. */
export async function reopen(
  tx: Sql,
  { closureId, now }: { readonly closureId: string; readonly now: Temporal.Instant },
): Promise<HoursChanged | { readonly kind: 'NO_SUCH_CLOSURE' | 'ALREADY_OVER' }> {
  const closure = await tx.maybe<{ calendarId: string }>(findClosure, [closureId]);
  if (!closure) return { kind: 'NO_SUCH_CLOSURE' };
  let ended = 0;
  const changed = await changeHours(tx, closure.calendarId, now, async (networkId) => {
    ({ changed: ended } = await tx.one<{ changed: number }>(endClosure, [networkId, closureId, gridFloor(now, 1)]));
  });
  // deleted by somebody else between the two looks, or past
  return changed.kind === 'CHANGED' && ended > 0 ? changed : { kind: 'ALREADY_OVER' };
}
