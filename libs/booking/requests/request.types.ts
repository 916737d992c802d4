import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { REQUEST_ANSWERS, type RequestAnswer } from '../rules/request-answers.js';

export const RequestAnswerEnum = enumOf(REQUEST_ANSWERS);
registerEnumType(RequestAnswerEnum, {
  name: 'RequestAnswer',
  description:
    'How a request for a space ended. EXPIRED: the venue did not answer in time. MEMBER_BUSY: accepted when the member had booked something else for that time. HOURS_CHANGED: the venue changed its opening hours.',
});

@ObjectType('BookingRequest', { description: 'What a venue has to answer before a booking is confirmed.' })
@Allow('owner')
export class BookingRequestType {
  memberId!: string;

  @Field(() => InstantScalar, { description: 'Until when the venue answers.' })
  answerBy!: Temporal.Instant;

  @Field(() => RequestAnswerEnum, { nullable: true, description: 'How it ended; null while it waits for an answer.' })
  answer!: RequestAnswer | null;

  @Field(() => String, { nullable: true, description: 'Why the venue refused, in its words; null otherwise.' })
  reason!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Another start that the venue suggests; null for none.' })
  suggestedStart!: Temporal.Instant | null;
}
