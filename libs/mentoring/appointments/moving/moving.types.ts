import { ArgsType, Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { IsDefined, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Allow, InstantScalar, KeepInstant } from '#libs/platform';
import { MentoringRefused } from '../../mentors/mentor.types.js';
import { AppointmentCodeArgs } from '../appointment.inputs.js';
import { Appointment } from '../appointment.types.js';

@ObjectType({ description: 'A time to which an appointment can be moved.' })
@Allow('member')
export class AppointmentMoveTime {
  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;
}

@ObjectType({ description: 'The appointment has the new time, with its room.' })
@Allow('member')
export class AppointmentMoved {
  @Field(() => Appointment, { description: 'The appointment as it is now.' })
  appointment!: Appointment;
}

export const MoveAppointmentResult = createUnionType({
  name: 'MoveAppointmentResult',
  description: 'Result of moving an appointment. Only AppointmentMoved changed anything.',
  types: () => [AppointmentMoved, MentoringRefused] as const,
});

@ArgsType()
export class AppointmentMoveTimesArgs extends AppointmentCodeArgs {
  @Field(() => InstantScalar, { description: 'The wished start: the nearest free times are listed.' })
  @IsDefined()
  @KeepInstant()
  near!: Temporal.Instant;

  @Field(() => Int, { defaultValue: 8, description: 'The number of times, 1 to 24.' })
  @IsInt()
  @Min(1)
  @Max(24)
  first!: number;
}

@ArgsType()
export class MoveAppointmentArgs extends AppointmentCodeArgs {
  @Field(() => InstantScalar, { description: 'The new start.' })
  @IsDefined()
  @KeepInstant()
  start!: Temporal.Instant;

  @Field(() => ID, {
    description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
  })
  @IsString()
  @MaxLength(1_000)
  idempotencyKey!: string;
}
