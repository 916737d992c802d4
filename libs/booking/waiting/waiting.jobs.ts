import { Injectable } from '@nestjs/common';
import { Mailer, Notifier, timeOfferedMail } from '#libs/messages';
import {
  Clock,
  Database,
  Handles,
  type JobContext,
  Networks,
  type PayloadOf,
  Random,
  SettingsReader,
} from '#libs/platform';
import { announceTimeOffer, offerFreedTime } from '../declared-jobs.js';
import './offers-waiting.js';
import { tendLine } from './tend-lines.js';
import { offerData, timeOffered } from './waiting.notifications.js';
import { timeOffer } from './waits.queries.js';

/** Offers freed time to the first in line, and tells people of their offers from the current state. */
@Injectable()
export class WaitingJobs {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly notifier: Notifier,
    private readonly networks: Networks,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  @Handles(offerFreedTime)
  async freed({ wishedTimeId }: PayloadOf<typeof offerFreedTime>, { networkId }: JobContext): Promise<void> {
    const now = this.clock.now();
    const context = { settings: await this.settings.at(networkId, now), random: this.random, now };
    await this.database.inTransaction(networkId, (tx) => tendLine(tx, wishedTimeId, context));
  }

  @Handles(announceTimeOffer)
  async announce(payload: PayloadOf<typeof announceTimeOffer>, { networkId }: JobContext): Promise<void> {
    const now = this.clock.now();
    const offer = await this.database.inTransaction(networkId, (tx) => timeOffer(tx, payload.offerId, now));
    if (!offer) return;
    const { slug } = (await this.networks.all()).find(({ id }) => id === networkId)!;
    const { accountId: id, email, name, locale } = offer;
    await this.notifier.notify({
      networkId,
      kind: timeOffered,
      subjectId: offer.offerId,
      recipient: { id, email, name, locale },
      dueAt: offer.offeredAt,
      about: offer.start,
      data: offerData(offer),
      mail: () => timeOfferedMail({ ...offer, url: this.mailer.link(`/${slug}/bookings`) }, locale),
      job: { job: announceTimeOffer, payload },
    });
  }
}
