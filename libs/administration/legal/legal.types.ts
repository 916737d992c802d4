import { ArgsType, Field, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { LEGAL_KINDS, type LegalKind, LegalKindEnum } from '#libs/accounts';
import { Allow, InstantScalar, KeepInstant, PageArgs, connectionOf, enumOf } from '#libs/platform';

const MOST_CHARACTERS = 50_000;
const PLAIN = /^(?:[\n\r\t]|[^\p{Cc}\p{Cs}\p{Co}\p{Cn}])*$/u;
const VISIBLE = /[\p{L}\p{N}]/u;

const LEGAL_REFUSALS = ['IN_THE_PAST', 'TOO_FAR', 'PUBLISHED_MEANWHILE', 'BINDS_ALREADY', 'NOT_BINDING'] as const;
export type LegalRefusal = (typeof LEGAL_REFUSALS)[number];
const LegalRefusalEnum = enumOf(LEGAL_REFUSALS);
registerEnumType(LegalRefusalEnum, { name: 'LegalRefusal', description: 'Why a legal page is not published, withdrawn or accepted.' }); // prettier-ignore

@ObjectType({ description: 'One version of a legal page.' })
@Allow('anyone')
export class LegalPage {
  @Field(() => LegalKindEnum, { description: 'Which page it is.' })
  kind!: LegalKind;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version!: number;

  @Field({ description: 'The text in the language of the request: lines, `# ` headings and `- ` lists.' })
  text!: string;

  @Field(() => InstantScalar, { description: 'From when it binds.' })
  bindsFrom!: Temporal.Instant;
}

@ObjectType({ description: 'A version of a legal page, as administrators see it.' })
@Allow('networkAdmin')
export class LegalPageVersion {
  @Field(() => LegalKindEnum, { description: 'Which page it is.' })
  kind!: LegalKind;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version!: number;

  @Field({ description: 'The French text.' })
  textFr!: string;

  @Field({ description: 'The English text.' })
  textEn!: string;

  @Field(() => InstantScalar, { description: 'From when it binds.' })
  bindsFrom!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it was published.' })
  publishedAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was withdrawn, before it bound.' })
  withdrawnAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'How many members accepted it.' })
  acceptedBy!: number;
}
@ObjectType({ description: 'A page of versions.' })
@Allow('networkAdmin')
export class LegalPageVersionConnection extends connectionOf(LegalPageVersion, 'LegalPageVersion') {}

@ObjectType({ description: 'The version is published, or withdrawn.' })
@Allow('networkAdmin')
export class LegalPageChanged {
  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version!: number;
}
@ObjectType({ description: 'The member has accepted the page.' })
@Allow('member')
export class LegalPageAccepted {
  @Field(() => InstantScalar, { description: 'When it was accepted for the first time.' })
  acceptedAt!: Temporal.Instant;
}
@ObjectType({ description: 'Nothing was changed.' })
@Allow('signedIn')
export class LegalPageRefused {
  @Field(() => LegalRefusalEnum, { description: 'Why.' })
  code!: LegalRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}
export const ChangeLegalPageResult = createUnionType({
  name: 'ChangeLegalPageResult',
  description: 'Result of publishing or withdrawing a version of a legal page.',
  types: () => [LegalPageChanged, LegalPageRefused] as const,
});
export const AcceptLegalPageResult = createUnionType({
  name: 'AcceptLegalPageResult',
  description: 'Result of accepting a legal page.',
  types: () => [LegalPageAccepted, LegalPageRefused] as const,
});

@ArgsType()
export class LegalPageArgs {
  @Field(() => LegalKindEnum, { description: 'Which page.' })
  @IsIn(LEGAL_KINDS)
  kind!: LegalKind;

  @Field(() => Int, { nullable: true, description: 'Number of a version, from 1; without it the one that binds now.' })
  @IsOptional()
  @Min(1)
  @Max(1_000_000)
  version?: number | null;
}
@ArgsType()
export class LegalVersionsArgs extends PageArgs {
  @Field(() => LegalKindEnum, { description: 'Which page.' })
  @IsIn(LEGAL_KINDS)
  kind!: LegalKind;
}
@ArgsType()
export class LegalVersionArgs {
  @Field(() => LegalKindEnum, { description: 'Which page.' })
  @IsIn(LEGAL_KINDS)
  kind!: LegalKind;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  @Min(1)
  @Max(1_000_000)
  version!: number;
}
@ArgsType()
export class PublishLegalPageArgs {
  @Field(() => LegalKindEnum, { description: 'Which page.' })
  @IsIn(LEGAL_KINDS)
  kind!: LegalKind;

  @Field({ description: 'The French text, 50,000 characters at most: lines, `# ` headings and `- ` lists.' })
  @IsString()
  @MinLength(1)
  @MaxLength(MOST_CHARACTERS)
  @Matches(PLAIN)
  @Matches(VISIBLE)
  textFr!: string;

  @Field({ description: 'The English text, 50,000 characters at most: lines, `# ` headings and `- ` lists.' })
  @IsString()
  @MinLength(1)
  @MaxLength(MOST_CHARACTERS)
  @Matches(PLAIN)
  @Matches(VISIBLE)
  textEn!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'From when it binds; at once without it. Two years ahead at most.' }) // prettier-ignore
  @IsOptional()
  @KeepInstant()
  from?: Temporal.Instant | null;
}
