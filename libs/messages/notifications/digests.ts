import { Inject, Injectable } from '@nestjs/common';
import { Database, Handles, type JobContext, Networks, type PayloadOf, type Sql, enqueue } from '#libs/platform';
import { sendDigest } from '../declared-jobs.js';
import { Mailer } from '../mailer.js';
import { DIGESTS, lastDigestTime } from '../rules/digest-time.js';
import { digestMail } from './digest.mail.js';
import { DIGEST, notificationText } from './notification-kinds.js';
import { accountsWithDigest, markDigestSent, notificationsOfDigest } from './notification.queries.js';
import { recipientById } from './preference.queries.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const MOST_AT_ONCE = 500;

/**
 * Queues the digests that are due. A worker that was stopped sends the last one only.
 * @param at local time `HH:MM` of digests
 */
export async function queueDigests(tx: Sql, now: Temporal.Instant, zone: string, at: string): Promise<void> {
  for (const digest of DIGESTS) {
    const time = lastDigestTime(digest, now, zone, at);
    for (const { accountId } of await accountsWithDigest(tx, digest, time, MOST_AT_ONCE))
      await enqueue(tx, {
        job: sendDigest,
        subjectId: accountId,
        payload: { accountId, digest, time: time.toString() },
        runAt: now,
        key: `digest:${accountId}:${digest}:${time.toString()}`,
      });
  }
}

/** Mails a person what they have not read since the last digest. */
@Injectable()
export class Digests {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    @Inject(Mailer) private readonly mailer: Mailer,
    private readonly links: UnsubscribeLinks,
  ) {}

  @Handles(sendDigest)
  async send({ accountId, digest, time }: PayloadOf<typeof sendDigest>, { networkId }: JobContext): Promise<void> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const due = Temporal.Instant.from(time);
    const { rows, recipient } = await this.database.inTransaction(networkId, async (tx) => ({
      rows: await notificationsOfDigest(tx, digest, due, accountId),
      recipient: await recipientById(tx, accountId),
    }));
    if (!recipient) return;
    const texts = rows.flatMap(({ kind, data }) => notificationText(kind, data, recipient.locale) ?? []);
    if (texts.length > 0)
      await this.mailer.deliver({
        networkId,
        kind: DIGEST,
        subjectId: accountId,
        recipient,
        dueAt: due,
        content: digestMail(
          {
            digest,
            name: recipient.name,
            networkName: network.name,
            texts,
            url: this.mailer.link(`/${network.slug}/notifications`),
            unsubscribeUrl: this.links.url({ networkId, accountId, about: 'DIGEST' }),
          },
          recipient.locale,
        ),
      });
    await this.database.inTransaction(networkId, (tx) => markDigestSent(tx, digest, due, accountId));
  }
}
