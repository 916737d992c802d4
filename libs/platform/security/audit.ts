import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { ENV, type Env } from '../env.js';
import { Signer } from './signer.js';
import { type Sql, statement } from '../database/sql.js';
import { type Viewer } from '../graphql/viewer.js';

/** All actions in the audit log. Database triggers write the four about roles and operators. */
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
  'LEGAL_PAGE_PUBLISHED',
  'LEGAL_PAGE_WITHDRAWN',
  'MEMBERS_READ',
  'MEMBER_INVITED',
  'INVITATION_WITHDRAWN',
  'MEMBER_SUSPENDED',
  'SUSPENSION_LIFTED',
  'MEMBERS_MERGED',
  'BIRTH_DATE_CORRECTED',
  'MEMBER_BANNED',
  'VENUE_BAN_LIFTED',
  'VENUE_PUBLISHED',
  'VENUE_ARCHIVED',
  'VENUES_MERGED',
  'PASS_OPENINGS_CHANGED',
  'KIOSK_ADDED',
  'KIOSK_REVOKED',
  'SETTING_CHANGED',
  'SETTING_CHANGE_WITHDRAWN',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
export const AUDIT_SUBJECTS = ['ACCOUNT', 'NETWORK', 'PLATFORM', 'JOB', 'SETTING', 'INVITATION', 'VENUE'] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** The actor of an action: an account, or null when unknown, with the client network. */
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

const insertEntry = statement(
  'platform.audit',
  `insert into audit_entry (network_id, actor_id, action, subject_type, subject_id, at, request_id, address_hash)
   values (case when $1 then null else (select current_network()) end, $2, $3, $4, $5, $6, $7, $8)
   returning id`,
);

/** Records sensitive actions and reads in the transaction that performs them, so an action that cannot be recorded does not happen. */
@Injectable()
export class Audit {
  private readonly addressSigner: Signer;

  constructor(
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.addressSigner = new Signer(env.SECRET, 'audit-address');
  }

  /** @param subject type and id of what the action is about. @returns the id of the entry */
  async record(
    tx: Sql,
    { actorId, address, requestId }: Actor,
    action: AuditAction,
    [subjectType, subjectId]: readonly [AuditSubject, string | null],
    { onPlatform = false }: { onPlatform?: boolean } = {},
  ): Promise<string> {
    const hash = this.addressSigner.mac(address);
    const now = this.clock.now();
    const values = [onPlatform, actorId, action, subjectType, subjectId, now, requestId, hash];
    return (await tx.one<{ id: string }>(insertEntry, values)).id;
  }
}

const setActor = statement(
  'platform.setActor',
  `select set_config('app.actor', $1, true), set_config('app.request', $2, true)`,
);

/** Names the actor to the triggers that record changes of roles, for the rest of the transaction. */
export const nameActor = (tx: Sql, { actorId, requestId }: Actor): Promise<unknown> =>
  tx.one(setActor, [actorId ?? '', requestId]);

const showEntries = statement('platform.showPlatformEntries', `select set_config('app.operator', $1, true)`);

/** Whether the transaction sees the entries about the platform as a whole beside those of its network. */
export const showPlatformEntries = (tx: Sql, visible: boolean): Promise<unknown> =>
  tx.one(showEntries, [visible ? 'on' : '']);

const deleteOldEntries = statement('platform.forgetAudit', `select forget_old_audit() as n`);

/** Deletes entries older than twelve months. The database prevents the deletion of younger ones. */
export const deleteOldAuditEntries = (sql: Sql): Promise<number> => sql.run(deleteOldEntries);
