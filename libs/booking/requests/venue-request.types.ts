import { ArgsType, Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { IsDefined, IsString } from 'class-validator';
import { Allow, InstantScalar, KeepInstant, PageArgs, connectionOf } from '#libs/platform';
import { Refused } from '../refusal.types.js';
import { type RequestAnswer } from '../rules/request-answers.js';
import { RequestAnswerEnum } from './request.types.js';

@ArgsType()
export class VenueRequestsArgs extends PageArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;
}

@ArgsType()
export class AnswerRequestArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field({ description: 'The code of the request. Case, spaces and dashes are ignored.' })
  @IsString()
  code!: string;

  @Field(() => ID, {
    description: '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.',
  })
  @IsString()
  idempotencyKey!: string;
}

@ArgsType()
export class RefuseRequestArgs extends AnswerRequestArgs {
  @Field({ description: 'Why, 1 to 300 characters on one line. The member reads it.' })
  @IsString()
  reason!: string;
}

@ArgsType()
export class SuggestTimeArgs extends AnswerRequestArgs {
  @Field(() => InstantScalar, { description: 'The start that the venue suggests, for as long as was asked for.' })
  @IsDefined()
  @KeepInstant()
  start!: Temporal.Instant;

  @Field({ description: 'Words to the member, 1 to 300 characters on one line.' })
  @IsString()
  words!: string;
}

@ObjectType({ description: 'A request for a space of a venue, as the staff of the venue see it.' })
@Allow('teamOfVenue')
export class VenueRequest {
  venueId!: string;

  @Field({ description: 'Code of the booking that it becomes when it is accepted.' })
  bookingCode!: string;

  @Field({ description: 'Name of the member who asks.' })
  memberName!: string;

  @Field({ description: 'Name of the space.' })
  spaceName!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone of the venue. Show times in this zone.' })
  zone!: string;

  @Field(() => Int, { description: 'Number of seats; 1 for a space that is booked as a whole.' })
  seats!: number;

  @Field({ description: 'What the member wrote; may be empty.' })
  note!: string;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  askedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Until when it can be answered.' })
  answerBy!: Temporal.Instant;

  @Field(() => RequestAnswerEnum, { nullable: true, description: 'How it ended; null while it waits for an answer.' })
  answer!: RequestAnswer | null;

  @Field(() => Int, { description: 'Credit-minutes that the member gave from the pass (60 = one hour at weight 1).' })
  creditMinutesFromPass!: number;

  @Field(() => Int, { description: 'Cents that the member was charged, VAT included.' })
  amountInclVatCents!: number;
}

@ObjectType({ description: 'A page of requests that wait for an answer, the one with the nearest deadline first.' })
@Allow('member')
export class VenueRequestConnection extends connectionOf(VenueRequest, 'VenueRequest') {}

export const AnswerRequestResult = createUnionType({
  name: 'AnswerRequestResult',
  description: 'The request with its answer, or why it was not answered.',
  types: () => [VenueRequest, Refused] as const,
});
