import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsDefined } from 'class-validator';
import { Allow, InstantScalar, KeepInstant, PageArgs, type Span, badInput, connectionOf, enumOf } from '#libs/platform';
import { AGENDA_KINDS, AGENDA_STATES, type AgendaRow } from './agenda.queries.js';

const MOST_DAYS = 42;

export const AgendaKindEnum = enumOf(AGENDA_KINDS);
registerEnumType(AgendaKindEnum, {
  name: 'AgendaKind',
  description:
    'What an entry of the agenda is: a booking or a request, a session, a time of a space that you wait for, or a space that is kept for you for some minutes.',
});
export const AgendaStateEnum = enumOf(AGENDA_STATES);
registerEnumType(AgendaStateEnum, {
  name: 'AgendaState',
  description:
    'State of an entry of the agenda. OFFERED: it became free and is kept for you. HOSTING: a session that you lead. The others as for bookings.',
});

@ArgsType()
export class AgendaArgs extends PageArgs {
  @Field(() => InstantScalar, { description: 'Start of the period.' })
  @IsDefined()
  @KeepInstant()
  from!: Temporal.Instant;

  @Field(() => InstantScalar, {
    description: `End of the period, exclusive; at most ${MOST_DAYS} days after its start.`,
  })
  @IsDefined()
  @KeepInstant()
  until!: Temporal.Instant;
}

/** @throws BAD_USER_INPUT when it does not end after its start, or lasts too long */
export function periodOf({ from, until }: AgendaArgs): Span {
  const milliseconds = until.epochMilliseconds - from.epochMilliseconds;
  if (milliseconds <= 0 || milliseconds > MOST_DAYS * 86_400_000)
    throw badInput(`until is after from, and at most ${MOST_DAYS} days later.`);
  return { start: from, end: until };
}

@ObjectType({ description: 'Something in your agenda.' })
@Allow('member')
export class AgendaEntry {
  @Field(() => ID, { description: 'Id of the booking, session, wait or hold.' })
  id!: string;

  @Field(() => AgendaKindEnum, { description: 'What it is.' })
  kind!: AgendaRow['kind'];

  @Field(() => AgendaStateEnum, { description: 'Its state.' })
  state!: AgendaRow['state'];

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone of the venue. Show times in this zone.' })
  zone!: string;

  @Field({ description: 'The spaces, or the title of the session.' })
  title!: string;

  @Field({ description: 'Name of the venue.' })
  venueName!: string;

  @Field(() => String, { nullable: true, description: 'The booking code; null when it is not a booking.' })
  code!: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Until when it is kept for you, or by when the venue answers your request; null otherwise.',
  })
  until!: Temporal.Instant | null;
}

@ObjectType({ description: 'A page of your agenda, the earliest first.' })
@Allow('member')
export class AgendaConnection extends connectionOf(AgendaEntry, 'AgendaEntry') {}
