import { Inject, Injectable } from '@nestjs/common';
import { Mailer, Notifier } from '#libs/messages';
import { Clock, Database, Handles, type JobContext, type PayloadOf } from '#libs/platform';
import { announceHoursUsed, announceSubscriptionChange } from './declared-jobs.js';
import { receiptOf } from './subscription-changes.queries.js';
import { hoursUsedMail, subscriptionChangedMail } from './subscription.mail.js';
import { hoursUsed, subscriptionChanged } from './subscription.notifications.js';
import { holdersOfLot } from './usage.queries.js';

/** Sends the receipts of changes, and tells holders of passes that their hours run out. */
@Injectable()
export class SubscriptionJobs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notifier: Notifier,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  @Handles(announceSubscriptionChange)
  async changed(payload: PayloadOf<typeof announceSubscriptionChange>, { networkId }: JobContext): Promise<void> {
    const receipt = await this.database.inTransaction(networkId, (tx) => receiptOf(tx, payload.changeId));
    if (!receipt) return;
    const { id, kind, at, planName, recipient, ...facts } = receipt;
    await this.notifier.notify({
      networkId,
      kind: subscriptionChanged,
      subjectId: id,
      recipient,
      dueAt: at,
      data: { change: kind, plan: planName },
      mail: () =>
        subscriptionChangedMail(
          { ...facts, kind, at, planName, name: recipient.name, url: this.mailer.link(`/${facts.slug}/pass`) },
          recipient.locale,
        ),
      job: { job: announceSubscriptionChange, payload },
    });
  }

  @Handles(announceHoursUsed)
  async used(payload: PayloadOf<typeof announceHoursUsed>, { networkId }: JobContext): Promise<void> {
    const { lotId, percent } = payload;
    const holders = await this.database.inTransaction(networkId, (tx) => holdersOfLot(tx, lotId, this.clock.now()));
    for (const { slug, networkName, since, granted, remaining, ...recipient } of holders) {
      // Hours may have come back since the alert was queued.
      if ((granted - remaining) * 100 < percent * granted) continue;
      await this.notifier.notify({
        networkId,
        kind: hoursUsed,
        subjectId: lotId,
        recipient,
        dueAt: since.add({ seconds: percent }),
        data: { percent },
        mail: (unsubscribeUrl) =>
          hoursUsedMail(
            { percent, name: recipient.name, networkName, url: this.mailer.link(`/${slug}/pass`) },
            recipient.locale,
            unsubscribeUrl,
          ),
        job: { job: announceHoursUsed, payload },
      });
    }
  }
}
