import { ArgsType, Field, ID, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { Allow, InstantScalar, IsName, enumOf } from '#libs/platform';
import { KIOSK_REFUSALS, type KioskRefusal } from './kiosk.texts.js';

const KioskRefusalEnum = enumOf(KIOSK_REFUSALS);
registerEnumType(KioskRefusalEnum, { name: 'KioskRefusal', description: 'Why nothing was changed about kiosks.' });

@ObjectType({ description: 'A screen at the door of a venue, on a device that nobody signs in to.' })
@Allow('member')
export class Kiosk {
  @Field(() => ID, { description: 'Id of the kiosk.' })
  id!: string;

  @Field({ description: 'What the managers call it, such as “Tablet at the entrance”.' })
  name!: string;

  @Field(() => InstantScalar, { description: 'When it was added.' })
  addedAt!: Temporal.Instant;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the device was last in touch, to five minutes; null: never.',
  })
  lastSeenAt!: Temporal.Instant | null;
}
@ObjectType({ description: 'A kiosk was added.' })
@Allow('member')
export class KioskAdded {
  @Field(() => Kiosk, { description: 'The kiosk.' })
  kiosk!: Kiosk;

  @Field({
    description: 'The secret address that the device opens, shown only once. It works until the kiosk is revoked.',
  })
  url!: string;
}
@ObjectType({ description: 'The device shows nothing any more.' })
@Allow('member')
export class KioskRevoked {
  @Field(() => ID, { description: 'Id of the kiosk.' })
  id!: string;
}
@ObjectType({ description: 'This device is a kiosk from now on. The person who was signed in here is signed out.' })
@Allow('anyone')
export class KioskStarted {
  @Field({ description: 'What the managers call it.' })
  name!: string;
}
@ObjectType({ description: 'Nothing was changed.' })
@Allow('anyone')
export class KioskRefused {
  @Field(() => KioskRefusalEnum, { description: 'Why.' })
  code!: KioskRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}
export const AddKioskResult = createUnionType({
  name: 'AddKioskResult',
  description: 'Result of adding a kiosk.',
  types: () => [KioskAdded, KioskRefused] as const,
});
export const RevokeKioskResult = createUnionType({
  name: 'RevokeKioskResult',
  description: 'Result of revoking a kiosk.',
  types: () => [KioskRevoked, KioskRefused] as const,
});
export const StartKioskResult = createUnionType({
  name: 'StartKioskResult',
  description: 'Result of making a device a kiosk.',
  types: () => [KioskStarted, KioskRefused] as const,
});

@ArgsType()
export class KiosksArgs {
  @Field(() => ID, { description: 'The venue. You must be a manager there.' })
  @IsUUID()
  venueId!: string;
}
@ArgsType()
export class AddKioskArgs {
  @Field(() => ID, { description: 'The venue. You must be a manager there.' })
  @IsUUID()
  venueId!: string;

  @Field({ description: 'What to call it, such as “Tablet at the entrance”, 1 to 60 characters.' })
  @IsName(60)
  name!: string;
}
@ArgsType()
export class RevokeKioskArgs {
  @Field(() => ID, { description: 'Id of the kiosk.' })
  @IsUUID()
  id!: string;
}
@ArgsType()
export class StartKioskArgs {
  @Field({ description: 'The secret at the end of the address of the kiosk.' })
  @IsString()
  @MaxLength(100)
  token!: string;
}
