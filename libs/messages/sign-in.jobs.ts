import { Injectable } from '@nestjs/common';
import { LINK_MINUTES, MailLinks, sendSignInLink } from '#libs/accounts';
import { Handles, type JobContext, type PayloadOf, Networks } from '#libs/platform';
import { signInLink } from './account.notifications.js';
import { Mailer } from './mailer.js';
import { Notifier } from './notifications/notifier.js';
import { signInMail } from './sign-in.mail.js';

/** Mails the sign-in link. Its secret exists only in the mail. */
@Injectable()
export class SignInJobs {
  constructor(
    private readonly links: MailLinks,
    private readonly mailer: Mailer,
    private readonly notifier: Notifier,
    private readonly networks: Networks,
  ) {}

  @Handles(sendSignInLink)
  async send({ signInTokenId }: PayloadOf<typeof sendSignInLink>, { networkId }: JobContext): Promise<void> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const link = await this.links.createLink(signInTokenId);
    if (!link) return;
    const url = this.mailer.link(`/${network.slug}/sign-in?token=${link.secret}`);
    await this.notifier.notify({
      networkId,
      kind: signInLink,
      subjectId: signInTokenId,
      recipient: { id: signInTokenId, email: link.email, name: link.name ?? '', locale: link.locale },
      dueAt: link.askedAt,
      data: {},
      mail: () => signInMail({ url, networkName: network.name, minutesValid: LINK_MINUTES }, link.locale),
      job: { job: sendSignInLink, payload: { signInTokenId } },
    });
  }
}
