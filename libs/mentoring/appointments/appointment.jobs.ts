import { Injectable } from '@nestjs/common';
import { Notifier } from '#libs/messages';
import { skills } from '#libs/directory';
import { networkAdmins } from '#libs/people';
import { Clock, Database, Handles, type JobContext, type Locale, type PayloadOf } from '#libs/platform';
import {
  announceAppointment,
  announceAppointmentEnd,
  announceAppointmentMove,
  askMentor,
  askedMentorLeft,
  mentorAnswerDue,
  remindOfAppointment,
} from '../declared-jobs.js';
import { AnswerAsk } from './answer-ask.js';
import { AskLinks } from './ask-links.js';
import { type AddressedAppointment, AppointmentFacts, type Side } from './appointment-facts.js';
import {
  appointmentConfirmedMail,
  appointmentEndedMail,
  appointmentMovedMail,
  appointmentReminderMail,
  askMentorMail,
} from './appointment.mail.js';
import {
  appointmentConfirmed,
  appointmentEnded,
  appointmentMoved,
  appointmentReminder,
  founderLeftAlone,
  mentorAsked,
} from './appointment.notifications.js';
import { currentAsk } from './end-appointment.js';

/** Tells people about appointments, each time from the current state: what changed meanwhile is not announced. */
@Injectable()
export class AppointmentJobs {
  constructor(
    private readonly database: Database,
    private readonly facts: AppointmentFacts,
    private readonly notifier: Notifier,
    private readonly answers: AnswerAsk,
    private readonly links: AskLinks,
    private readonly clock: Clock,
  ) {}

  @Handles(askMentor)
  async ask(payload: PayloadOf<typeof askMentor>, { networkId }: JobContext): Promise<void> {
    const { appointmentId, position, isReminder } = payload;
    const about = await this.read(networkId, appointmentId, 'MENTOR');
    const ask = about && currentAsk(about.appointment);
    if (!about || about.appointment.state !== 'PENDING' || ask?.position !== position || ask.answer !== null) return;
    const answerBy = Temporal.Instant.from(ask.answerBy);
    const now = this.clock.now();
    if (Temporal.Instant.compare(answerBy, now) <= 0) return;
    const token = this.links.token({ networkId, appointmentId, position });
    const url = this.facts.link(`/${about.network.slug}/mentor-answer?token=${token}`);
    await this.notifier.notify({
      networkId,
      kind: mentorAsked,
      subjectId: appointmentId,
      recipient: about.recipient,
      dueAt: isReminder ? now.round('minute') : Temporal.Instant.from(ask.askedAt),
      data: { ...dataOf(about), answerBy: ask.answerBy, isReminder },
      mail: () => askMentorMail(about, { url, answerBy, isReminder }),
      job: { job: askMentor, payload },
    });
  }

  @Handles(mentorAnswerDue)
  due({ appointmentId, position }: PayloadOf<typeof mentorAnswerDue>, { networkId }: JobContext): Promise<void> {
    return this.answers.expire(networkId, appointmentId, position);
  }

  @Handles(askedMentorLeft)
  left({ appointmentId, position }: PayloadOf<typeof askedMentorLeft>, { networkId }: JobContext): Promise<void> {
    return this.answers.passOn(networkId, appointmentId, position);
  }

