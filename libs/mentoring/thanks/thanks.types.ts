import { Field, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar } from '#libs/platform';
import { Appointment } from '../appointments/appointment.types.js';
import { MentoringRefused } from '../mentors/mentor.types.js';

@ObjectType({ description: 'Thanks to a mentor for an appointment.' })
@Allow('member')
export class MentorThanks {
  @Field(() => String, { nullable: true, description: 'A few words; null: thanks without words.' })
  words!: string | null;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Temporal.Instant;
}

@ObjectType({ description: 'The mentor is thanked, and reads it in their figures.' })
@Allow('member')
export class MentorThanked {
  @Field(() => Appointment, { description: 'The appointment.' })
  appointment!: Appointment;
}

export const ThankMentorResult = createUnionType({
  name: 'ThankMentorResult',
  description: 'Result of thanking a mentor.',
  types: () => [MentorThanked, MentoringRefused] as const,
});
