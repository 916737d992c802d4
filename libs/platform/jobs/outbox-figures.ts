import { MAX_ATTEMPTS, declaredJobs } from './jobs.js';
import { type Sql, statement } from '../database/sql.js';

/** Counts of the jobs of one topic. */
export interface OutboxFigures {
  topic: string;
  due: number;
  /** Seconds that the oldest due job has waited; 0 when none is due. */
  oldestSeconds: number;
  failing: number;
  givenUp: number;
}

// A failed job is retried within an hour, so reading the next 65 minutes by index finds all of them.
const figures = statement(
  'platform.outboxFigures',
  `select topic, count(*) filter (where run_at <= $2 and attempts < $1)::int as due,
          coalesce(extract(epoch from $2::timestamptz - min(run_at) filter (where run_at <= $2 and attempts < $1)), 0)::float8 as "oldestSeconds",
          count(*) filter (where attempts between 1 and $1 - 1)::int as failing,
          count(*) filter (where attempts >= $1)::int as "givenUp"
     from outbox where done_at is null and voided_at is null and run_at <= $2::timestamptz + interval '65 minutes' group by topic`,
);

/** Counts of the jobs in the outbox, one row per declared topic. */
export async function outboxFigures(sql: Sql, now: Temporal.Instant): Promise<OutboxFigures[]> {
  const rows = await sql.rows<OutboxFigures>(figures, [MAX_ATTEMPTS, now]);
  return declaredJobs().map(
    ({ name: topic }) =>
      rows.find((row) => row.topic === topic) ?? { topic, due: 0, oldestSeconds: 0, failing: 0, givenUp: 0 },
  );
}
