import { ArgsType, Field, ID, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { Allow, InstantScalar, IsMailAddress, IsName, type Locale, LocaleEnum, enumOf } from '#libs/platform';
import { MINOR_REFUSALS, type MinorRefusal } from './minors.texts.js';

const MinorRefusalEnum = enumOf(MINOR_REFUSALS);
registerEnumType(MinorRefusalEnum, { name: 'MinorRefusal', description: 'Why nothing was changed about an age or a guardian.' }); // prettier-ignore

@ObjectType({ description: 'The person who was asked to agree to the bookings of a minor.' })
@Allow('member')
export class Guardian {
  @Field({ description: 'Name, as the minor wrote it.' })
  name!: string;

  @Field({ description: 'Mail address.' })
  email!: string;

  @Field(() => InstantScalar, { description: 'When the mail was asked for.' })
  askedAt!: Temporal.Instant;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the guardian agreed; null while there is no answer.',
  })
  agreedAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'My age in this network, as far as bookings depend on it.' })
@Allow('member')
export class MyAge {
  @Field(() => String, { nullable: true, description: 'My birth date, as `2010-05-31`; null when I gave none.' })
  birthDate!: string | null;

  @Field({ description: 'Whether I am under 18 today, so that I book only with a guardian who agrees.' })
  isMinor!: boolean;

  @Field(() => Guardian, { nullable: true, description: 'My guardian; null when nobody is asked, or they refused.' })
  guardian!: Guardian | null;
}

@ObjectType({ description: 'What a guardian is asked, for who has the link of the mail.' })
@Allow('anyone')
export class GuardianRequest {
  @Field({ description: 'Name of the minor.' })
  memberName!: string;

  @Field({ description: 'Name of the network.' })
  networkName!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When the guardian agreed; null while they have not.' })
  agreedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was refused, withdrawn or replaced; null while it is open.' }) // prettier-ignore
  endedAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'Nothing was changed.' })
@Allow('anyone')
export class MinorRefused {
  @Field(() => MinorRefusalEnum, { description: 'Why.' })
  code!: MinorRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The birth date of a member was corrected.' })
@Allow('networkAdmin')
export class BirthDateCorrected {
  @Field(() => ID, { description: 'Id of the member.' })
  id!: string;

  @Field({ description: 'The date now, as `2010-05-31`.' })
  birthDate!: string;
}

export const MyAgeResult = createUnionType({
  name: 'MyAgeResult',
  description: 'Result of giving a birth date or naming a guardian.',
  types: () => [MyAge, MinorRefused] as const,
});
export const GuardianAnswerResult = createUnionType({
  name: 'GuardianAnswerResult',
  description: 'Result of the answer of a guardian.',
  types: () => [GuardianRequest, MinorRefused] as const,
});
export const CorrectBirthDateResult = createUnionType({
  name: 'CorrectBirthDateResult',
  description: 'Result of correcting a birth date.',
  types: () => [BirthDateCorrected, MinorRefused] as const,
});

@ArgsType()
export class BirthDateArgs {
  @Field({ description: 'The date, as `2010-05-31`.' })
  @IsString()
  @MaxLength(10)
  birthDate!: string;
}
@ArgsType()
export class CorrectBirthDateArgs extends BirthDateArgs {
  @Field(() => ID, { description: 'Id of the member.' })
  @IsUUID()
  id!: string;
}
@ArgsType()
export class AskGuardianArgs {
  @Field({ description: 'Name of the guardian: 1 to 120 visible characters on one line.' })
  @IsString()
  @IsName()
  name!: string;

  @Field({ description: 'Mail address of the guardian.' })
  @IsMailAddress()
  email!: string;

  @Field(() => LocaleEnum, { defaultValue: 'fr', description: 'Language of the mail.' })
  @IsIn(Object.values(LocaleEnum))
  locale!: Locale;
}
@ArgsType()
export class GuardianTokenArgs {
  @Field({ description: 'The token in the link of the mail.' })
  @IsString()
  @MaxLength(300)
  token!: string;
}
@ArgsType()
export class GuardianAnswerArgs extends GuardianTokenArgs {
  @Field({ description: 'True to agree; false to refuse, or to withdraw an agreement.' })
  @IsBoolean()
  agrees!: boolean;
}
