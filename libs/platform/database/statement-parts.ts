import { statementPart } from './sql.js';

/**
 * The platform's parts of statements that do everything in one round trip. Each part is a list of CTEs that read a JSON record with
 * jsonb_to_record. A missing row is a refusal: the caller counts the rows and rolls back.
 */

/** Claims an idempotency key: `keyed` has no row when the key was used before. `parameter` is the placeholder of the record, such as `$1`. */
export const keyed = (parameter: string): string =>
  statementPart(
    'platform',
    `
  keyed as (
    insert into idempotency (network_id, actor_id, operation, key, request_hash, result_id, created_at)
    select (select current_network()), k.actor_id, k.operation, k.key, decode(k.request_hash, 'hex'), k.result_id, k.at
      from jsonb_to_record(${parameter}) k (actor_id uuid, operation text, key text, request_hash text, result_id uuid, at timestamptz)
    on conflict do nothing
    returning actor_id)`,
  );

/** What `inQuota` takes one of. */
export interface QuotaRecord {
  readonly kind: string;
  readonly subject_id: string;
  readonly period_start: string;
  readonly cap: number;
}
/** Uses one unit of a quota when `after` has a row. `in_quota` has no row when the quota is used up. */
export const inQuota = (parameter: string, after: string): string =>
  statementPart(
    'platform',
    `
  in_quota as (
    insert into quota as q (network_id, kind, subject_id, period_start, used, cap)
    select (select current_network()), w.kind, w.subject_id, w.period_start, 1, w.cap
      from jsonb_to_record(${parameter}) w (kind text, subject_id uuid, period_start timestamptz, cap int) where exists (select from ${after})
    on conflict (network_id, kind, subject_id, period_start) do update set used = q.used + 1, cap = excluded.cap where q.used < excluded.cap
    returning subject_id)`,
  );

/** Writes jobs into the outbox when `after` has a row. `queued` has one row per job. */
export const queued = (parameter: string, after: string): string =>
  statementPart(
    'platform',
    `
  queued as (
    insert into outbox (network_id, topic, subject_id, key, payload, run_at, request_id, traceparent)
    select (select current_network()), j.topic, j.subject_id, j.key, j.payload, j.run_at, j.request_id, j.traceparent
      from jsonb_to_recordset(${parameter}) j (topic text, subject_id uuid, key text, payload jsonb, run_at timestamptz, request_id text, traceparent text)
     where exists (select from ${after})
    on conflict (network_id, key) do nothing
    returning id)`,
  );

/**
 * Adds to a quota what `wanted (network_id, kind, subject_id, period_start, amount, cap, may_exceed)` asks for: `name` is
 * empty when that would pass the cap and may not.
 */
export const addedToQuota = (name: string, wanted: string): string =>
  statementPart(
    'platform',
    `
  ${name} as (
    insert into quota as q (network_id, kind, subject_id, period_start, used, cap)
    select w.network_id, w.kind, w.subject_id, w.period_start, w.amount,
           greatest(w.cap, case when w.may_exceed then w.amount else 0 end)
      from ${wanted} w
     where w.amount <= w.cap or w.may_exceed or w.amount = 0
    on conflict (network_id, kind, subject_id, period_start) do update
      set used = q.used + excluded.used,
          cap = greatest(q.cap, excluded.cap, q.used + excluded.used)
      where excluded.used = 0
         or q.used + excluded.used <= (select cap from ${wanted})
         or (select may_exceed from ${wanted})
    returning subject_id)`,
  );

/** Takes off a quota what `spent (network_id, kind, subject_id, period_start, amount)` says. */
export const takenOffQuota = (name: string, spent: string): string =>
  statementPart(
    'platform',
    `
  ${name} as (
    update quota q
       set used = greatest(q.used - s.amount, 0)
      from ${spent} s
     where (q.network_id, q.kind, q.subject_id, q.period_start) = (s.network_id, s.kind, s.subject_id, s.period_start)
    returning q.used)`,
  );
