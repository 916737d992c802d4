import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { ENV, type Env } from '../env.js';
import { Signer } from './signer.js';
import { type Sql, statement } from '../database/sql.js';
import { type Viewer } from '../graphql/viewer.js';

/** Everything the audit log may tell. The database itself writes the four about roles and operators. */
export const AUDIT_ACTIONS = [
  'SIGN_IN',
  'SIGN_IN_FAILED',
  'SIGN_IN_THROTTLED',
  'SIGN_IN_DEMO',
  'SIGN_OUT',
  'NAME_CHANGED',
  'SESSIONS_ENDED',
  'PASSWORD_SET',
  'PASSWORD_CHANGED',
  'PASSWORD_REMOVED',
  'SECOND_FACTOR_ADDED',
  'SECOND_FACTOR_REMOVED',
  'SECOND_FACTOR_FAILED',
  'RECOVERY_CODE_USED',
  'RECOVERY_CODES_MADE',
  'PASSKEY_ADDED',
  'PASSKEY_REMOVED',
  'IDENTITY_LINKED',
  'IDENTITY_UNLINKED',
  'ROLE_GRANTED',
  'ROLE_REVOKED',
  'OPERATOR_GRANTED',
  'OPERATOR_REVOKED',
  'AUDIT_READ',
  'JOB_RETRIED',
  'JOB_DROPPED',
  'DATA_EXPORTED',
  'ACCOUNT_ERASED',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
export const AUDIT_SUBJECTS = ['ACCOUNT', 'NETWORK', 'PLATFORM', 'JOB'] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** Who acts: an account, or nobody known, and from where. */
export interface Actor {
  actorId: string | null;
  address: string;
  requestId: string;
}
export const actorOf = ({ account, address, requestId }: Viewer): Actor => ({
  actorId: account?.id ?? null,
  address,
  requestId,
});

const insert = statement(
  'platform.audit',
  `insert into audit_entry (network_id, actor_id, action, subject_type, subject_id, at, request_id, address_hash)
   values (case when $1 then null else (select current_network()) end, $2, $3, $4, $5, $6, $7, $8)
   returning id`,
);

/** Notes sensitive acts and reads in the transaction that does them: what cannot be noted does not happen. */
@Injectable()
export class Audit {
  private readonly addresses: Signer;

  constructor(
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.addresses = new Signer(env.SECRET, 'audit-address');
  }

  /** @param subject what the act is about: its kind and id. @returns the entry's id */
  async note(
    tx: Sql,
    { actorId, address, requestId }: Actor,
    action: AuditAction,
    [subjectType, subjectId]: readonly [AuditSubject, string | null],
    { onPlatform = false }: { onPlatform?: boolean } = {},
  ): Promise<string> {
    const hash = this.addresses.mac(address);
    const now = this.clock.now();
    const values = [onPlatform, actorId, action, subjectType, subjectId, now, requestId, hash];
    return (await tx.one<{ id: string }>(insert, values)).id;
  }
}

const showEntries = statement('platform.showPlatformEntries', `select set_config('app.operator', $1, true)`);

/** Whether the transaction sees the entries about the platform as a whole beside those of its network. */
export const showPlatformEntries = (tx: Sql, visible: boolean): Promise<unknown> =>
  tx.one(showEntries, [visible ? 'on' : '']);

const forget = statement('platform.forgetAudit', `select forget_old_audit() as n`);

/** Drops entries older than twelve months; the database lets nobody drop younger ones. */
export const forgetOldAudit = (sql: Sql): Promise<number> => sql.run(forget);
