import { windowStart } from '../database/quota.js';
import { hashOf } from './signer.js';
import { type Sql, statement } from '../database/sql.js';

/** How often one subject (an account, a client network, a mail address) may attempt an action in a window of minutes. */
export interface AttemptLimit {
  action: string;
  subject: string;
  limit: number;
  minutes: number;
}

const limits = `select * from unnest($1::text[], $2::timestamptz[], $3::int[]) as l (bucket, window_start, most)`;
/**
 * Counts one attempt against every limit, or against none when one is reached. Losing counts in a crash is harmless, so the commit does
 * not wait for the disk.
 */
const count = statement(
  'platform.countAttempt',
  `with limits as (${limits}),
        reached as (select from limits l join throttle t using (bucket, window_start) where t.used >= l.most),
        fast as (select set_config('synchronous_commit', 'off', true))
   insert into throttle as t (bucket, window_start, used)
   select bucket, window_start, 1 from limits, fast where not exists (select from reached) order by bucket, window_start
   on conflict (bucket, window_start) do update set used = t.used + 1
     where t.used < (select l.most from limits l where (l.bucket, l.window_start) = (excluded.bucket, excluded.window_start))`,
);
const reached = statement(
  'platform.reachedLimits',
  `select l.bucket from (${limits}) l join throttle t using (bucket, window_start) where t.used >= l.most`,
);
const deleteCounts = statement('platform.forgetAttempts', `delete from throttle where bucket = any($1)`);
const deleteCountsBefore = statement('platform.forgetTries', `delete from throttle where window_start < $1`);

/** Subjects are hashed, so that the table contains no personal data. */
const bucketOf = ({ action, subject }: Pick<AttemptLimit, 'action' | 'subject'>): string =>
  `${action}:${hashOf(subject).toString('base64url')}`;

/** Counts one attempt. @returns 0 when the attempt is allowed; otherwise counts nothing and returns the seconds to wait */
export async function countAttempt(
  sql: Sql,
  attemptLimits: readonly AttemptLimit[],
  now: Temporal.Instant,
): Promise<number> {
  const rows = attemptLimits.map((limit) => ({
    ...limit,
    bucket: bucketOf(limit),
    start: windowStart(now, limit.minutes),
  }));
  const values = [rows.map(({ bucket }) => bucket), rows.map(({ start }) => start.toString()), rows.map(({ limit }) => limit)]; // prettier-ignore
  if ((await sql.run(count, values)) === rows.length) return 0;
  const reachedBuckets = new Set((await sql.rows<{ bucket: string }>(reached, values)).map(({ bucket }) => bucket));
  const waits = rows
    .filter(({ bucket }) => reachedBuckets.has(bucket))
    .map(({ start, minutes }) => now.until(start.add({ minutes })).total('seconds'));
  return Math.ceil(Math.max(1, ...waits));
}

/** Resets the counts of some limits, for a caller who has proved to own the account. */
export const resetAttempts = (
  sql: Sql,
  attemptLimits: readonly Pick<AttemptLimit, 'action' | 'subject'>[],
): Promise<number> => sql.run(deleteCounts, [attemptLimits.map(bucketOf)]);

/** Deletes the counts of windows that started before an instant. */
export const deleteAttemptsBefore = (sql: Sql, before: Temporal.Instant): Promise<number> =>
  sql.run(deleteCountsBefore, [before]);
