import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsIn, IsOptional } from 'class-validator';
import {
  AUDIT_ACTIONS,
  AUDIT_SUBJECTS,
  Allow,
  type AuditAction,
  type AuditSubject,
  InstantScalar,
  IsMailAddress,
  KeepInstant,
  PageArgs,
  connectionOf,
  enumOf,
} from '#libs/platform';

const AuditActionEnum = enumOf(AUDIT_ACTIONS);
registerEnumType(AuditActionEnum, { name: 'AuditAction', description: 'What the audit log tells of: acts and reads.' });
const AuditSubjectEnum = enumOf(AUDIT_SUBJECTS);
registerEnumType(AuditSubjectEnum, { name: 'AuditSubject', description: 'What an entry of the audit log is about.' });

@ObjectType({
  description: 'Something sensitive that was done or read. Entries are kept for twelve months and never changed.',
})
@Allow('signedIn')
export class AuditEntry {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'When it was.' })
  @KeepInstant()
  at!: Temporal.Instant;

  @Field(() => AuditActionEnum, { description: 'What was done.' })
  action!: AuditAction;

  @Field(() => String, {
    nullable: true,
    description: 'Who did it; null when nobody was known, as with a failed sign-in, or the person is no more.',
  })
  actorName!: string | null;

  @Field(() => AuditSubjectEnum, { description: 'What it was about.' })
  subjectType!: AuditSubject;

  @Field(() => String, { nullable: true, description: 'The person it was about, when it was about a known one.' })
  subjectName!: string | null;
}

@ObjectType({ description: 'Entries of the audit log, newest first.' })
@Allow('signedIn')
export class AuditEntryConnection extends connectionOf(AuditEntry, 'AuditEntry') {}

@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => [AuditActionEnum], { nullable: true, description: 'Only these; all when left out.' })
  @IsOptional()
  @ArrayMaxSize(AUDIT_ACTIONS.length)
  @IsIn(AUDIT_ACTIONS, { each: true })
  actions?: AuditAction[] | null;

  @Field(() => InstantScalar, { nullable: true, description: 'From when on; thirty days ago when left out.' })
  @IsOptional()
  @KeepInstant()
  since?: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Until before when; no end when left out.' })
  @IsOptional()
  @KeepInstant()
  until?: Temporal.Instant | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what this person did or what was about them, by mail address.',
  })
  @IsOptional()
  @IsMailAddress()
  email?: string | null;

  @Field({
    defaultValue: false,
    description: 'The log of the platform as a whole instead of the network’s; for operators.',
  })
  @IsBoolean()
  ofPlatform!: boolean;
}
