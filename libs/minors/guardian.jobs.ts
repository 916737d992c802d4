import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Mailer, Notifier, notificationKind } from '#libs/messages';
import { Database, Handles, type JobContext, Networks, type PayloadOf } from '#libs/platform';
import { mailGuardian } from './declared-jobs.js';
import { GuardianLinks } from './guardian-links.js';
import { guardianMail } from './guardian.mail.js';
import { guardianRow } from './minors.queries.js';

/** To an address that has no account, so the bell cannot show it. */
const guardianAsked = notificationKind('minors.guardianAsked', {
  topic: 'SECURITY',
  mail: 'ALWAYS',
  bell: false,
  quietHours: 'IGNORE',
  data: z.object({}),
  text: () => ({ title: '', path: '/guardian' }),
});

/** Mails guardians. */
@Injectable()
export class GuardianJobs {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly notifier: Notifier,
    private readonly mailer: Mailer,
    private readonly links: GuardianLinks,
  ) {}

  @Handles(mailGuardian)
  async asked(payload: PayloadOf<typeof mailGuardian>, { networkId }: JobContext): Promise<void> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const guardian = await this.database.inTransaction(networkId, (tx) => guardianRow(tx, payload.guardianId));
    if (!guardian || guardian.endedAt !== null) return;
    const { id, email, locale, memberName } = guardian;
    const url = this.mailer.link(`/${network.slug}/guardian?token=${this.links.token(id)}`);
    await this.notifier.notify({
      networkId,
      kind: guardianAsked,
      subjectId: id,
      recipient: { id, email, name: '', locale },
      dueAt: guardian.askedAt,
      data: {},
      mail: () => guardianMail({ memberName, networkName: network.name, url }, locale),
      job: { job: mailGuardian, payload },
    });
  }
}
