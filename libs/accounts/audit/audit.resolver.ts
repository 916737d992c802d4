import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Audit,
  Clock,
  CodedError,
  Database,
  Me as CurrentViewer,
  type MemberViewer,
  type Page,
  PageArgs,
  type Viewer,
  actorOf,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import './audit.policies.js';
import * as queries from './audit.queries.js';
import { type AuditRow } from './audit.queries.js';
import { AuditArgs, AuditEntry, AuditEntryConnection } from './audit.types.js';
import { accountByEmail } from '#libs/people';

const DEFAULT_HOURS = 30 * 24;
const NO_ACCOUNT_ID = '00000000-0000-0000-0000-000000000000';

const cursorKeyOf = (after: string | null | undefined) => (after ? sortKeyOf(after, 'instant', 'id') : [null, null]);

@Resolver()
export class AuditResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  @Query(() => AuditEntryConnection, {
    description:
      'The audit log, for administrators of the network and platform operators. Each read is itself an entry of the log.',
  })
  @Allow('auditor')
  async auditEntries(
    @Args() { first, after, actions, since, until, email, ofPlatform }: AuditArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Page<AuditEntry>> {
    if (ofPlatform && !viewer.account!.platformOperator)
      throw new CodedError('FORBIDDEN', 'The log of the platform is for its operators.');
    const key = cursorKeyOf(after);
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      if (ofPlatform) await tx.rows(queries.asOperator);
      const byEmail = ofPlatform ? accountByEmail : queries.memberByEmail;
      const person = email ? ((await tx.maybe<{ id: string }>(byEmail, [email]))?.id ?? NO_ACCOUNT_ID) : null;
      // The read is logged first: if it cannot be logged, nothing is returned.
      const scope = ofPlatform ? (['PLATFORM', null] as const) : (['NETWORK', viewer.network.id] as const);
      const subject = person ? (['ACCOUNT', person] as const) : scope;
      await this.audit.record(tx, actorOf(viewer), 'AUDIT_READ', subject, { onPlatform: ofPlatform });
      const filter = [since ?? now.subtract({ hours: DEFAULT_HOURS }), until ?? null, actions ?? null, person];
      const [list, count] = ofPlatform
        ? [queries.platformAudit, queries.countPlatformAudit]
        : [queries.networkAudit, queries.countNetworkAudit];
      const rows = await tx.rows<AuditRow>(list, [...key, first + 1, ...filter]);
      return entriesPage(rows, first, (await tx.one<{ n: number }>(count, filter)).n);
    });
  }

  @Query(() => AuditEntryConnection, {
    description: 'What other people read or changed about me in this network, and failed attempts to sign in as me.',
  })
  @Allow('member')
  async myAccess(
    @Args() { first, after }: PageArgs,
    @AsMember() { network, account: me }: MemberViewer,
  ): Promise<Page<AuditEntry>> {
    const key = cursorKeyOf(after);
    return this.database.inTransaction(network.id, async (tx) => {
      const rows = await tx.rows<AuditRow>(queries.auditAbout, [me.id, ...key, first + 1]);
      return entriesPage(rows, first, (await tx.one<{ n: number }>(queries.countAuditAbout, [me.id])).n);
    });
  }
}

const entriesPage = (rows: AuditRow[], first: number, total: number): Page<AuditEntry> =>
  pageOf(
    rows,
    first,
    total,
    ({ at, id }) => encodeCursor(at.toString(), id),
    ({ id, at, action, actorName, subjectType, subjectName }) =>
      make(AuditEntry, { id, at, action, actorName, subjectType, subjectName }),
  );
