import { ArgsType, Field, Float, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Allow, InstantScalar, KeepInstant, SETTING_UNITS, type SettingUnit, enumOf } from '#libs/platform';
import { FIELD_KINDS, type FieldKind } from '../rules/setting-form.js';

export const SettingUnitEnum = enumOf(SETTING_UNITS);
registerEnumType(SettingUnitEnum, { name: 'SettingUnit', description: 'The unit in which a setting is given.' });
export const FieldKindEnum = enumOf(FIELD_KINDS);
registerEnumType(FieldKindEnum, {
  name: 'SettingFieldKind',
  description: 'How a field is edited: one number, one of several choices, a time of day, several numbers, or rows.',
});
export const SETTING_REFUSALS = [
  'UNKNOWN_KEY',
  'NOT_VALID',
  'IN_THE_PAST',
  'TOO_FAR',
  'ALREADY_PLANNED',
  'UNCHANGED',
  'NOTHING_PLANNED',
] as const;
export type SettingRefusal = (typeof SETTING_REFUSALS)[number];
export const SettingRefusalEnum = enumOf(SETTING_REFUSALS);
registerEnumType(SettingRefusalEnum, {
  name: 'SettingRefusal',
  description: 'Why a setting is not changed, for example because a change is planned already.',
});

@ObjectType({ description: 'One field of the form of a setting.' })
@Allow('networkAdmin')
export class SettingField {
  @Field(() => [String], { description: 'Where its value stands in the value of the setting; empty for all of it.' })
  path!: string[];

  @Field({ description: 'Name of the field, in the language of the request; empty when it is the whole value.' })
  label!: string;

  @Field(() => FieldKindEnum, { description: 'How it is edited.' })
  kind!: FieldKind;

  @Field(() => Float, { nullable: true, description: 'Smallest number allowed, in the unit of the setting, how many if it has none.' }) // prettier-ignore
  minimum!: number | null;

  @Field(() => Float, { nullable: true, description: 'Largest number allowed, in the unit of the setting, how many if it has none.' }) // prettier-ignore
  maximum!: number | null;

  @Field({ description: 'Whether only whole numbers are allowed.' })
  wholeNumbers!: boolean;

  @Field(() => [String], { description: 'The choices of CHOICE.' })
  choices!: string[];

  @Field(() => [SettingField], { description: 'The fields of one row of ROWS.' })
  columns!: SettingField[];
}

@ObjectType({ description: 'A value of a setting and when it holds.' })
@Allow('networkAdmin')
export class SettingValue {
  @Field({ description: 'The value as JSON.' })
  value!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it begins; null for the default.' })
  from!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ends; null when no end is known.' })
  until!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Who decided it, as far as the audit log still knows.' })
  changedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided; null when unknown.' })
  changedAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'A rule that each network sets for itself.' })
@Allow('networkAdmin')
export class Setting {
  @Field({ description: 'Its name, such as booking.horizonDays.' })
  key!: string;

  @Field({ description: 'What it is called, in the language of the request.' })
  title!: string;

  @Field({ description: 'What it does, in the language of the request.' })
  meaning!: string;

  @Field(() => SettingUnitEnum, { nullable: true, description: 'The unit of its numbers; null when they have none.' })
  unit!: SettingUnit | null;

  @Field(() => [SettingField], { description: 'The fields of its form.' })
  fields!: SettingField[];

  @Field({ description: 'The default as JSON.' })
  defaultValue!: string;

  @Field(() => SettingValue, { description: 'What holds now.' })
  current!: SettingValue;

  @Field(() => SettingValue, { nullable: true, description: 'What will hold; null when no change is planned.' })
  planned!: SettingValue | null;

  @Field(() => [SettingValue], { description: 'The latest 50 values, future ones included, the latest first.' })
  history!: SettingValue[];
}

@ObjectType({ description: 'Something that a change would touch.' })
@Allow('networkAdmin')
export class SettingTouch {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field({ description: 'What they are and what becomes of them, in the language of the request.' })
  what!: string;
}

@ObjectType({ description: 'What a change would do. Nothing is changed yet.' })
@Allow('networkAdmin')
export class SettingPreview {
  @Field(() => InstantScalar, { description: 'When it would begin.' })
  from!: Temporal.Instant;

  @Field({ description: 'Whether what it touches can be counted.' })
  countable!: boolean;

  @Field(() => [SettingTouch], { description: 'What it touches; empty when nothing or not countable.' })
  touches!: SettingTouch[];
}

@ObjectType({ description: 'The setting is changed, or its change withdrawn.' })
@Allow('networkAdmin')
export class SettingChanged {
  @Field(() => Setting, { description: 'The setting as it is now.' })
  setting!: Setting;
}

@ObjectType({ description: 'The setting stays as it is.' })
@Allow('networkAdmin')
export class SettingRefused {
  @Field(() => SettingRefusalEnum, { description: 'Why.' })
  code!: SettingRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;

  @Field(() => [String], { description: 'The field that is at fault, as in SettingField.path.' })
  path!: string[];
}

export const ChangeSettingResult = createUnionType({
  name: 'ChangeSettingResult',
  description: 'Result of changing a setting.',
  types: () => [SettingChanged, SettingRefused] as const,
});
export const PreviewSettingResult = createUnionType({
  name: 'PreviewSettingResult',
  description: 'Result of trying a change of a setting.',
  types: () => [SettingPreview, SettingRefused] as const,
});

@ArgsType()
export class SettingKeyArgs {
  @Field({ description: 'Name of the setting.' })
  @IsString()
  @MaxLength(100)
  key!: string;
}

@ArgsType()
export class ChangeSettingArgs extends SettingKeyArgs {
  @Field({ description: 'The new value as JSON.' })
  @IsString()
  @MaxLength(10_000)
  value!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it begins; at once without it. Two years ahead at most.' }) // prettier-ignore
  @IsOptional()
  @KeepInstant()
  from?: Temporal.Instant | null;
}
