import { ArgsType, Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsUUID } from 'class-validator';
import { type ProjectStage, ProjectStageEnum, Skill } from '#libs/directory';
import { Allow, InstantScalar, KeepInstants, connectionOf } from '#libs/platform';
import { type MeetingMode } from '../mentors/kinds.js';
import { MeetingModeEnum, MentoringRefused } from '../mentors/mentor.types.js';

@ObjectType({ description: 'Times that a mentor proposes to a member who waits.' })
@Allow('partyOfAppointment')
export class MentorProposal {
  founderId!: string;

  @Field(() => ID, { description: 'The mentor.' })
  mentorId!: string;

  @Field({ description: 'Name of the mentor.' })
  mentorName!: string;

  @Field(() => [InstantScalar], { description: 'Starts to choose from, one or two.' })
  starts!: Temporal.Instant[];
}

@ObjectType({ description: 'My wait for a mentor, after nobody could come.' })
@Allow('partyOfAppointment')
export class MentorWait {
  founderId!: string;

  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => Skill, { nullable: true, description: 'The skill that was asked for; null: none in particular.' })
  skill!: Skill | null;

  @Field(() => ProjectStageEnum, { nullable: true, description: 'Stage of the project; null when not given.' })
  stage!: ProjectStage | null;

  @Field(() => MeetingModeEnum, { description: 'How we would meet.' })
  mode!: MeetingMode;

  @Field({ description: 'The question.' })
  question!: string;

  @Field(() => InstantScalar, { description: 'Since when.' })
  since!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Until when mentors are looked for.' })
  until!: Temporal.Instant;

  @Field({ description: 'IANA time zone. Show times in this zone.' })
  zone!: string;

  @Field(() => [MentorProposal], { description: 'Times that mentors proposed, the latest first.' })
  proposals!: MentorProposal[];
}

@ObjectType({ description: 'A member who waits for a mentor, offered to me.' })
@Allow('partyOfAppointment')
export class MentorWaitOffer {
  mentorMemberId!: string;

  @Field(() => ID, { description: 'Identifier of the wait.' })
  id!: string;

  @Field({ description: 'Name of the member.' })
  founderName!: string;

  @Field({ description: 'The question.' })
  question!: string;

  @Field(() => Skill, { nullable: true, description: 'The skill that is asked for; null: none in particular.' })
  skill!: Skill | null;

  @Field(() => ProjectStageEnum, { nullable: true, description: 'Stage of the project; null when not given.' })
  stage!: ProjectStage | null;

  @Field(() => MeetingModeEnum, { description: 'How we would meet.' })
  mode!: MeetingMode;

  @Field(() => InstantScalar, { description: 'Until when I can answer.' })
  answerBy!: Temporal.Instant;

  @Field({ description: 'IANA time zone. Show times in this zone.' })
  zone!: string;
}

@ObjectType({ description: 'A member who waits for a mentor, for the administrators of the network.' })
@Allow('networkAdmin')
export class MentorWaitOfNetwork {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field({ description: 'Name of the member.' })
  founderName!: string;

  @Field(() => Skill, { nullable: true, description: 'The skill that was asked for; null: none in particular.' })
  skill!: Skill | null;

  @Field(() => ProjectStageEnum, { nullable: true, description: 'Stage of the project; null when not given.' })
  stage!: ProjectStage | null;

  @Field(() => InstantScalar, { description: 'Since when.' })
  since!: Temporal.Instant;

  @Field(() => Int, { description: 'The number of mentors who were asked so far.' })
  askedCount!: number;
}

@ObjectType({ description: 'A page of members who wait for a mentor.' })
@Allow('networkAdmin')
export class MentorWaitConnection extends connectionOf(MentorWaitOfNetwork, 'MentorWaitOfNetwork') {}

@ObjectType({ description: 'I no longer wait.' })
@Allow('member')
export class MentorWaitLeft {
  @Field(() => ID, { description: 'The wait.' })
  id!: string;
}

@ObjectType({ description: 'The answer is recorded.' })
@Allow('member')
export class MentorWaitAnswered {
  @Field(() => ID, { description: 'The wait.' })
  id!: string;
}

@ObjectType({ description: 'The mentor is asked.' })
@Allow('networkAdmin')
export class MentorWaitOffered {
  @Field(() => ID, { description: 'The wait.' })
  id!: string;
}

export const LeaveMentorWaitResult = createUnionType({
  name: 'LeaveMentorWaitResult',
  description: 'Result of leaving the waiting list for a mentor.',
  types: () => [MentorWaitLeft, MentoringRefused] as const,
});
export const AnswerMentorWaitResult = createUnionType({
  name: 'AnswerMentorWaitResult',
  description: 'Result of the answer of a mentor to a member who waits.',
  types: () => [MentorWaitAnswered, MentoringRefused] as const,
});
export const OfferMentorWaitResult = createUnionType({
  name: 'OfferMentorWaitResult',
  description: 'Result of asking a mentor to help a member who waits.',
  types: () => [MentorWaitOffered, MentoringRefused] as const,
});

@ArgsType()
export class MentorWaitArgs {
  @Field(() => ID, { description: 'The wait.' })
  @IsUUID()
  id!: string;
}
@ArgsType()
export class AnswerMentorWaitArgs extends MentorWaitArgs {
  @Field(() => [InstantScalar], { description: 'One or two starts, on the quarter of an hour; none: I cannot help.' })
  @IsArray()
  @ArrayMaxSize(2)
  @KeepInstants()
  starts!: Temporal.Instant[];
}
@ArgsType()
export class OfferMentorWaitArgs extends MentorWaitArgs {
  @Field(() => ID, { description: 'The mentor to ask.' })
  @IsUUID()
  mentorId!: string;
}
