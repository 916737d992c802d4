import { type Sql, statement } from './sql.js';

const take = statement(
  'platform.takeQuota',
  `insert into quota as q (network_id, kind, subject_id, period_start, used, cap)
   select (select current_network()), $1, $2, $3, $4::int, $5::int where $4::int <= $5::int
   on conflict (network_id, kind, subject_id, period_start) do update set used = q.used + excluded.used, cap = excluded.cap
     where q.used + excluded.used <= excluded.cap`,
);
const giveBack = statement(
  'platform.giveBackQuota',
  `update quota set used = greatest(used - $4::int, 0)
    where network_id = (select current_network()) and kind = $1 and subject_id = $2 and period_start = $3`,
);
export interface Quota {
  kind: string;
  subjectId: string;
  periodStart: Temporal.Instant;
}

/** Uses `amount` of a quota atomically. @returns false, and uses nothing, when that would exceed `cap` */
export const takeQuota = async (
  tx: Sql,
  { kind, subjectId, periodStart }: Quota,
  amount: number,
  cap: number,
): Promise<boolean> => (await tx.run(take, [kind, subjectId, periodStart, amount, cap])) === 1;

export const giveBackQuota = (tx: Sql, { kind, subjectId, periodStart }: Quota, amount: number): Promise<number> =>
  tx.run(giveBack, [kind, subjectId, periodStart, amount]);

/** The start of the window of `minutes` that contains `now`. */
export function windowStart(now: Temporal.Instant, minutes: number): Temporal.Instant {
  const length = minutes * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / length) * length);
}
