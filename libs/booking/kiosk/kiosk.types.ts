import { ArgsType, Field, ID, ObjectType, createUnionType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { SpaceKindEnum, type SpaceKind } from '#libs/directory';
import { Allow, InstantScalar } from '#libs/platform';
import { PresenceRefused } from '../presence/presence.types.js';

@ObjectType({ description: 'A space of the venue, as the screen at its door shows it: nobody is named.' })
@Allow('kiosk')
export class KioskSpace {
  @Field(() => ID, { description: 'Id of the space.' })
  id!: string;

  @Field({ description: 'Name of the space.' })
  name!: string;

  @Field(() => SpaceKindEnum, { description: 'Kind of space.' })
  kind!: SpaceKind;

  @Field({ description: 'Whether it is open and free now.' })
  isFree!: boolean;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it is free next, which is now when it is free; null when it is not within 24 hours.',
  })
  freeFrom!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Until when it is free then, at most 24 hours ahead.' })
  freeUntil!: Temporal.Instant | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Path of the page where a member takes it now, on their own phone; null when it is taken, or when the venue answers each request.',
  })
  takePath!: string | null;
}

@ObjectType({ description: 'What the screen at the door of a venue shows now. Nothing of it concerns a person.' })
@Allow('kiosk')
export class KioskScreen {
  @Field({ description: 'What the managers call this kiosk.' })
  kioskName!: string;

  @Field({ description: 'Name of the venue.' })
  venueName!: string;

  @Field({ description: 'Time zone of the venue.' })
  zone!: string;

  @Field(() => InstantScalar, { description: 'The instant at which this was true.' })
  now!: Temporal.Instant;

  @Field({ description: 'Whether members check in at this venue.' })
  checksIn!: boolean;

  @Field(() => InstantScalar, { description: 'When the next code must be shown: every 30 seconds.' })
  codeChangesAt!: Temporal.Instant;

  @Field({
    description: 'Path of the page where a member checks in, with digits that change. Shown as a QR code.',
  })
  checkInPath!: string;

  @Field(() => [KioskSpace], { description: 'The spaces of the venue, by name, at most 60.' })
  spaces!: KioskSpace[];
}

@ObjectType({ description: 'It is noted that somebody came. The screen does not say who.' })
@Allow('kiosk')
export class KioskCheckedIn {
  @Field({ description: 'The booked spaces, in one text.' })
  spaceNames!: string;

  @Field(() => InstantScalar, { description: 'When the booking ends.' })
  end!: Temporal.Instant;
}

export const KioskCheckInResult = createUnionType({
  name: 'KioskCheckInResult',
  description: 'Result of checking in at the door.',
  types: () => [KioskCheckedIn, PresenceRefused] as const,
});

@ArgsType()
export class KioskCheckInArgs {
  @Field({ description: 'The booking code.' })
  @IsString()
  code!: string;
}
