import { type Locale, make } from '#libs/platform';
import { skillView } from '../mentors/mentor.view.js';
import { type AppointmentRow } from './appointment.queries.js';
import { Appointment, AppointmentReport } from './appointment.types.js';
import { type ReportRow } from './report-appointment.js';

export const appointmentView = (row: AppointmentRow, locale: Locale): Appointment => {
  const ask = row.asks.at(-1)!;
  return make(Appointment, {
    id: row.id,
    founderId: row.founderId,
    mentorMemberId: row.mentorMemberId,
    mentorId: row.mentorId,
    bookingId: row.bookingId,
    code: row.code,
    founderName: row.founderName,
    question: row.question,
    skill: row.skill === null ? null : skillView(row.skill, locale),
    stage: row.stage,
    mode: row.mode,
    start: row.start,
    end: row.end,
    zone: row.zone,
    state: row.state,
    answerBy: row.state === 'PENDING' ? Temporal.Instant.from(ask.answerBy) : null,
    asksNext: row.asksNext,
    joinBy: row.state === 'CONFIRMED' ? row.joinBy : null,
    endedBy: row.endedBy,
    endReason: row.endReason,
    suggestedStarts: (ask.suggestedStarts ?? []).map((start) => Temporal.Instant.from(start)),
  });
};

/** What a reader may see of a report: usefulness only the founder who gave it, notes their author and, when shared, the founder. */
export function reportView(row: ReportRow, appointment: Appointment, readerId: string): AppointmentReport {
  const { founderId, mentorMemberId } = appointment;
  const isAuthor = readerId === (row.side === 'FOUNDER' ? founderId : mentorMemberId);
  const { tookPlace, usefulness, nextStep, nextStepOn, note, isNoteShared } = row;
  return make(AppointmentReport, {
    founderId,
    mentorMemberId,
    tookPlace,
    usefulness: isAuthor ? usefulness : null,
    nextStep,
    nextStepOn,
    note: isAuthor || isNoteShared ? note : null,
  });
}
