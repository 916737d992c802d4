import { Injectable } from '@nestjs/common';
import {
  Audit,
  type AuditAction,
  Clock,
  Database,
  type Locale,
  type Sql,
  enqueue,
  statement,
  windowStart,
} from '#libs/platform';
import { sendSecurityNotice } from './declared-jobs.js';
import { type Caller } from './sessions/sessions.js';

/** The events of an account that its owner is informed of by mail. */
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

const WINDOW_MINUTES = 15;

export interface SecurityNotice {
  action: Notice;
  at: Temporal.Instant;
  /** How often it happened within 15 minutes from `at`. */
  times: number;
  account: { id: string; name: string; email: string; locale: Locale };
}

const noticeFacts = statement(
  'accounts.noticeFacts',
  `select e.action, e.at,
          (select count(*)::int from audit_entry o where o.subject_id = e.subject_id and o.action = e.action
              and (o.at, o.id) >= (e.at, e.id) and o.at < e.at + interval '${WINDOW_MINUTES} minutes') as times,
          json_build_object('id', a.id, 'name', a.name, 'email', a.email, 'locale', a.locale) as account
     from audit_entry e join account a on a.id = e.subject_id and a.erased_at is null where e.id = $1`,
);

/**
 * Audits each change of a sign-in method, and informs the owner of the account by mail. The first change of a kind within 15
 * minutes is mailed at once. Further ones are mailed together at the end of the 15 minutes, so that a loop sends two mails
 * rather than hundreds.
 */
@Injectable()
export class SecurityNotices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async send(tx: Sql, accountId: string, caller: Caller, action: Notice): Promise<void> {
    const id = await this.audit.record(tx, { ...caller, actorId: accountId }, action, ['ACCOUNT', accountId]);
    const now = this.clock.now();
    const start = windowStart(now, WINDOW_MINUTES);
    const message = {
      job: sendSecurityNotice,
      subjectId: id,
      payload: { auditEntryId: id },
      requestId: caller.requestId,
    } as const;
    const key = `security-notice:${accountId}:${action}:${start.toString()}`;
    if (await enqueue(tx, { ...message, key, runAt: now })) return;
    await enqueue(tx, { ...message, key: `${key}:further`, runAt: start.add({ minutes: WINDOW_MINUTES }) });
  }

  /** The content of a notice; undefined when the account no longer exists. */
  facts(networkId: string, auditEntryId: string): Promise<SecurityNotice | undefined> {
    return this.database.inTransaction(networkId, (tx) => tx.maybe<SecurityNotice>(noticeFacts, [auditEntryId]));
  }
}
