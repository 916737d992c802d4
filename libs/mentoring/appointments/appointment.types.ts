import { Field, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Refused } from '#libs/booking';
import { PointType, type ProjectStage, ProjectStageEnum, Skill } from '#libs/directory';
import { Allow, InstantScalar, connectionOf, enumOf, policy } from '#libs/platform';
import { type MeetingMode } from '../mentors/kinds.js';
import { MeetingModeEnum, MentoringRefused } from '../mentors/mentor.types.js';
import { APPOINTMENT_STATES, type AppointmentState, ENDED_BY, type EndedBy } from './appointment.queries.js';

/** The object belongs to an appointment of the viewer, as its founder or its mentor. */
policy<{ founderId?: string; mentorMemberId?: string }>(
  'partyOfAppointment',
  ({ member }, { founderId, mentorMemberId }) =>
    member !== null && (founderId === member.id || mentorMemberId === member.id),
);

export const AppointmentStateEnum = enumOf(APPOINTMENT_STATES);
registerEnumType(AppointmentStateEnum, {
  name: 'AppointmentState',
  description:
    'PENDING: a mentor is asked. CONFIRMED: both come. COMPLETED: its time is over. CANCELLED: it was confirmed and does not take place. EXPIRED: it was asked for and not confirmed.',
});
export const EndedByEnum = enumOf(ENDED_BY);
registerEnumType(EndedByEnum, {
  name: 'AppointmentEndedBy',
  description:
    'Who ended an appointment: the member who asked, the mentor, nobody was left to ask, or the room was taken back.',
});
export const WHEN = ['UPCOMING', 'PAST'] as const;
export type AppointmentsWhen = (typeof WHEN)[number];
export const AppointmentsWhenEnum = enumOf(WHEN);
registerEnumType(AppointmentsWhenEnum, {
  name: 'AppointmentsWhen',
  description: 'UPCOMING: waiting or confirmed and not over, the soonest first. PAST: all others, the latest first.',
});

// What the directory says of the place, to everybody.
@ObjectType({ description: 'Where an appointment takes place.' })
@Allow('member')
export class AppointmentPlace {
  @Field({ description: 'Name of the space.' })
  spaceName!: string;

  @Field({ description: 'Name of the venue.' })
  venueName!: string;

  @Field({ description: 'Address of the venue.' })
  address!: string;

  @Field(() => PointType, { description: 'Position of the venue.' })
  point!: PointType;
}

@ObjectType({ description: 'What one side said after an appointment.' })
@Allow('partyOfAppointment')
export class AppointmentReport {
  founderId!: string;
  mentorMemberId!: string;

  @Field({ description: 'Whether it took place.' })
  tookPlace!: boolean;

  @Field(() => Int, { nullable: true, description: 'How useful it was, 1 to 5; only the member who asked reads it.' })
  usefulness!: number | null;

  @Field(() => String, { nullable: true, description: 'The next step of the member; null: none.' })
  nextStep!: string | null;

  @Field(() => String, { nullable: true, description: 'Until when, such as "2026-12-24".' })
  nextStepOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Notes of the mentor, when they are shared with the reader.' })
  note!: string | null;
}

@ObjectType({ description: 'An appointment with a mentor, for the two who meet.' })
@Allow('partyOfAppointment')
export class Appointment {
  id!: string;
  founderId!: string;
  mentorMemberId!: string;
  mentorId!: string;
  bookingId!: string | null;

  @Field({ description: 'Code of eight characters.' })
  code!: string;

  @Field({ description: 'Name of the member who asked.' })
  founderName!: string;

  @Field({ description: 'The question.' })
  question!: string;

  @Field(() => Skill, { nullable: true, description: 'The skill that was asked for; null: none in particular.' })
  skill!: Skill | null;

  @Field(() => ProjectStageEnum, { nullable: true, description: 'Stage of the project; null when not given.' })
  stage!: ProjectStage | null;

  @Field(() => MeetingModeEnum, { description: 'How they meet.' })
  mode!: MeetingMode;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone. Show times in this zone.' })
  zone!: string;

