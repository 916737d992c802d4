import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { type ProjectStage, ProjectStageEnum, Skill } from '#libs/directory';
import { Allow, InstantScalar, LocaleEnum, enumOf, connectionOf } from '#libs/platform';
import { MENTORING_REFUSALS, type MentoringRefusal } from '../mentoring.texts.js';
import { MEETING_MODES, MENTOR_STATUSES, type MeetingMode, type MentorStatus } from './kinds.js';

export const MeetingModeEnum = enumOf(MEETING_MODES);
registerEnumType(MeetingModeEnum, {
  name: 'MeetingMode',
  description: 'How a mentor and a member meet: in a space that is booked with it, by video or by phone.',
});
export const MentorStatusEnum = enumOf(MENTOR_STATUSES);
registerEnumType(MentorStatusEnum, {
  name: 'MentorStatus',
  description: 'Whether a mentor gives their time, is employed by an organisation of the network, or is paid by it.',
});
export const MentoringRefusalEnum = enumOf(MENTORING_REFUSALS);
registerEnumType(MentoringRefusalEnum, { name: 'MentoringRefusal', description: 'Why nothing was changed about mentoring.' }); // prettier-ignore

@ObjectType({ description: 'A skill with which a mentor helps.' })
@Allow('member')
export class MentorSkill {
  @Field(() => Skill, { description: 'The skill.' })
  skill!: Skill;

  @Field(() => Int, { description: 'How well, 1 to 3 of 3.' })
  level!: number;
}

@ObjectType({ description: 'A mentor of the network, as its members see them.' })
@Allow('member')
export class Mentor {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field({ description: 'How they help, in their own words; may be empty.' })
  about!: string;

  @Field(() => [MentorSkill], { description: 'Skills, the best first.' })
  skills!: MentorSkill[];

  @Field(() => [ProjectStageEnum], { description: 'Stages of projects with which they help.' })
  stages!: ProjectStage[];

  @Field(() => [LocaleEnum], { description: 'Languages they speak.' })
  languages!: ('fr' | 'en')[];

  @Field(() => [MeetingModeEnum], { description: 'How one can meet them.' })
  modes!: MeetingMode[];

  @Field({ description: 'Whether they come without being asked first.' })
  isInstant!: boolean;
}

@ObjectType({ description: 'A mentor, as the administrators of the network see them.' })
@Allow('networkAdmin')
export class MentorOfNetwork {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => MentorStatusEnum, { description: 'Volunteer, employed or paid.' })
  status!: MentorStatus;

  @Field(() => InstantScalar, { description: 'When they were invited.' })
  invitedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When they accepted the charter and confidentiality; null: not yet.' }) // prettier-ignore
  charterAcceptedAt!: Temporal.Instant | null;

  @Field(() => [MentorSkill], { description: 'Skills, the best first.' })
  skills!: MentorSkill[];

  @Field(() => Int, { description: 'Minutes they give a week at most.' })
  weekMinutes!: number;

  @Field(() => Int, { description: 'Minutes promised in the week that is running.' })
  usedMinutes!: number;

  @Field(() => Int, { description: 'Minutes they give a month at most.' })
  monthMinutes!: number;

  @Field(() => Int, { description: 'Minutes promised in the month that is running.' })
  usedMonthMinutes!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Questions of the last 90 days that they answered in time, by yes or by no, as a percentage, 0 to 100; null: fewer than five.',
  })
  answeredInTimePercent!: number | null;
}

@ObjectType({ description: 'A page of the mentors of the network, by name.' })
@Allow('networkAdmin')
export class MentorConnection extends connectionOf(MentorOfNetwork, 'MentorOfNetwork') {}

@ObjectType({ description: 'Office hours of every such day of the week, on the clock of the network.' })
@Allow('member')
export class OfficeHours {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday.' })
  weekday!: number;

  @Field({ description: 'From, such as "09:00".' })
  opens!: string;

