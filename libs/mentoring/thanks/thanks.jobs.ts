import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Notifier, notificationKind } from '#libs/messages';
import { Database, Handles, type JobContext, type PayloadOf } from '#libs/platform';
import { AppointmentFacts } from '../appointments/appointment-facts.js';
import { announceThanks } from '../declared-jobs.js';
import { thanksOf } from './thank-mentor.js';

/** To a mentor: somebody whom they helped thanks them. */
const mentorThanked = notificationKind('mentoring.thanks', {
  topic: 'BOOKINGS',
  mail: 'NEVER',
  bell: true,
  quietHours: 'WAIT',
  data: z.object({ other: z.string() }),
  text: ({ other }, locale) => ({
    title: locale === 'fr' ? `${other} vous remercie` : `${other} thanks you`,
    path: '/mentoring/figures',
  }),
});

/** Shows a mentor in the bell that somebody thanks them. */
@Injectable()
export class ThanksJobs {
  constructor(
    private readonly database: Database,
    private readonly facts: AppointmentFacts,
    private readonly notifier: Notifier,
  ) {}

  @Handles(announceThanks)
  async thanked(payload: PayloadOf<typeof announceThanks>, { networkId }: JobContext): Promise<void> {
    const { appointmentId } = payload;
    const { about, thanks } = await this.database.inTransaction(networkId, async (tx) => ({
      about: await this.facts.of(tx, networkId, appointmentId, 'MENTOR'),
      thanks: (await thanksOf(tx, [appointmentId]))[0],
    }));
    if (!about || !thanks) return;
    await this.notifier.notify({
      networkId,
      kind: mentorThanked,
      subjectId: appointmentId,
      recipient: about.recipient,
      dueAt: thanks.at,
      data: { other: about.other },
      mail: () => {
        throw new Error('Thanks are shown in the bell only');
      },
      job: { job: announceThanks, payload },
    });
  }
}
