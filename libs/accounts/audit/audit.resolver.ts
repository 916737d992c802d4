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

const SHOWN_HOURS = 30 * 24;
const NOBODY = '00000000-0000-0000-0000-000000000000';

const keyOf = (after: string | null | undefined) => (after ? sortKeyOf(after, 'instant', 'id') : [null, null]);

@Resolver()
export class AuditResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  @Query(() => AuditEntryConnection, {
    description: 'The audit log, for who runs the network or the platform. Reading it is noted in it.',
  })
  @Allow('auditor')
  async auditEntries(
    @Args() { first, after, actions, since, until, email, ofPlatform }: AuditArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Page<AuditEntry>> {
    if (ofPlatform && !viewer.account!.platformOperator)
      throw new CodedError('FORBIDDEN', 'The log of the platform is for its operators.');
    const key = keyOf(after);
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      if (ofPlatform) await tx.rows(queries.asOperator);
      const byEmail = ofPlatform ? accountByEmail : queries.memberByEmail;
      const person = email ? ((await tx.maybe<{ id: string }>(byEmail, [email]))?.id ?? NOBODY) : null;
      // Noted first: what cannot be noted is not read.
      const whole = ofPlatform ? (['PLATFORM', null] as const) : (['NETWORK', viewer.network.id] as const);
      const subject = person ? (['ACCOUNT', person] as const) : whole;
      await this.audit.note(tx, actorOf(viewer), 'AUDIT_READ', subject, { onPlatform: ofPlatform });
      const wanted = [since ?? now.subtract({ hours: SHOWN_HOURS }), until ?? null, actions ?? null, person];
      const [list, count] = ofPlatform
        ? [queries.platformAudit, queries.countPlatformAudit]
        : [queries.networkAudit, queries.countNetworkAudit];
      const rows = await tx.rows<AuditRow>(list, [...key, first + 1, ...wanted]);
      return paged(rows, first, (await tx.one<{ n: number }>(count, wanted)).n);
    });
  }

  @Query(() => AuditEntryConnection, {
    description: 'What others read or did about me in this network, and who failed to sign in as me.',
  })
  @Allow('member')
  async myAccess(
    @Args() { first, after }: PageArgs,
    @AsMember() { network, account: me }: MemberViewer,
  ): Promise<Page<AuditEntry>> {
    const key = keyOf(after);
    return this.database.inTransaction(network.id, async (tx) => {
      const rows = await tx.rows<AuditRow>(queries.auditAbout, [me.id, ...key, first + 1]);
      return paged(rows, first, (await tx.one<{ n: number }>(queries.countAuditAbout, [me.id])).n);
    });
  }
}

const paged = (rows: AuditRow[], first: number, total: number): Page<AuditEntry> =>
  pageOf(
    rows,
    first,
    total,
    ({ at, id }) => encodeCursor(at.toString(), id),
    ({ id, at, action, actorName, subjectType, subjectName }) =>
      make(AuditEntry, { id, at, action, actorName, subjectType, subjectName }),
  );
