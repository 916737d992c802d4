import { Injectable } from '@nestjs/common';
import { Audit, type AuditAction, Clock, Database, type Locale, type Sql, enqueue, statement } from '#libs/platform';
import { sendSecurityNotice } from './declared-jobs.js';
import { type Caller } from './sessions/sessions.js';

/** What a person is told of by mail when it happens to their account. */
export const NOTICES = [
  'PASSWORD_SET',
  'PASSWORD_CHANGED',
  'PASSWORD_REMOVED',
  'SECOND_FACTOR_ADDED',
  'SECOND_FACTOR_REMOVED',
  'RECOVERY_CODE_USED',
  'RECOVERY_CODES_MADE',
  'PASSKEY_ADDED',
  'PASSKEY_REMOVED',
  'IDENTITY_LINKED',
  'IDENTITY_UNLINKED',
] as const satisfies readonly AuditAction[];
export type Notice = (typeof NOTICES)[number];

export interface SecurityNotice {
  action: Notice;
  at: Temporal.Instant;
  account: { id: string; name: string; email: string; locale: Locale };
}

const noticeFacts = statement(
  'people.noticeFacts',
  `select e.action, e.at, json_build_object('id', a.id, 'name', a.name, 'email', a.email, 'locale', a.locale) as account
     from audit_entry e join account a on a.id = e.subject_id where e.id = $1`,
);

/** Notes that a way to sign in changed, and has its owner told: whoever did not do it learns of it. */
@Injectable()
export class SecurityNotices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async send(tx: Sql, accountId: string, caller: Caller, action: Notice): Promise<void> {
    const id = await this.audit.note(tx, { ...caller, actorId: accountId }, action, ['ACCOUNT', accountId]);
    await enqueue(tx, {
      job: sendSecurityNotice,
      subjectId: id,
      payload: { auditEntryId: id },
      runAt: this.clock.now(),
      key: `security-notice:${id}`,
      requestId: caller.requestId,
    });
  }

  /** What the mail of a notice says; undefined when the person is no more. */
  facts(networkId: string, auditEntryId: string): Promise<SecurityNotice | undefined> {
    return this.database.inTransaction(networkId, (tx) => tx.maybe<SecurityNotice>(noticeFacts, [auditEntryId]));
  }
}
