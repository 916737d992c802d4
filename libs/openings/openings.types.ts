import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, enumOf } from '#libs/platform';

export const OPENING_REFUSALS = [
  'NOT_FOUND',
  'REVERSED',
  'OFF_GRID',
  'OVER_ALREADY',
  'TOO_LONG',
  'TOO_FAR_AHEAD',
  'TOO_MANY_SEATS',
  'IMPORTED',
  'BUSY',
  'OPENINGS_OVERLAP',
  'SEATS_OR_HOURS',
  'BAD_ADDRESS',
  'TOO_MANY_CALENDARS',
  'KEY_REUSED',
  'IN_THE_TEAM',
  'NO_SUCH_BOOKING',
] as const;
export type OpeningRefusal = (typeof OPENING_REFUSALS)[number];
export const OpeningRefusalEnum = enumOf(OPENING_REFUSALS);
registerEnumType(OpeningRefusalEnum, {
  name: 'OpeningRefusalCode',
  description: 'Why a request of the staff of a venue was refused.',
});

@ObjectType({ description: 'The request about a space of the venue was refused. Nothing was changed.' })
@Allow('member')
export class OpeningRefused {
  @Field(() => OpeningRefusalEnum, { description: 'The reason, machine-readable.' })
  code!: OpeningRefusal;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}
