import { Injectable } from '@nestjs/common';
import { skills } from '#libs/directory';
import { Mailer, Notifier } from '#libs/messages';
import { type Addressee } from '#libs/people';
import {
  Clock,
  Database,
  Handles,
  type JobContext,
  Networks,
  type PayloadOf,
  type Sql,
  statement,
} from '#libs/platform';
import { announceWaitEnd, announceWaitOffer, announceWaitProposal } from '../declared-jobs.js';
import { type WaitMail, waitOfferedMail, waitOverMail, waitProposedMail } from './waits.mail.js';
import { waitOffered, waitOver, waitProposed } from './waits.notifications.js';
import { type WaitRow, waitById, waitOffer } from './waits.queries.js';

const addressee = statement(
  'mentoring.addresseeOfWait',
  `select a.id, a.email::text, m.name, a.locale from member m join account a on a.id = m.account_id and a.disabled_at is null
    where m.network_id = (select current_network()) and m.id = $1 and m.left_at is null`,
);
const mentorOfMember = statement(
  'mentoring.mentorIdOfMember',
  `select mt.id, m.name from mentor mt join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id)
    where mt.network_id = (select current_network()) and mt.member_id = $1`,
);
interface MentorName {
  readonly id: string;
  readonly name: string;
}

/** Tells people about waiting for a mentor, each time from the current state. */
@Injectable()
export class WaitJobs {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly notifier: Notifier,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  @Handles(announceWaitOffer)
  async offered(payload: PayloadOf<typeof announceWaitOffer>, { networkId }: JobContext): Promise<void> {
    const { waitId, mentorId } = payload;
    const found = await this.database.inTransaction(networkId, async (tx) => {
      const [wait, offer] = [await waitById(tx, waitId), await waitOffer(tx, waitId, mentorId)];
      return wait && offer && { wait, offer, recipient: await addresseeOf(tx, offer.mentorMemberId) };
    });
    if (!found?.recipient || found.offer.answer !== null) return;
    const { wait, offer, recipient } = found;
    if (Temporal.Instant.compare(offer.answerBy, this.clock.now()) <= 0) return;
    const mail = await this.mailOf(networkId, wait, recipient, wait.founderName, '/mentoring');
    await this.notifier.notify({
      networkId,
      kind: waitOffered,
      subjectId: waitId,
      recipient,
      dueAt: offer.offeredAt,
      data: { other: wait.founderName, subject: mail.subject, answerBy: offer.answerBy.toString(), zone: wait.zone },
      mail: () => waitOfferedMail(mail, offer.answerBy),
      job: { job: announceWaitOffer, payload },
    });
  }

  @Handles(announceWaitProposal)
  async proposed(payload: PayloadOf<typeof announceWaitProposal>, { networkId }: JobContext): Promise<void> {
    const { waitId, mentorMemberId } = payload;
    const found = await this.database.inTransaction(networkId, async (tx) => {
      const wait = await waitById(tx, waitId);
      const mentor = await tx.maybe<MentorName>(mentorOfMember, [mentorMemberId]);
      return wait && mentor && { wait, mentor, recipient: await addresseeOf(tx, wait.founderId) };
    });
    if (!found?.recipient || found.wait.endedAt !== null) return;
    const { wait, mentor, recipient } = found;
    const proposal = wait.proposals.find(({ mentorId }) => mentorId === mentor.id);
    if (!proposal) return;
    const starts = proposal.starts.map((start) => Temporal.Instant.from(start));
    const mail = await this.mailOf(networkId, wait, recipient, mentor.name, '/appointments');
    await this.notifier.notify({
      networkId,
      kind: waitProposed,
      subjectId: waitId,
      recipient,
      dueAt: Temporal.Instant.from(proposal.at),
      data: { other: mentor.name, subject: mail.subject },
      mail: () => waitProposedMail(mail, starts),
      job: { job: announceWaitProposal, payload },
    });
  }

  @Handles(announceWaitEnd)
  async over(payload: PayloadOf<typeof announceWaitEnd>, { networkId }: JobContext): Promise<void> {
    const found = await this.database.inTransaction(networkId, async (tx) => {
      const wait = await waitById(tx, payload.waitId);
      return wait && { wait, recipient: await addresseeOf(tx, wait.founderId) };
    });
    if (!found?.recipient || !found.wait.endedAt) return;
    const { wait, recipient } = found;
    const mail = await this.mailOf(networkId, wait, recipient, '', '/');
    await this.notifier.notify({
      networkId,
      kind: waitOver,
      subjectId: wait.id,
      recipient,
      dueAt: wait.endedAt!,
      data: { subject: mail.subject },
      mail: () => waitOverMail(mail),
      job: { job: announceWaitEnd, payload },
    });
  }

  private async mailOf(
    networkId: string,
    { skill, question, zone }: WaitRow,
    recipient: Addressee,
    other: string,
    path: string,
  ): Promise<WaitMail> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const subject = skills.find(({ code }) => code === skill)?.label[recipient.locale] ?? null;
    return { recipient, other, subject, question, zone, url: this.mailer.link(`/${network.slug}${path}`) };
  }
}

const addresseeOf = (tx: Sql, memberId: string) => tx.maybe<Addressee>(addressee, [memberId]);
