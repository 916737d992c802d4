import { hashOf } from '../security/signer.js';
import { type Sql, statement } from './sql.js';

const claim = statement(
  'platform.claimKey',
  `insert into idempotency (network_id, actor_id, operation, key, request_hash, result_id, created_at)
   values ((select current_network()), $1, $2, $3, $4, $5, $6) on conflict do nothing`,
);
const read = statement(
  'platform.readKey',
  `select request_hash = $4 as "sameRequest", result_id as "resultId" from idempotency
    where network_id = (select current_network()) and actor_id = $1 and operation = $2 and key = $3`,
);
const forget = statement(
  'platform.forgetKeys',
  `delete from idempotency where network_id = (select current_network()) and created_at < $1`,
);

export interface KeyedRequest {
  /** Whose key it is: two members may use the same key. */
  actorId: string;
  operation: string;
  key: string;
  /** What was asked; the same key with another request is refused. */
  request: string;
}

/** A key as `keyed` of the statement parts reads it. */
export interface KeyRecord {
  readonly actor_id: string;
  readonly operation: string;
  readonly key: string;
  readonly request_hash: string;
  readonly result_id: string;
  readonly at: string;
}
export const keyRecord = (request: KeyedRequest, resultId: string, at: Temporal.Instant): KeyRecord => ({
  actor_id: request.actorId,
  operation: request.operation,
  key: request.key,
  request_hash: hashOf(request.request).toString('hex'),
  result_id: resultId,
  at: at.toString(),
});

export type Claim = { kind: 'FIRST' } | { kind: 'REPLAY'; resultId: string } | { kind: 'KEY_REUSED' };

/**
 * Claims a key for the effect identified by `resultId`, in the effect's own transaction: a second caller waits for the
 * first, then finds either its result or, when the first was rolled back, the key free.
 */
export async function claimKey(
  tx: Sql,
  request: KeyedRequest,
  resultId: string,
  now: Temporal.Instant,
): Promise<Claim> {
  const key = [request.actorId, request.operation, request.key, hashOf(request.request)];
  if ((await tx.run(claim, [...key, resultId, now])) === 1) return { kind: 'FIRST' };
  return earlierResult(tx, request);
}

/** What an earlier call with this key led to; FIRST when there was none. */
export async function earlierResult(tx: Sql, request: KeyedRequest): Promise<Claim> {
  const key = [request.actorId, request.operation, request.key, hashOf(request.request)];
  const row = await tx.maybe<{ sameRequest: boolean; resultId: string }>(read, key);
  if (!row) return { kind: 'FIRST' };
  return row.sameRequest ? { kind: 'REPLAY', resultId: row.resultId } : { kind: 'KEY_REUSED' };
}

/** Drops keys older than their promise (kept a week, promised for a day). */
export const forgetKeysBefore = (sql: Sql, before: Temporal.Instant): Promise<number> => sql.run(forget, [before]);
