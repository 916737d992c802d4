import { Injectable } from '@nestjs/common';
import { Mailer, Notifier } from '#libs/messages';
import { type Addressee } from '#libs/people';
import { Database, Handles, type JobContext, Networks, type PayloadOf, statement } from '#libs/platform';
import { mentorInvited } from '../appointments/appointment.notifications.js';
import { announceMentorInvitation } from '../declared-jobs.js';
import { mentorInvitationMail } from './mentor-invitation.mail.js';

const addressee = statement(
  'mentoring.addresseeOfMentor',
  `select a.id, a.email::text, m.name, a.locale, mt.invited_at as "invitedAt" from mentor mt
     join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.disabled_at is null
    where mt.network_id = (select current_network()) and mt.id = $1 and mt.ended_at is null and mt.charter_accepted_at is null`,
);

/** Invites mentors by mail. */
@Injectable()
export class MentorJobs {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly notifier: Notifier,
    private readonly mailer: Mailer,
  ) {}

  @Handles(announceMentorInvitation)
  async invited(payload: PayloadOf<typeof announceMentorInvitation>, { networkId }: JobContext): Promise<void> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const recipient = await this.database.inTransaction(networkId, (tx) =>
      tx.maybe<Addressee & { invitedAt: Temporal.Instant }>(addressee, [payload.mentorId]),
    );
    if (!recipient) return;
    const { title, path } = mentorInvited.text({ network: network.name }, recipient.locale);
    await this.notifier.notify({
      networkId,
      kind: mentorInvited,
      subjectId: payload.mentorId,
      recipient,
      dueAt: recipient.invitedAt,
      data: { network: network.name },
      mail: () =>
        mentorInvitationMail(
          { title, name: recipient.name, networkName: network.name, url: this.mailer.link(`/${network.slug}${path}`) },
          recipient.locale,
        ),
      job: { job: announceMentorInvitation, payload },
    });
  }
}
