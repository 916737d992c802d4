import { Module } from '@nestjs/common';
import { BookingModule } from '#libs/booking';
import { AnswerAsk } from './appointments/answer-ask.js';
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
    AppointmentFacts,
    AppointmentFieldsResolver,
    AppointmentJobs,
    AppointmentMoveTimes,
    AppointmentMovingResolver,
    AppointmentResolver,
    AskLinks,
    AskMentor,
    CancelAppointment,
    EditMentoring,
    InviteMentor,
    MentorJobs,
    MentorsResolver,
    MoveAppointment,
    MentorWaits,
    MentorWaitsResolver,
    MyMentoringResolver,
    ReportAppointment,
    WaitJobs,
  ],
  exports: [AskMentor],
})
export class MentoringModule {}