  @Handles(announceAppointment)
  async confirmed(payload: PayloadOf<typeof announceAppointment>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.appointmentId, payload.to);
    if (about?.appointment.state !== 'CONFIRMED') return;
    await this.notifier.notify({
      networkId,
      kind: appointmentConfirmed,
      subjectId: payload.appointmentId,
      recipient: about.recipient,
      dueAt: about.appointment.confirmedAt!,
      about: about.appointment.start,
      data: { ...dataOf(about), side: payload.to },
      mail: () => appointmentConfirmedMail(about),
      job: { job: announceAppointment, payload },
    });
  }

  @Handles(announceAppointmentMove)
  async moved(payload: PayloadOf<typeof announceAppointmentMove>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.appointmentId, payload.to);
    // Moved again since: only the latest move is announced.
    if (about?.appointment.state !== 'CONFIRMED' || about.appointment.sequence !== payload.sequence) return;
    await this.notifier.notify({
      networkId,
      kind: appointmentMoved,
      subjectId: payload.appointmentId,
      recipient: about.recipient,
      dueAt: about.appointment.movedAt!,
      about: about.appointment.start,
      data: { ...dataOf(about), side: payload.to },
      mail: () => appointmentMovedMail(about),
      job: { job: announceAppointmentMove, payload },
    });
  }

  @Handles(remindOfAppointment)
  async remind(payload: PayloadOf<typeof remindOfAppointment>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.appointmentId, payload.to);
    if (about?.appointment.state !== 'CONFIRMED') return;
    const { start } = about.appointment;
    // Moved since: its new time has reminders of its own.
    if (payload.start !== undefined && payload.start !== start.toString()) return;
    if (Temporal.Instant.compare(start, this.clock.now()) <= 0) return;
    await this.notifier.notify({
      networkId,
      kind: appointmentReminder,
      subjectId: payload.appointmentId,
      recipient: about.recipient,
      dueAt: start.subtract({ minutes: payload.minutesBefore }),
      data: { ...dataOf(about), side: payload.to },
      mail: (unsubscribeUrl) => appointmentReminderMail(about, unsubscribeUrl),
      job: { job: remindOfAppointment, payload },
    });
  }

  @Handles(announceAppointmentEnd)
  async ended(payload: PayloadOf<typeof announceAppointmentEnd>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.appointmentId, payload.to);
    if (!about?.appointment.endedAt) return;
    const { appointment } = about;
    const endedBy = appointment.endedBy!;
    // Who ended it knows.
    if (endedBy === payload.to) return;
    await this.notifier.notify({
      networkId,
      kind: appointmentEnded,
      subjectId: payload.appointmentId,
      recipient: about.recipient,
      dueAt: appointment.endedAt!,
      about: appointment.start,
      data: { ...dataOf(about), side: payload.to, endedBy },
      mail: () => appointmentEndedMail(about, payload.to === 'FOUNDER' ? this.searchUrl(about) : null),
      job: { job: announceAppointmentEnd, payload },
    });
    if (endedBy === 'NOBODY_LEFT') await this.alert(networkId, about, payload);
  }

  /** The administrators of the network learn whom nobody could help. */
  private async alert(
    networkId: string,
    about: AddressedAppointment,
    payload: PayloadOf<typeof announceAppointmentEnd>,
  ): Promise<void> {
    const { appointment } = about;
    for (const recipient of await this.database.inTransaction(networkId, (tx) => networkAdmins(tx)))
      await this.notifier.notify({
        networkId,
        kind: founderLeftAlone,
        subjectId: appointment.id,
        recipient,
        dueAt: appointment.endedAt!,
        data: {
          ...dataOf(about),
          other: appointment.founderName,
          skill: skillLabel(appointment.skill, recipient.locale),
        },
        mail: () => appointmentEndedMail({ ...about, recipient, other: appointment.founderName }, this.facts.link(`/${about.network.slug}/admin/mentors`)), // prettier-ignore
        job: { job: announceAppointmentEnd, payload },
      });
  }

  private searchUrl({ appointment, network, recipient }: AddressedAppointment): string {
    const subject = skillLabel(appointment.skill, recipient.locale);
    const text = recipient.locale === 'fr' ? `un mentor${subject ? ` en ${subject}` : ''}` : `a mentor${subject ? ` in ${subject}` : ''}`; // prettier-ignore
    return this.facts.link(`/${network.slug}/?${new URLSearchParams({ q: text }).toString()}`);
  }

  private read(networkId: string, appointmentId: string, side: Side): Promise<AddressedAppointment | undefined> {
    return this.database.inTransaction(networkId, (tx) => this.facts.of(tx, networkId, appointmentId, side));
  }
}

const dataOf = ({ appointment: { code, start, end, zone }, other }: AddressedAppointment) => ({
  code,
  other,
  start: start.toString(),
  end: end.toString(),
  zone,
});

const skillLabel = (code: string | null, locale: Locale): string | null =>
  skills.find((skill) => skill.code === code)?.label[locale] ?? null;
