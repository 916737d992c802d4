import { Injectable } from '@nestjs/common';
import { SecurityNotices, sendSecurityNotice } from '#libs/accounts';
import { Handles, type JobContext, type PayloadOf, Networks } from '#libs/platform';
import { securityNotice } from './account.notifications.js';
import { Mailer } from './mailer.js';
import { Notifier } from './notifications/notifier.js';
import { securityMail } from './security.mail.js';

/** Informs the owner of an account that a sign-in method was added, changed or removed. */
@Injectable()
export class SecurityJobs {
  constructor(
    private readonly notices: SecurityNotices,
    private readonly mailer: Mailer,
    private readonly notifier: Notifier,
    private readonly networks: Networks,
  ) {}

  @Handles(sendSecurityNotice)
  async send({ auditEntryId }: PayloadOf<typeof sendSecurityNotice>, { networkId }: JobContext): Promise<void> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const facts = await this.notices.facts(networkId, auditEntryId);
    if (!facts) return;
    const { account, action, at, times } = facts;
    await this.notifier.notify({
      networkId,
      kind: securityNotice,
      subjectId: auditEntryId,
      recipient: account,
      dueAt: at,
      data: { action },
      mail: () =>
        securityMail(
          {
            action,
            at,
            times,
            zone: network.zone,
            name: account.name,
            url: this.mailer.link(`/${network.slug}/account`),
          },
          account.locale,
        ),
      job: { job: sendSecurityNotice, payload: { auditEntryId } },
    });
  }
}
