import { Inject, Injectable } from '@nestjs/common';
import { venueRow } from '#libs/directory';
import { Mailer, Notifier } from '#libs/messages';
import { networkAdmins, venueStaff } from '#libs/people';
import { Database, Handles, type JobContext, type NetworkRow, Networks, type PayloadOf } from '#libs/platform';
import { claimById } from './claim.queries.js';
import { ConfirmLinks } from './confirm-links.js';
import { announceClaim, announceDecision, askIfRight, mailInvitation } from './declared-jobs.js';
import { invitationById } from './invitation.queries.js';
import { invitationMail, noticeMail, stillRightMail } from './publishing.mail.js';
import { claimApproved, claimRefused, claimWaiting, invitedToVenue, stillRight } from './publishing.notifications.js';
import { InvitationLinks } from './venue-team.js';

/** Notifies of claims, decisions, invitations and pages that have grown old. Each job reads the current state. */
@Injectable()
export class PublishingJobs {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly notifier: Notifier,
    @Inject(Mailer) private readonly mailer: Mailer,
    private readonly invitations: InvitationLinks,
    private readonly confirmations: ConfirmLinks,
  ) {}

  @Handles(announceClaim)
  async claimed(payload: PayloadOf<typeof announceClaim>, { networkId }: JobContext): Promise<void> {
    const network = await this.network(networkId);
    const { claim, admins } = await this.database.inTransaction(networkId, async (tx) => ({
      claim: await claimById(tx, payload.claimId),
      admins: await networkAdmins(tx),
    }));
    if (claim?.state !== 'WAITING') return;
    const data = { name: claim.venueName, slug: claim.venueSlug, member: claim.memberName };
    for (const recipient of admins) {
      const text = claimWaiting.text(data, recipient.locale);
      await this.notifier.notify({
        networkId,
        kind: claimWaiting,
        subjectId: claim.id,
        recipient,
        dueAt: claim.madeAt,
        data,
        mail: (unsubscribeUrl) =>
          noticeMail(
            { name: recipient.name, text, url: this.page(network, text.path), unsubscribeUrl },
            recipient.locale,
          ),
        job: { job: announceClaim, payload },
      });
    }
  }

  @Handles(announceDecision)
  async decided(payload: PayloadOf<typeof announceDecision>, { networkId }: JobContext): Promise<void> {
    const network = await this.network(networkId);
    const claim = await this.database.inTransaction(networkId, (tx) => claimById(tx, payload.claimId));
    if (!claim?.decidedAt) return;
    const recipient = { id: claim.accountId, email: claim.email, name: claim.memberName, locale: claim.locale };
    const data = { name: claim.venueName, slug: claim.venueSlug, reason: claim.reason };
    const kind = claim.state === 'APPROVED' ? claimApproved : claimRefused;
    const text = kind.text(data, recipient.locale);
    await this.notifier.notify({
      networkId,
      kind,
      subjectId: claim.id,
      recipient,
      dueAt: claim.decidedAt,
      data,
      mail: (unsubscribeUrl) =>
        noticeMail(
          { name: recipient.name, text, url: this.page(network, text.path), unsubscribeUrl },
          recipient.locale,
        ),
      job: { job: announceDecision, payload },
    });
  }

  @Handles(mailInvitation)
  async invited(payload: PayloadOf<typeof mailInvitation>, { networkId }: JobContext): Promise<void> {
    const network = await this.network(networkId);
    const invitation = await this.database.inTransaction(networkId, (tx) => invitationById(tx, payload.invitationId));
    if (invitation?.state !== 'WAITING') return;
    const { id, email, locale, venueName, venueSlug, inviterName, expiresAt } = invitation;
    const data = { name: venueName, slug: venueSlug };
    const text = invitedToVenue.text(data, locale);
    const mail = {
      name: '',
      text,
      url: this.page(network, `/invitation?token=${this.invitations.token(id)}`),
      inviter: inviterName,
      venue: venueName,
      networkName: network.name,
      expiresAt,
      zone: network.zone,
    };
    await this.notifier.notify({
      networkId,
      kind: invitedToVenue,
      subjectId: id,
      recipient: { id, email, name: '', locale },
      dueAt: invitation.invitedAt,
      data,
      mail: () => invitationMail(mail, locale),
      job: { job: mailInvitation, payload },
    });
  }

  @Handles(askIfRight)
  async ask(payload: PayloadOf<typeof askIfRight>, { networkId }: JobContext): Promise<void> {
    const network = await this.network(networkId);
    const dueAt = Temporal.Instant.from(payload.due);
    const { venue, team } = await this.database.inTransaction(networkId, async (tx) => ({
      venue: await venueRow(tx, networkId, payload.venueId),
      team: await venueStaff(tx, payload.venueId),
    }));
    const isConfirmed = venue?.confirmedAt && Temporal.Instant.compare(venue.confirmedAt, dueAt) >= 0;
    if (!venue || venue.withdrawnAt || isConfirmed) return;
    const data = { name: venue.name, slug: venue.slug };
    for (const { accountId, email, name, locale } of team.filter(({ role }) => role === 'VENUE_MANAGER')) {
      const text = stillRight.text(data, locale);
      const confirmUrl = this.confirmations.url(networkId, venue.id, accountId);
      await this.notifier.notify({
        networkId,
        kind: stillRight,
        subjectId: venue.id,
        recipient: { id: accountId, email, name, locale },
        dueAt,
        data,
        mail: (unsubscribeUrl) =>
          stillRightMail({ name, text, url: this.page(network, text.path), confirmUrl, unsubscribeUrl }, locale),
        job: { job: askIfRight, payload },
      });
    }
  }

  private page({ slug }: NetworkRow, path: string): string {
    return this.mailer.link(`/${slug}${path}`);
  }

  private async network(networkId: string): Promise<NetworkRow> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    return network;
  }
}
