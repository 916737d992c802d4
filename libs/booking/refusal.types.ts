import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type NotBookable } from '#libs/agenda';
import { Allow, enumOf } from '#libs/platform';

const refusalCodes = [
  'TOKEN_INVALID',
  'TOKEN_OF_ANOTHER_MEMBER',
  'OTHER_TIME',
  'OTHER_VENUE',
  'SPACES_OVERLAP',
  'APPROVAL_ALONE',
  'ALREADY_BOOKED_THEN',
  'TOO_MANY_BOOKINGS',
  'MEMBER_SUSPENDED',
  'VENUE_BAN',
  'VENUE_CLOSED',
  'NOT_OPENED',
  'OPENING_USED_UP',
  'SPACE_WITHDRAWN',
  'SPACE_TOO_SMALL',
  'OWN_BOOKING_TOO_CLOSE',
  'NO_PRICE',
  'PASS_IN_USE',
  'IN_THE_PAST',
  'TOO_SOON',
  'BEYOND_HORIZON',
  'OFF_GRID',
  'TOO_SHORT',
  'TOO_LONG',
  'KEY_REUSED',
  'NOT_MADE',
  'NOT_FOUND',
  'ALREADY_CANCELLED',
  'TOO_LATE_TO_CANCEL',
  'NOT_MOVABLE',
  'SEVERAL_SPACES',
  'WITH_MENTOR',
  'MENTOR_TAKEN',
  'MENTOR_FULL',
  'TOO_MANY_APPOINTMENTS',
  'SUBJECT_ASKED',
  'QUESTION_NEEDED',
  'APPOINTMENT_NOT_FOUND',
  'APPOINTMENT_OVER',
  'CANCEL_THE_ROOM',
  'ANSWER_IT',
  'REASON_TOO_LONG',
  'TOO_LATE_TO_MOVE',
  'SAME_TIME',
  'PROOF_NEEDED',
  'APPROVAL_NEEDED',
  'TAKEN',
  'PRICE_CHANGED',
  'PASS_NEEDED',
  'OVER_CAP',
  'NOT_A_SERIES',
  'SERIES_TIMES',
  'TOO_MANY_REQUESTS',
  'REQUEST_NOT_FOUND',
  'REQUEST_ENDED',
  'MEMBER_BUSY',
  'TOO_MANY_HOLDS',
  'HOLD_OVER',
  'STILL_FREE',
  'TOO_MANY_WAITS',
  'NOT_WAITING',
  'NOT_BOOKED_HERE',
  'ANSWER_THE_REQUEST',
  'ENDED_BEFORE_CANCELLING',
  'WITHDRAWAL_OVER',
  'EXPRESS_REQUEST_MADE',
  'NOT_STAFF',
  'COSTS_MEMBER_MORE',
  'NOT_FREE',
  'NO_SUCH_MEMBER',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
/** How a time that cannot be booked is refused. */
export const NOT_BOOKABLE: Record<NotBookable['code'], RefusalCode> = {
  CLOSED: 'VENUE_CLOSED',
  REVERSED: 'TOO_SHORT',
  OFF_GRID: 'OFF_GRID',
  TOO_SHORT: 'TOO_SHORT',
  TOO_LONG: 'TOO_LONG',
  IN_THE_PAST: 'IN_THE_PAST',
  TOO_SOON: 'TOO_SOON',
  BEYOND_HORIZON: 'BEYOND_HORIZON',
};
export const RefusalCodeEnum = enumOf(refusalCodes);
registerEnumType(RefusalCodeEnum, {
  name: 'RefusalCode',
  description: 'Why a request was refused.',
});

@ObjectType({ description: 'The request was refused. Nothing was changed.' })
@Allow('anyone')
export class Refused {
  @Field(() => RefusalCodeEnum, { description: 'The reason, machine-readable.' })
  code!: RefusalCode;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The space that is the cause, where several were asked for; null otherwise.',
  })
  spaceId?: string | null;
}
