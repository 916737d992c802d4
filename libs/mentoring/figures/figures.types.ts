import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ProjectStageEnum, type ProjectStage, Skill } from '#libs/directory';
import { Allow, InstantScalar } from '#libs/platform';
import { type MentorStatus } from '../mentors/kinds.js';
import { MentorStatusEnum } from '../mentors/mentor.types.js';

@ObjectType({ description: 'Thanks that I received as a mentor.' })
@Allow('member')
export class ReceivedThanks {
  @Field({ description: 'Name of the person who thanks.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'A few words; null: thanks without words.' })
  words!: string | null;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;
}

@ObjectType({ description: 'What I gave as a mentor in a year, for myself alone.' })
@Allow('member')
export class MentorFigures {
  @Field(() => Int, { description: 'The year on the clock of the network, 2000 to 2100.' })
  year!: number;

  @Field(() => MentorStatusEnum, { description: 'Volunteer, employed or paid. Volunteers have a card of thanks.' })
  status!: MentorStatus;

  @Field(() => Int, { description: 'Number of appointments that took place, as far as nobody said otherwise.' })
  sessionsHeld!: number;

  @Field(() => Int, { description: 'Minutes of those appointments.' })
  minutesGiven!: number;

  @Field(() => Int, { description: 'People whom I met in them.' })
  peopleMet!: number;

  @Field(() => Int, { description: 'Number of questions that were put to me and are over; those that were withdrawn are left out.' }) // prettier-ignore
  asked!: number;

  @Field(() => Int, { description: 'Number of questions answered in time by yes.' })
  accepted!: number;

  @Field(() => Int, {
    description: 'Number of questions answered in time by no, or by another time. That never counts against me.',
  })
  declined!: number;

  @Field(() => Int, { description: 'Number of questions not answered in time.' })
  expired!: number;

  @Field(() => Int, { description: 'Number of thanks.' })
  thanks!: number;

  @Field(() => [ReceivedThanks], { description: 'The last thanks, at most 50, the newest first.' })
  lastThanks!: ReceivedThanks[];
}

@ObjectType({ description: 'What a skill has at each stage of a project.' })
@Allow('networkAdmin')
export class SkillCoverage {
  @Field(() => Skill, { description: 'The skill.' })
  skill!: Skill;

  @Field(() => [Int], {
    description: 'Number of mentors who can be offered today, by stage, in the order of `stages`.',
  })
  mentors!: number[];

  @Field(() => [Int], {
    nullable: 'items',
    description:
      'Number of requests of the period, by stage, in the order of `stages`; null: one to four, which are not shown.',
  })
  requests!: (number | null)[];
}

@ObjectType({ description: 'Requests for which no mentor could come.' })
@Allow('networkAdmin')
export class UnansweredNeed {
  @Field(() => Skill, { description: 'The skill.' })
  skill!: Skill;

  @Field(() => Int, { nullable: true, description: 'How many; null: one to four.' })
  requests!: number | null;
}

@ObjectType({ description: 'What the mentors of the network cover, and how well requests are answered.' })
@Allow('networkAdmin')
export class MentorCoverage {
  @Field(() => InstantScalar, { description: 'From when on requests are counted: 90 days.' })
  since!: Temporal.Instant;

  @Field(() => [ProjectStageEnum], { description: 'The stages, in order.' })
  stages!: ProjectStage[];

  @Field(() => [SkillCoverage], {
    description: 'Every skill that a mentor has or somebody asked for, by name.',
  })
  skills!: SkillCoverage[];

  @Field(() => [UnansweredNeed], { description: 'Skills for which somebody found no mentor, by name.' })
  unanswered!: UnansweredNeed[];

  @Field(() => Int, { nullable: true, description: 'Questions to mentors that were answered in time, by yes or by no, as a percentage, 0 to 100; null: fewer than five.' }) // prettier-ignore
  answeredInTimePercent!: number | null;

  @Field(() => Float, { nullable: true, description: 'Number of hours within which half of the accepted requests were accepted; null: fewer than five.' }) // prettier-ignore
  medianHoursToAccepted!: number | null;
}
