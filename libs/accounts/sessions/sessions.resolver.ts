import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import {
  Allow,
  Audit,
  Clock,
  Database,
  Me as CurrentViewer,
  RateLimit,
  type Viewer,
  actorOf,
  make,
} from '#libs/platform';
import { Me } from '#libs/people';
import { deviceOf } from '../rules/device.js';
import { SignInSession, SessionsEnded } from '../security.types.js';
import { Sessions } from './sessions.js';

@Resolver(() => Me)
export class SessionsResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  @ResolveField(() => [SignInSession], {
    description: 'My sessions, the most recently used first; at most 50.',
    name: 'sessions',
  })
  async sessionsOfMe(@Parent() { accountId }: Me, @CurrentViewer() { account }: Viewer): Promise<SignInSession[]> {
    const rows = await this.sessions.list(this.database.open, accountId, this.clock.now());
    return rows.map(({ userAgent, ...row }) =>
      make(SignInSession, { accountId, ...row, ...deviceOf(userAgent), current: row.id === account!.sessionId }),
    );
  }

  @Mutation(() => SessionsEnded, {
    description: 'Ends one of my sessions, with effect at its next request; 0 when it had already ended.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 120, minutes: 60 })
  endSession(
    @Args('id', { type: () => ID, description: 'Id of one of Me.sessions.' }) id: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SessionsEnded> {
    return this.end(viewer, async (tx, accountId, now) =>
      isUUID(id) ? this.sessions.endOne(tx, accountId, id, now) : 0,
    );
  }

  @Mutation(() => SessionsEnded, { description: 'Ends all my sessions except this one.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 30, minutes: 60 })
  endOtherSessions(@CurrentViewer() viewer: Viewer): Promise<SessionsEnded> {
    return this.end(viewer, (tx, accountId, now) =>
      this.sessions.endOthers(tx, accountId, viewer.account!.sessionId, now),
    );
  }

  private end(
    viewer: Viewer,
    ending: (tx: Parameters<Audit['record']>[0], accountId: string, now: Temporal.Instant) => Promise<number>,
  ): Promise<SessionsEnded> {
    const { id } = viewer.account!;
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const sessions = await ending(tx, id, this.clock.now());
      if (sessions > 0) await this.audit.record(tx, actorOf(viewer), 'SESSIONS_ENDED', ['ACCOUNT', id]);
      return make(SessionsEnded, { sessions });
    });
  }
}
