import { hashOf } from '../security/signer.js';
import { type Sql, statement } from './sql.js';

const insertKey = statement(
  'platform.claimKey',
  `insert into idempotency (network_id, actor_id, operation, key, request_hash, result_id, created_at)
   values ((select current_network()), $1, $2, $3, $4, $5, $6) on conflict do nothing`,
);
const readKey = statement(
  'platform.readKey',
  `select request_hash = $4 as "sameRequest", result_id as "resultId" from idempotency
    where network_id = (select current_network()) and actor_id = $1 and operation = $2 and key = $3`,
);
const deleteKeys = statement(
  'platform.forgetKeys',
  `delete from idempotency where network_id = (select current_network()) and created_at < $1`,
);

export interface KeyedRequest {
  /** The owner of the key. Two members may use the same key. */
  actorId: string;
  operation: string;
  key: string;
  /** The content of the request. Using the key with different content is refused. */
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
 * Claims a key for the effect identified by `resultId`, in the transaction of that effect. A second caller waits for the first; it
 * then finds the first caller's result, or a free key when the first transaction was rolled back.
 */
export async function claimKey(
  tx: Sql,
  request: KeyedRequest,
  resultId: string,
  now: Temporal.Instant,
): Promise<Claim> {
  const key = [request.actorId, request.operation, request.key, hashOf(request.request)];
  if ((await tx.run(insertKey, [...key, resultId, now])) === 1) return { kind: 'FIRST' };
  return earlierResult(tx, request);
}

/** The result of an earlier call with this key, or FIRST when there was none. */
export async function earlierResult(tx: Sql, request: KeyedRequest): Promise<Claim> {
  const key = [request.actorId, request.operation, request.key, hashOf(request.request)];
  const row = await tx.maybe<{ sameRequest: boolean; resultId: string }>(readKey, key);
  if (!row) return { kind: 'FIRST' };
  return row.sameRequest ? { kind: 'REPLAY', resultId: row.resultId } : { kind: 'KEY_REUSED' };
}

/** Deletes old keys. The API guarantees them for one day; they are kept for a week. */
export const deleteKeysBefore = (sql: Sql, before: Temporal.Instant): Promise<number> => sql.run(deleteKeys, [before]);