  @Field(() => AppointmentStateEnum, { description: 'State.' })
  state!: AppointmentState;

  @Field(() => InstantScalar, { nullable: true, description: 'Until when the mentor answers; null unless PENDING.' })
  answerBy!: Temporal.Instant | null;

  @Field({ description: 'Whether another mentor is asked when this one does not come.' })
  asksNext!: boolean;

  @Field(() => String, { nullable: true, description: 'Address of the video call or phone number; null before it is confirmed, and in person.' }) // prettier-ignore
  joinBy!: string | null;

  @Field(() => EndedByEnum, { nullable: true, description: 'Who ended it; null when nobody did.' })
  endedBy!: EndedBy | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the person who ended it; null: not said.' })
  endReason!: string | null;

  @Field(() => [InstantScalar], { description: 'Other starts that the mentor proposed instead; mostly none.' })
  suggestedStarts!: Temporal.Instant[];
}

@ObjectType({ description: 'A page of appointments.' })
@Allow('member')
export class AppointmentConnection extends connectionOf(Appointment, 'Appointment') {}

@ObjectType({ description: 'What the link of a mail asks a mentor.' })
@Allow('anyone')
export class MentorQuestion {
  @Field({ description: 'Name of the mentor who is asked.' })
  mentorName!: string;

  @Field({ description: 'Name of the member who asks.' })
  founderName!: string;

  @Field({ description: 'The question.' })
  question!: string;

  @Field(() => Skill, { nullable: true, description: 'The skill that is asked for; null: none in particular.' })
  skill!: Skill | null;

  @Field(() => ProjectStageEnum, { nullable: true, description: 'Stage of the project; null when not given.' })
  stage!: ProjectStage | null;

  @Field(() => MeetingModeEnum, { description: 'How they would meet.' })
  mode!: MeetingMode;

  @Field(() => String, { nullable: true, description: 'Space, venue and address in one line; null from afar.' })
  place!: string | null;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone. Show times in this zone.' })
  zone!: string;

  @Field(() => InstantScalar, { description: 'Until when it can be answered.' })
  answerBy!: Temporal.Instant;

  @Field({ description: 'Whether it still waits for this answer.' })
  isOpen!: boolean;
}

@ObjectType({ description: 'The answer is recorded, with all that follows.' })
@Allow('anyone')
export class MentorAnswered {
  @Field({ description: 'Whether the appointment is confirmed.' })
  isConfirmed!: boolean;
}

export const MENTOR_ANSWERS = ['ACCEPT', 'REFUSE', 'OTHER_TIMES'] as const;
export const MentorAnswerKindEnum = enumOf(MENTOR_ANSWERS);
registerEnumType(MentorAnswerKindEnum, {
  name: 'MentorAnswerKind',
  description: 'Accepts, refuses, or proposes one or two other times.',
});

@ObjectType({ description: 'The appointment does not take place, or the request is withdrawn.' })
@Allow('member')
export class AppointmentCancelled {
  @Field(() => Appointment, { description: 'The appointment as it is now.' })
  appointment!: Appointment;
}

@ObjectType({ description: 'The report is recorded.' })
@Allow('member')
export class AppointmentReported {
  @Field(() => Appointment, { description: 'The appointment with the report.' })
  appointment!: Appointment;
}

export const AnswerMentorQuestionResult = createUnionType({
  name: 'AnswerMentorQuestionResult',
  description: 'Result of the answer of a mentor.',
  types: () => [MentorAnswered, MentoringRefused] as const,
});
export const CancelAppointmentResult = createUnionType({
  name: 'CancelAppointmentResult',
  description: 'Result of cancelling an appointment.',
  types: () => [AppointmentCancelled, Refused] as const,
});
export const ReportAppointmentResult = createUnionType({
  name: 'ReportAppointmentResult',
  description: 'Result of a report on an appointment.',
  types: () => [AppointmentReported, MentoringRefused] as const,
});
