import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Mailer, Notifier, notificationKind } from '#libs/messages';
import { venueBan } from '#libs/people';
import { Database, Handles, type JobContext, Networks, type PayloadOf } from '#libs/platform';
import { announceBan } from '../declared-jobs.js';
import { banMail } from './ban.mail.js';

/** To the member. */
export const bannedFromVenue = notificationKind('venue.ban', {
  topic: 'VENUES',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'WAIT',
  data: z.object({ name: z.string(), slug: z.string(), reason: z.string() }),
  text: ({ name, slug, reason }, locale) => ({
    title:
      locale === 'fr'
        ? `${name} n’accepte plus vos réservations : ${reason}`
        : `${name} no longer accepts your bookings: ${reason}`,
    path: `/venues/${slug}`,
  }),
});

@Injectable()
export class BanJobs {
  constructor(
    private readonly database: Database,
    private readonly notifier: Notifier,
    private readonly networks: Networks,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  @Handles(announceBan)
  async announce(payload: PayloadOf<typeof announceBan>, { networkId }: JobContext): Promise<void> {
    const ban = await this.database.inTransaction(networkId, (tx) => venueBan(tx, payload.banId));
    if (!ban || ban.liftedAt) return;
    const network = (await this.networks.all()).find((one) => one.id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const { id, accountId, email, memberName, locale, venueName, venueSlug, reason, bannedAt } = ban;
    await this.notifier.notify({
      networkId,
      kind: bannedFromVenue,
      subjectId: id,
      recipient: { id: accountId, email, name: memberName, locale },
      dueAt: bannedAt,
      data: { name: venueName, slug: venueSlug, reason },
      mail: () =>
        banMail({ memberName, venueName, reason, url: this.mailer.link(`/${network.slug}/bookings`) }, locale),
      job: { job: announceBan, payload },
    });
  }
}
