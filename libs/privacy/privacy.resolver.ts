import { Mutation, Resolver } from '@nestjs/graphql';
import { recentSignInNeeded } from '#libs/accounts';
import { Allow, Clock, Me, RateLimit, Request, type RequestContext, type Viewer, make } from '#libs/platform';
import { EraseMe } from './erase-me.js';
import { MyData } from './my-data.js';
import { t } from './privacy.texts.js';
import { AccountErased, EraseMeResult, ErasureRefused, ExportMyDataResult, MyDataReady } from './privacy.types.js';

/** The rights of every person under the GDPR to receive a copy of their data and to have their account deleted. */
@Resolver()
export class PrivacyResolver {
  constructor(
    private readonly myData: MyData,
    private readonly erasure: EraseMe,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => ExportMyDataResult, {
    description: 'Prepares a file of everything held about me, in all networks. Requires a recent sign-in.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 10, minutes: 60 })
  async exportMyData(@Me() viewer: Viewer): Promise<typeof ExportMyDataResult> {
    const { id: accountId, sessionId } = viewer.account!;
    const ready = await this.myData.link(viewer.network, { accountId, sessionId });
    return ready ? make(MyDataReady, ready) : recentSignInNeeded(viewer);
  }

  @Mutation(() => EraseMeResult, {
    description:
      'Deletes my account in all networks, for good. Bookings and charges are kept without my name. Requires a recent sign-in.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 10, minutes: 60 })
  async eraseMe(@Me() viewer: Viewer, @Request() request: RequestContext): Promise<typeof EraseMeResult> {
    const { id: accountId, sessionId } = viewer.account!;
    const { requestId } = viewer;
    const erasure = await this.erasure.erase(viewer.network, { accountId, sessionId, requestId });
    if (erasure.kind === 'RECENT_SIGN_IN_NEEDED') return recentSignInNeeded(viewer);
    if (erasure.kind === 'REFUSED') {
      const { reason, networks } = erasure;
      return make(ErasureRefused, { reason, networks, message: t(viewer.locale).refused[reason](networks.join(', ')) });
    }
    request.reply.clearSession();
    return make(AccountErased, { erasedAt: this.clock.now() });
  }
}
