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
registerEnumType(AuditActionEnum, {
  name: 'AuditAction',
  description: 'Kind of act or read that the audit log records.',
});
const AuditSubjectEnum = enumOf(AUDIT_SUBJECTS);
registerEnumType(AuditSubjectEnum, { name: 'AuditSubject', description: 'What an entry of the audit log is about.' });

@ObjectType({
  description: 'A sensitive act or read. Entries are kept for twelve months and are never changed.',
})
@Allow('signedIn')
export class AuditEntry {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'Time of the act.' })
  @KeepInstant()
  at!: Temporal.Instant;

  @Field(() => AuditActionEnum, { description: 'What was done.' })
  action!: AuditAction;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the person who did it; null when unknown, as after a failed sign-in, or when the account no longer exists.',
  })
  actorName!: string | null;

  @Field(() => AuditSubjectEnum, { description: 'Kind of subject.' })
  subjectType!: AuditSubject;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the person or the venue it was about; null for other subjects.',
  })
  subjectName!: string | null;
}

@ObjectType({ description: 'A page of audit log entries, newest first.' })
@Allow('signedIn')
export class AuditEntryConnection extends connectionOf(AuditEntry, 'AuditEntry') {}

@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => [AuditActionEnum], { nullable: true, description: 'Only these kinds; all by default.' })
  @IsOptional()
  @ArrayMaxSize(AUDIT_ACTIONS.length)
  @IsIn(AUDIT_ACTIONS, { each: true })
  actions?: AuditAction[] | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Start of the period; thirty days ago by default.' })
  @IsOptional()
  @KeepInstant()
  since?: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'End of the period, exclusive; no end by default.' })
  @IsOptional()
  @KeepInstant()
  until?: Temporal.Instant | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only entries by or about the person with this mail address.',
  })
  @IsOptional()
  @IsMailAddress()
  email?: string | null;

  @Field({
    defaultValue: false,
    description: 'Reads the log of the platform instead of the network’s; operators only.',
  })
  @IsBoolean()
  ofPlatform!: boolean;
}
