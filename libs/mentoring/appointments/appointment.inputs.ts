import { ArgsType, Field, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator'; // prettier-ignore
import { InstantScalar, KeepInstants, PageArgs } from '#libs/platform';
import { APPOINTMENT_STATES, type AppointmentState } from './appointment.queries.js';
import {
  AppointmentStateEnum,
  type AppointmentsWhen,
  AppointmentsWhenEnum,
  MENTOR_ANSWERS,
  MentorAnswerKindEnum,
  WHEN,
} from './appointment.types.js';

@ArgsType()
export class AppointmentsArgs extends PageArgs {
  @Field(() => AppointmentsWhenEnum, { defaultValue: 'UPCOMING', description: 'Those to come, or the past ones.' })
  @IsIn(WHEN)
  when!: AppointmentsWhen;
}
@ArgsType()
export class MentorAppointmentsArgs extends AppointmentsArgs {
  @Field(() => AppointmentStateEnum, { nullable: true, description: 'Only those in this state; null: all.' })
  @IsOptional()
  @IsIn(APPOINTMENT_STATES)
  state?: AppointmentState | null;
}
@ArgsType()
export class AppointmentCodeArgs {
  @Field({ description: 'Code of the appointment. Case, spaces and dashes are ignored.' })
  @IsString()
  @MaxLength(64)
  code!: string;
}
@ArgsType()
export class CancelAppointmentArgs extends AppointmentCodeArgs {
  @Field(() => String, { nullable: true, description: 'Why, for the other side: at most 300 characters on one line.' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason?: string | null;
}
@ArgsType()
export class QuestionTokenArgs {
  @Field({ description: 'The token in the link of the mail.' })
  @IsString()
  @MaxLength(400)
  token!: string;
}
@ArgsType()
class AnswerFields {
  @Field(() => MentorAnswerKindEnum, { description: 'The answer.' })
  @IsIn(MENTOR_ANSWERS)
  answer!: (typeof MENTOR_ANSWERS)[number];

  @Field(() => String, { nullable: true, description: 'Why not, for the network: at most 300 characters on one line; null: not said.' }) // prettier-ignore
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason?: string | null;

  @Field({ defaultValue: false, description: 'Only with REFUSE: a conflict of interest, so that this member is never offered me again; they do not learn of it.' }) // prettier-ignore
  @IsBoolean()
  neverAgain!: boolean;

  @Field(() => [InstantScalar], { defaultValue: [], description: 'Only with OTHER_TIMES: one or two other starts, on the quarter of an hour.' }) // prettier-ignore
  @IsArray()
  @ArrayMaxSize(2)
  @KeepInstants()
  otherStarts!: Temporal.Instant[];
}
@ArgsType()
export class AnswerByLinkArgs extends AnswerFields {
  @Field({ description: 'The token in the link of the mail.' })
  @IsString()
  @MaxLength(400)
  token!: string;
}
@ArgsType()
export class AnswerQuestionArgs extends AnswerFields {
  @Field({ description: 'Code of the appointment.' })
  @IsString()
  @MaxLength(64)
  code!: string;
}
@ArgsType()
export class ReportAppointmentArgs extends AppointmentCodeArgs {
  @Field({ description: 'Whether it took place.' })
  @IsBoolean()
  tookPlace!: boolean;

  @Field(() => Int, { nullable: true, description: 'Only of the member who asked: how useful it was, 1 to 5.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  usefulness?: number | null;

  @Field(() => String, { nullable: true, description: 'The next step: at most 300 characters on one line.' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  nextStep?: string | null;

  @Field(() => String, { nullable: true, description: 'Until when, such as "2026-12-24".' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  nextStepOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of the mentor: notes, at most 4,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  note?: string | null;

  @Field({ defaultValue: false, description: 'Whether the member who asked reads the notes.' })
  @IsBoolean()
  sharesNote!: boolean;
}
