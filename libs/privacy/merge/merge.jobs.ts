import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Mailer, Notifier, notificationKind } from '#libs/messages';
import { mergeFacts } from '#libs/people';
import { Database, Handles, type JobContext, type PayloadOf } from '#libs/platform';
import { tellMergedPeople } from './declared-jobs.js';
import { mergeMail } from './merge.mail.js';

/** Both addresses are told, so a person whose account was taken by mistake learns of it. */
const accountsMerged = notificationKind('account.merged', {
  topic: 'SECURITY',
  mail: 'ALWAYS',
  bell: false,
  quietHours: 'IGNORE',
  data: z.object({}),
  text: () => ({ title: '', path: '/account' }),
});

/** Mails both addresses of a merge. */
@Injectable()
export class MergeJobs {
  constructor(
    private readonly database: Database,
    private readonly notifier: Notifier,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  @Handles(tellMergedPeople)
  async tell({ memberId }: PayloadOf<typeof tellMergedPeople>, { networkId }: JobContext): Promise<void> {
    const facts = await this.database.inTransaction(networkId, (tx) => mergeFacts(tx, memberId));
    if (!facts) return;
    const url = this.mailer.link(`/${facts.networkSlug}/account`);
    for (const recipient of [facts.kept, facts.merged])
      await this.notifier.notify({
        networkId,
        kind: accountsMerged,
        subjectId: memberId,
        recipient,
        dueAt: facts.at,
        data: {},
        mail: () => mergeMail(facts, recipient.name, url, recipient.locale),
        job: { job: tellMergedPeople, payload: { memberId } },
      });
  }
}