  @Field({ description: 'Until, such as "12:00".' })
  closes!: string;
}

@ObjectType({ description: 'A day on which office hours differ from the week. Several of a day add up.' })
@Allow('member')
export class OfficeHoursException {
  @Field({ description: 'The date, such as "2026-12-24".' })
  date!: string;

  @Field(() => String, { nullable: true, description: 'From; null: no office hours that day.' })
  opens!: string | null;

  @Field(() => String, { nullable: true, description: 'Until; null: no office hours that day.' })
  closes!: string | null;
}

@ObjectType({ description: 'What I give as a mentor, and how I want to be asked.' })
@Allow('member')
export class MyMentoring {
  @Field(() => MentorStatusEnum, { description: 'Volunteer, employed or paid, as the network says.' })
  status!: MentorStatus;

  @Field(() => InstantScalar, { nullable: true, description: 'When I accepted the charter and confidentiality; null: not yet, and nobody is offered me.' }) // prettier-ignore
  charterAcceptedAt!: Temporal.Instant | null;

  @Field({ description: 'How I help, in my own words.' })
  about!: string;

  @Field(() => [MentorSkill], { description: 'My skills, the best first.' })
  skills!: MentorSkill[];

  @Field(() => [ProjectStageEnum], { description: 'Stages of projects with which I help.' })
  stages!: ProjectStage[];

  @Field(() => [LocaleEnum], { description: 'Languages I speak.' })
  languages!: ('fr' | 'en')[];

  @Field(() => [MeetingModeEnum], { description: 'How one can meet me.' })
  modes!: MeetingMode[];

  @Field(() => String, { nullable: true, description: 'My address for video calls, shown once an appointment is confirmed.' }) // prettier-ignore
  videoLink!: string | null;

  @Field(() => String, { nullable: true, description: 'My phone number, shown once an appointment is confirmed.' })
  phone!: string | null;

  @Field({ description: 'Whether I come without being asked first.' })
  isInstant!: boolean;

  @Field(() => Int, { description: 'Length of an appointment in minutes.' })
  sessionMinutes!: number;

  @Field(() => Int, { description: 'Minutes I give a week at most.' })
  weekMinutes!: number;

  @Field(() => Int, { description: 'Minutes I give a month at most.' })
  monthMinutes!: number;

  @Field(() => Int, { description: 'Number of new members I meet a month at most.' })
  newFoundersAMonth!: number;

  @Field(() => String, { nullable: true, description: 'First day of a pause; null: none.' })
  pausedFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day of the pause, included; null: until I return.' })
  pausedUntil!: string | null;

  @Field(() => [OfficeHours], { description: 'My week, from Monday.' })
  week!: OfficeHours[];

  @Field(() => [OfficeHoursException], { description: 'Days from today on that differ from my week, 200 at most.' })
  exceptions!: OfficeHoursException[];

  @Field(() => Int, { description: 'Number of the version, to send with a change.' })
  version!: number;
}

@ObjectType({ description: 'Nothing was changed.' })
@Allow('anyone')
export class MentoringRefused {
  @Field(() => MentoringRefusalEnum, { description: 'Why.' })
  code!: MentoringRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The person is no longer a mentor. Appointments that are confirmed stay.' })
@Allow('networkAdmin')
export class MentorDismissed {
  @Field(() => ID, { description: 'The mentor.' })
  id!: string;
}

export const InviteMentorResult = createUnionType({
  name: 'InviteMentorResult',
  description: 'Result of inviting a mentor.',
  types: () => [MentorOfNetwork, MentoringRefused] as const,
});
export const DismissMentorResult = createUnionType({
  name: 'DismissMentorResult',
  description: 'Result of dismissing a mentor.',
  types: () => [MentorDismissed, MentoringRefused] as const,
});
export const MyMentoringResult = createUnionType({
  name: 'MyMentoringResult',
  description: 'Result of a change of what I give as a mentor.',
  types: () => [MyMentoring, MentoringRefused] as const,
});
