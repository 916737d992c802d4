import { Module } from '@nestjs/common';
import { OutsideCalendarReader } from '#libs/agenda';
import { BookingModule } from '#libs/booking';
import { AnswerAsk } from './appointments/answer-ask.js';
import { FiguresResolver } from './figures/figures.resolver.js';
import { ThankMentor } from './thanks/thank-mentor.js';
import { ThanksJobs } from './thanks/thanks.jobs.js';
import { ThanksResolver } from './thanks/thanks.resolver.js';
import { AppointmentEvents } from './appointments/appointments-of-feed.js';
import { AppointmentFieldsResolver } from './appointments/appointment-fields.resolver.js';
import { AppointmentFacts } from './appointments/appointment-facts.js';
import { AppointmentJobs } from './appointments/appointment.jobs.js';
import { AppointmentResolver } from './appointments/appointment.resolver.js';
import { AskLinks } from './appointments/ask-links.js';
import { AskMentor } from './appointments/ask-mentor.js';
import { CancelAppointment } from './appointments/cancel-appointment.js';
import { MoveAppointment } from './appointments/moving/move-appointment.js';
import { AppointmentMoveTimes } from './appointments/moving/move-times.js';
import { AppointmentMovingResolver } from './appointments/moving/moving.resolver.js';
import { ReportAppointment } from './appointments/report-appointment.js';
import { BusyCalendarResolver } from './busy-times/busy-calendar.resolver.js';
import { FollowCalendar } from './busy-times/follow-calendar.js';
import { ImportBusyTimes } from './busy-times/import-busy-times.js';
import { EditMentoring } from './mentors/edit-mentoring.js';
import { InviteMentor } from './mentors/invite-mentor.js';
import { MentorJobs } from './mentors/mentor.jobs.js';
import { MentorsResolver } from './mentors/mentors.resolver.js';
import { MyMentoringResolver } from './mentors/my-mentoring.resolver.js';
import { MentorWaits } from './waiting/mentor-waits.js';
import { WaitJobs } from './waiting/waits.jobs.js';
import { MentorWaitsResolver } from './waiting/waits.resolver.js';

/** Mentors, their office hours, and the appointments that members have with them. */
@Module({
  imports: [BookingModule],
  providers: [
    AnswerAsk,
    AppointmentEvents,
    AppointmentFacts,
    AppointmentFieldsResolver,
    AppointmentJobs,
    AppointmentMoveTimes,
    AppointmentMovingResolver,
    AppointmentResolver,
    AskLinks,
    AskMentor,
    BusyCalendarResolver,
    CancelAppointment,
    EditMentoring,
    FiguresResolver,
    FollowCalendar,
    ImportBusyTimes,
    InviteMentor,
    MentorJobs,
    MentorsResolver,
    MoveAppointment,
    MentorWaits,
    MentorWaitsResolver,
    MyMentoringResolver,
    OutsideCalendarReader,
    ReportAppointment,
    ThankMentor,
    ThanksJobs,
    ThanksResolver,
    WaitJobs,
  ],
  exports: [AppointmentEvents, AskMentor],
})
export class MentoringModule {}
