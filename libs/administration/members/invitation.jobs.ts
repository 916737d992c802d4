import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Mailer, Notifier, invitationMail, notificationKind } from '#libs/messages';
import { Database, Handles, type JobContext, Networks, type PayloadOf } from '#libs/platform';
import { sendInvitation } from './declared-jobs.js';
import { invitationById } from './invitations.queries.js';

/** The person may have no account yet, so the bell cannot show it. */
const invitation = notificationKind('network.invitation', {
  topic: 'SECURITY',
  mail: 'ALWAYS',
  bell: false,
  quietHours: 'WAIT',
  data: z.object({}),
  text: () => ({ title: '', path: '/sign-in' }),
});

/** Mails invitations. */
@Injectable()
export class InvitationJobs {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly notifier: Notifier,
    private readonly mailer: Mailer,
  ) {}

  @Handles(sendInvitation)
  async send({ invitationId }: PayloadOf<typeof sendInvitation>, { networkId }: JobContext): Promise<void> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const invited = await this.database.inTransaction(networkId, (tx) => invitationById(tx, invitationId));
    if (!invited || invited.joined) return;
    const { email, locale, invitedAt } = invited;
    const url = this.mailer.link(`/${network.slug}/sign-in`);
    await this.notifier.notify({
      networkId,
      kind: invitation,
      subjectId: invitationId,
      recipient: { id: invitationId, email, name: '', locale }, // the list of people may come from a file
      dueAt: invitedAt,
      data: {},
      mail: () => invitationMail({ url, networkName: network.name, email }, locale),
      job: { job: sendInvitation, payload: { invitationId } },
    });
  }
}
