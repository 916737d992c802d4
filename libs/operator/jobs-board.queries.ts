import { MAX_ATTEMPTS, type Sql, statement } from '#libs/platform';

export const JOB_STATES = ['DUE', 'FAILING', 'GIVEN_UP', 'LATER', 'DONE', 'DROPPED'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface BoardJob {
  id: string;
  network: string;
  topic: string;
  subjectId: string;
  /** When the job is due, or when it ended. */
  at: Temporal.Instant;
  /** When the job was handed to the queue; null before that. */
  publishedAt: Temporal.Instant | null;
  attempts: number;
  error: string | null;
}

/** The position after which a page starts: the last job of the previous page. */
export interface PagePosition {
  at: string;
  id: string;
}

const columns = `o.id, n.slug as network, o.topic, o.subject_id as "subjectId", o.published_at as "publishedAt", o.attempts, o.last_error as error`;
const pendingJobs = statement(
  'operator.openJobs',
  `select ${columns}, o.run_at as at from outbox o join network n on n.id = o.network_id
    where o.done_at is null and o.voided_at is null and o.run_at >= $1 and o.run_at <= $2 and o.attempts between $3 and $4
      and (o.run_at, o.id) > ($1::timestamptz, $5::uuid) order by o.run_at, o.id limit $6`,
);
const endedJobs = statement(
  'operator.endedJobs',
  `select o.id, n.slug as network, o.topic, o."subjectId", o."publishedAt", o.attempts, o.error, o.at
     from network n cross join lateral (
       select o.id, o.topic, o.subject_id as "subjectId", o.published_at as "publishedAt", o.attempts, o.last_error as error,
              coalesce(o.done_at, o.voided_at) as at
         from outbox o
        where o.network_id = n.id and coalesce(o.done_at, o.voided_at) <= $1 and (o.done_at is null) = $2
          and (coalesce(o.done_at, o.voided_at), o.id) < ($1::timestamptz, $3::uuid)
        order by coalesce(o.done_at, o.voided_at) desc, o.id desc limit $4) o
    order by o.at desc, o.id desc limit $4`,
);

const LEAST_ID = '00000000-0000-0000-0000-000000000000';
const GREATEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** A failed job is retried within an hour. */
const MAX_RETRY_DELAY = { minutes: 65 };

/** The jobs of one state: pending jobs in the order they are due, ended jobs with the newest first. */
export function boardJobs(
  sql: Sql,
  state: JobState,
  now: Temporal.Instant,
  page: { after: PagePosition | undefined; limit: number },
): Promise<BoardJob[]> {
  const { after, limit } = page;
  if (state === 'DONE' || state === 'DROPPED')
    return sql.rows<BoardJob>(endedJobs, [
      after?.at ?? 'infinity',
      state === 'DROPPED',
      after?.id ?? GREATEST_ID,
      limit,
    ]);
  const attempts = { DUE: [0, 0], LATER: [0, 0], FAILING: [1, MAX_ATTEMPTS - 1], GIVEN_UP: [MAX_ATTEMPTS, 1_000_000] };
  const from = state === 'LATER' ? now.toString() : '-infinity';
  const until = {
    DUE: now,
    LATER: 'infinity',
    FAILING: now.add(MAX_RETRY_DELAY),
    GIVEN_UP: now.add(MAX_RETRY_DELAY),
  };
  const id = after?.id ?? (state === 'LATER' ? GREATEST_ID : LEAST_ID); // a job due at exactly this moment belongs to DUE
  return sql.rows<BoardJob>(pendingJobs, [after?.at ?? from, until[state], ...attempts[state], id, limit]);
}
