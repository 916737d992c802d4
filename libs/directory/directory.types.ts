import { Field, Float, ID, Int, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { Max, Min } from 'class-validator';
import { Allow, InstantScalar, connectionOf, enumOf } from '#libs/platform';
import { SPACE_KINDS, type SpaceKind, VENUE_KINDS, type VenueKind } from './kinds.js';

export const VenueKindEnum = enumOf(VENUE_KINDS);
registerEnumType(VenueKindEnum, { name: 'VenueKind', description: 'What a venue mostly is.' });
export const SpaceKindEnum = enumOf(SPACE_KINDS);
registerEnumType(SpaceKindEnum, { name: 'SpaceKind', description: 'What a space is, by the way it is used.' });

@ObjectType('Point', { description: 'A place on the map, WGS84.' })
@Allow('anyone')
export class PointType {
  @Field(() => Float, { description: 'Latitude, degrees north.' })
  lat!: number;

  @Field(() => Float, { description: 'Longitude, degrees east.' })
  lon!: number;
}

/** Seven decimals are a centimetre. Smaller numbers say nothing, and next to nothing is less than PostgreSQL reckons with. */
const ToTheCentimetre = (): PropertyDecorator =>
  Transform(({ value }: { value: number }) => Math.round(value * 1e7) / 1e7);

@InputType({ description: 'A place on the map, WGS84.' })
export class PointInput {
  @Field(() => Float, { description: 'Latitude, degrees north, -90 to 90.' })
  @ToTheCentimetre()
  @Min(-90)
  @Max(90)
  lat!: number;

  @Field(() => Float, { description: 'Longitude, degrees east, -180 to 180.' })
  @ToTheCentimetre()
  @Min(-180)
  @Max(180)
  lon!: number;
}

@ObjectType({ description: 'The third places of a metropolis that share one pass and one hourly price.' })
@Allow('anyone')
export class Network {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field({ description: 'Its name in addresses, such as "lyon".' })
  slug!: string;

  @Field({ description: 'What people call it.' })
  name!: string;

  @Field({ description: 'IANA time zone of its people, such as "Europe/Paris".' })
  zone!: string;

  @Field(() => PointType, { description: 'Where a map of it opens.' })
  centre!: PointType;
}

@ObjectType({ description: 'Something that can be done in a space, such as laser cutting.' })
@Allow('anyone')
export class Capability {
  @Field({ description: 'Its stable name in the vocabulary, such as "laser-cutting".' })
  code!: string;

  @Field({ description: 'What people call it, in the language of the request.' })
  label!: string;

  @Field(() => SpaceKindEnum, { description: 'The kind of space that has it.' })
  spaceKind!: SpaceKind;
}

@ObjectType({ description: 'Something a venue or a space has, such as a projector.' })
@Allow('anyone')
export class Equipment {
  @Field({ description: 'Its stable name in the vocabulary, such as "projector".' })
  code!: string;

  @Field({ description: 'What people call it, in the language of the request.' })
  label!: string;
}

@ObjectType({ description: 'Something a person can know and pass on, such as fundraising or laser cutting.' })
@Allow('anyone')
export class Skill {
  @Field({ description: 'Its stable name in the vocabulary, such as "fundraising".' })
  code!: string;

  @Field({ description: 'What people call it, in the language of the request.' })
  label!: string;
}

@ObjectType({ description: 'A municipality of the network’s territory.' })
@Allow('anyone')
export class Commune {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field({ description: 'INSEE code, such as "69266".' })
  code!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field(() => PointType, { description: 'A point inside it, for the map and for “near”.' })
  centre!: PointType;
}

@ObjectType({ description: 'A postal address.' })
@Allow('anyone')
export class Address {
  @Field({ description: 'Number and street; empty when not known.' })
  street!: string;

  @Field({ description: 'Empty when not known.' })
  postcode!: string;

  @Field({ description: 'Town as its post writes it; empty when not known.' })
  city!: string;

  @Field(() => String, { nullable: true, description: 'Its commune; null outside the territory.' })
  commune!: string | null;

  @Field(() => String, { nullable: true, description: 'Its arrondissement; null where the commune has none.' })
  arrondissement!: string | null;
}

@ObjectType({ description: 'How a venue can be used by people with a disability; null means not known.' })
@Allow('anyone')
export class Accessibility {
  @Field(() => Boolean, { nullable: true, description: 'One can get in and around without a step.' })
  stepFree!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'It has a toilet for wheelchair users.' })
  accessibleToilet!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'It has a hearing loop.' })
  hearingLoop!: boolean | null;
}

@ObjectType({ description: 'Who runs a venue.' })
@Allow('anyone')
export class Owner {
  @Field({ description: 'Name of the association, company or public body.' })
  name!: string;
}

@ObjectType({ description: 'A stretch of time in which a venue is open.' })
@Allow('anyone')
export class Opening {
  @Field(() => InstantScalar, { description: 'When it opens.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'Not included.' })
  end!: Temporal.Instant;
}

@ObjectType({ description: 'Weekly opening hours, as the clock in the venue shows them.' })
@Allow('anyone')
export class OpeningHours {
  @Field(() => Int, { description: '1 Monday to 7 Sunday.' })
  weekday!: number;

  @Field({ description: 'Such as "09:00".' })
  opens!: string;

  @Field({ description: 'Such as "18:00" or "24:00"; at or before `opens` it is the next day.' })
  closes!: string;
}

@ObjectType({ description: 'A third place: spaces and machines that members book by the hour.' })
@Allow('anyone')
export class Venue {
  calendarId!: string;
  equipmentCodes!: readonly string[];

  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field({ description: 'Its name in addresses, unique in the network.' })
  slug!: string;

  @Field({ description: 'What people call it.' })
  name!: string;

  @Field(() => VenueKindEnum, { description: 'What it mostly is.' })
  kind!: VenueKind;

  @Field({ description: 'In its own words; may be empty.' })
  description!: string;

  @Field(() => Address, { description: 'Where mail reaches it.' })
  address!: Address;

  @Field(() => PointType, { description: 'Where it is on the map.' })
  point!: PointType;

  @Field({ description: 'IANA time zone its hours are meant in.' })
  zone!: string;

  @Field(() => Accessibility, { description: 'How it can be used by people with a disability.' })
  accessibility!: Accessibility;

  @Field(() => String, { nullable: true, description: 'Address of its own pages.' })
  website!: string | null;

  @Field({ description: 'True for a venue of the demonstration that does not exist.' })
  invented!: boolean;

  @Field(() => Owner, { description: 'Who runs it.' })
  owner!: Owner;
}

@ObjectType({ description: 'A room, an area of desks or a machine that can be booked.' })
@Allow('anyone')
export class Space {
  venueId!: string;
  resourceId!: string;
  capabilityCodes!: readonly string[];
  equipmentCodes!: readonly string[];

  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field({ description: 'What its venue calls it.' })
  name!: string;

  @Field(() => SpaceKindEnum, { description: 'The way it is used.' })
  kind!: SpaceKind;

  @Field({ description: 'In the venue’s own words; may be empty.' })
  description!: string;

  @Field(() => Int, { description: 'How many people it holds; of a desk area, how many seats.' })
  capacity!: number;

  @Field({ description: 'Class of the network’s tariff, such as "SMALL_ROOM".' })
  tariffClass!: string;

  @Field({ description: 'Somebody of the venue must run it.' })
  needsOperator!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'One can get to it without a step; null means not known.' })
  stepFree!: boolean | null;
}

@ObjectType({ description: 'Spaces of a venue, by name.' })
@Allow('anyone')
export class SpaceConnection extends connectionOf(Space, 'Space') {}
