import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, connectionOf, enumOf } from '#libs/platform';
import { SESSION_KINDS, SESSION_STATES, type SessionKind, type SessionState } from './session.queries.js';
import { type SessionRefusalCode, sessionRefusalCodes } from './session.texts.js';

export const SessionKindEnum = enumOf(SESSION_KINDS);
registerEnumType(SessionKindEnum, {
  name: 'SessionKind',
  description: 'What a session is: the training for machines, the mentoring of a group, or an event.',
});
export const SessionStateEnum = enumOf(SESSION_STATES);
registerEnumType(SessionStateEnum, {
  name: 'SessionState',
  description: 'State of a session: PLANNED until it is over, CANCELLED by the venue, or HELD once it is over.',
});
export const PlaceStateEnum = enumOf(['OFFERED', 'TAKEN']);
registerEnumType(PlaceStateEnum, {
  name: 'PlaceState',
  description: 'State of a place: OFFERED while it is held for the person, TAKEN once they have it.',
});
export const AttendanceEnum = enumOf(['ATTENDED', 'ABSENT']);
registerEnumType(AttendanceEnum, {
  name: 'Attendance',
  description: 'Whether the person came, as the staff wrote it.',
});
export const SessionRefusalCodeEnum = enumOf(sessionRefusalCodes);
registerEnumType(SessionRefusalCodeEnum, {
  name: 'SessionRefusalCode',
  description: 'Why a request about a session was refused.',
});

@ObjectType({ description: 'A place of one person in a session.' })
@Allow('ownerOrVenueStaff')
export class SessionPlace {
  memberId!: string;
  memberName!: string;
  venueIds!: readonly string[];

  @Field(() => ID, { description: 'Pass it to recordAttendance.' })
  id!: string;

  @Field(() => PlaceStateEnum, { description: 'State of the place.' })
  state!: 'OFFERED' | 'TAKEN';

  @Field(() => InstantScalar, { description: 'When it was taken or offered.' })
  since!: Temporal.Instant;

  @Field(() => AttendanceEnum, {
    nullable: true,
    description: 'Whether the person came; null until it is written down.',
  })
  attendance!: 'ATTENDED' | 'ABSENT' | null;
}

@ObjectType({ description: 'The places that people took, in the order in which they took them.' })
@Allow('member')
export class SessionPlaceConnection extends connectionOf(SessionPlace, 'SessionPlace') {}

@ObjectType({ description: 'A place that became free and is held for one person of the waiting list.' })
@Allow('owner')
export class WaitingOffer {
  memberId!: string;

  @Field(() => ID, { description: 'Pass it to acceptWaitingOffer.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'Until when it can be accepted.' })
  expiresAt!: Temporal.Instant;
}

@ObjectType({ description: 'Something that people come to at a time, with a number of places.' })
@Allow('anyone')
export class Session {
  venueId!: string;
  spaceId!: string | null;
  trainingId!: string | null;
  hostMemberId!: string;
  hostName!: string;

  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => SessionKindEnum, { description: 'What it is.' })
  kind!: SessionKind;

  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'Description; may be empty.' })
  description!: string;

  @Field(() => InstantScalar, { description: 'Start.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'End, exclusive.' })
  end!: Temporal.Instant;

  @Field({ description: 'IANA time zone of the venue. Show times in this zone.' })
  zone!: string;

  @Field(() => SessionStateEnum, { description: 'State of the session.' })
  state!: SessionState;

  @Field(() => Int, { description: 'Number of places.' })
  places!: number;

  @Field(() => Int, { description: 'Number of places that can be taken now; 0 when the others are taken or held.' })
  placesLeft!: number;

  @Field(() => Int, { description: 'Number of the last change, from 1. Pass it to editSession.' })
  version!: number;
}

@ObjectType({ description: 'A page of sessions, the soonest first.' })
@Allow('anyone')
export class SessionConnection extends connectionOf(Session, 'Session') {}

@ObjectType({ description: 'The session is scheduled; its space and the time of its host are taken.' })
@Allow('member')
export class SessionScheduled {
  @Field(() => Session, { description: 'The new session.' })
  session!: Session;
}

@ObjectType({ description: 'The session is changed or cancelled, as its state says.' })
@Allow('member')
export class SessionChanged {
  @Field(() => Session, { description: 'The session after the change.' })
  session!: Session;
}

@ObjectType({ description: 'You have a place.' })
@Allow('member')
export class PlaceTaken {
  @Field(() => Session, { description: 'The session.' })
  session!: Session;

  @Field(() => SessionPlace, { description: 'Your place.' })
  place!: SessionPlace;
}

@ObjectType({ description: 'All places are taken or held for somebody. You can join the waiting list.' })
@Allow('member')
export class SessionFull {
  @Field(() => Session, { description: 'The session. Pass its id to joinWaitingList.' })
  session!: Session;

  @Field(() => Int, { description: 'Number of people in line before you.' })
  waiting!: number;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'You gave your place back. It is offered to the first person in line.' })
@Allow('member')
export class PlaceLeft {
  @Field(() => Session, { description: 'The session.' })
  session!: Session;
}

@ObjectType({ description: 'You are on the waiting list, or left it.' })
@Allow('member')
export class WaitingListChanged {
  @Field(() => Session, { description: 'The session. `positionInLine` says whether you wait.' })
  session!: Session;
}

@ObjectType({ description: 'Who came is written down.' })
@Allow('member')
export class AttendanceRecorded {
  @Field(() => Session, { description: 'The session.' })
  session!: Session;

  @Field(() => Int, { description: 'Number of places that were written down.' })
  recorded!: number;

  @Field(() => Int, { description: 'Number of certificates given.' })
  certified!: number;
}

@ObjectType({ description: 'The request was refused. Nothing was changed.' })
@Allow('anyone')
export class SessionRefused {
  @Field(() => SessionRefusalCodeEnum, { description: 'The reason, machine-readable.' })
  code!: SessionRefusalCode;

  @Field({ description: 'What happened and what to do, in the language of the request.' })
  message!: string;
}

const union = <T extends readonly (new () => object)[]>(name: string, description: string, types: () => T) =>
  createUnionType({ name, description, types });
export const ScheduleSessionResult = union('ScheduleSessionResult', 'Result of scheduling a session.', () => [SessionScheduled, SessionRefused] as const); // prettier-ignore
export const ChangeSessionResult = union('ChangeSessionResult', 'Result of changing or cancelling a session.', () => [SessionChanged, SessionRefused] as const); // prettier-ignore
export const TakePlaceResult = union('TakePlaceResult', 'Result of taking a place.', () => [PlaceTaken, SessionFull, SessionRefused] as const); // prettier-ignore
export const LeaveSessionResult = union('LeaveSessionResult', 'Result of giving a place back.', () => [PlaceLeft, SessionRefused] as const); // prettier-ignore
export const WaitingListResult = union('WaitingListResult', 'Result of joining or leaving a waiting list.', () => [WaitingListChanged, SessionRefused] as const); // prettier-ignore
export const AttendanceResult = union('AttendanceResult', 'Result of writing down who came.', () => [AttendanceRecorded, SessionRefused] as const); // prettier-ignore
