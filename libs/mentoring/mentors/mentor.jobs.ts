import { Injectable } from '@nestjs/common';
import { Mailer, Notifier, renderMail } from '#libs/messages';
import { type Addressee } from '#libs/people';
import { Database, Handles, type JobContext, Networks, type PayloadOf, statement } from '#libs/platform';
import { mentorInvited } from '../appointments/appointment.notifications.js';
import { announceMentorInvitation } from '../declared-jobs.js';

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
    const isFrench = recipient.locale === 'fr';
    const { title, path } = mentorInvited.text({ network: network.name }, recipient.locale);
    await this.notifier.notify({
      networkId,
      kind: mentorInvited,
      subjectId: payload.mentorId,
      recipient,
      dueAt: recipient.invitedAt,
      data: { network: network.name },
      mail: () =>
        renderMail(
          {
            subject: title,
            title,
            paragraphs: isFrench
              ? [
                  `Bonjour ${recipient.name},`,
                  `${network.name} vous propose d’aider ses porteurs de projet comme mentor : quelques heures à votre rythme, ce que vous voulez, comme vous voulez.`,
                  'Lisez la charte et la confidentialité, puis dites quand vous êtes là et comment vous aidez.',
                ]
              : [
                  `Hello ${recipient.name},`,
                  `${network.name} asks you to help its founders as a mentor: a few hours at your own pace, with what you want, as you want.`,
                  'Read the charter and confidentiality, then say when you are there and how you help.',
                ],
            button: { label: isFrench ? 'Devenir mentor' : 'Become a mentor', url: this.mailer.link(`/${network.slug}${path}`) }, // prettier-ignore
            closing: [isFrench ? 'Vous pouvez aussi ne rien faire.' : 'You may also do nothing.'],
            reason: isFrench
              ? `Vous recevez ce message parce que vous êtes membre de ${network.name}.`
              : `You receive this message because you are a member of ${network.name}.`,
          },
          recipient.locale,
        ),
      job: { job: announceMentorInvitation, payload },
    });
  }
}
