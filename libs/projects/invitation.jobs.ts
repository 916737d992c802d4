import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type MailContent, Mailer, Notifier, notificationKind, renderMail } from '#libs/messages';
import { Database, Handles, type JobContext, type Locale, Networks, type PayloadOf } from '#libs/platform';
import { announceProjectInvitation } from './declared-jobs.js';
import { openInvitation } from './team.queries.js';

export const invitedToProject = notificationKind('project.invitation', {
  topic: 'PROJECTS',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: z.object({ title: z.string(), invitedBy: z.string() }),
  text: ({ title, invitedBy }, locale) => ({
    title:
      locale === 'fr'
        ? `${invitedBy} vous invite dans l’équipe de ${title}`
        : `${invitedBy} invites you into the team of ${title}`,
    path: '/projects',
  }),
});

/** Tells people that they are invited into a team. */
@Injectable()
export class InvitationJobs {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly notifier: Notifier,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  @Handles(announceProjectInvitation)
  async invited(payload: PayloadOf<typeof announceProjectInvitation>, { networkId }: JobContext): Promise<void> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const invitation = await this.database.inTransaction(networkId, (tx) => openInvitation(tx, payload.invitationId));
    if (!invitation) return;
    const { accountId, email, locale, memberName, title, invitedBy } = invitation;
    const text = invitedToProject.text({ title, invitedBy }, locale);
    const url = this.mailer.link(`/${network.slug}${text.path}`);
    await this.notifier.notify({
      networkId,
      kind: invitedToProject,
      subjectId: invitation.id,
      recipient: { id: accountId, email, name: memberName, locale },
      dueAt: invitation.invitedAt,
      data: { title, invitedBy },
      mail: (unsubscribeUrl) => invitationMail({ title: text.title, memberName, url, unsubscribeUrl }, locale),
      job: { job: announceProjectInvitation, payload },
    });
  }
}

/** Invites a member into the team of a project. */
export function invitationMail(
  {
    title,
    memberName,
    url,
    unsubscribeUrl,
  }: { title: string; memberName: string; url: string; unsubscribeUrl: string | undefined },
  locale: Locale,
): MailContent {
  const french = locale === 'fr';
  return renderMail(
    {
      subject: title,
      title,
      paragraphs: french
        ? [`Bonjour ${memberName},`, 'Lisez le projet, puis acceptez ou refusez. Sans réponse, rien ne se passe.']
        : [`Hello ${memberName},`, 'Read the project, then accept or decline. Without an answer nothing happens.'],
      button: { label: french ? 'Lire et répondre' : 'Read and answer', url },
      reason: french
        ? 'Vous recevez ce message parce qu’une personne fondatrice du projet vous a invité.'
        : 'You receive this message because a founder of the project invited you.',
      unsubscribeUrl,
    },
    locale,
  );
}
