import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, type Locale, connectionOf, enumOf } from '#libs/platform';
import { Address, PointType } from './geography.types.js';
import { ARRIVALS, SPACE_KINDS, type SpaceKind, VENUE_KINDS, type VenueKind } from './kinds.js';

export const VenueKindEnum = enumOf(VENUE_KINDS);
registerEnumType(VenueKindEnum, { name: 'VenueKind', description: 'The main use of a venue.' });
export const SpaceKindEnum = enumOf(SPACE_KINDS);
registerEnumType(SpaceKindEnum, { name: 'SpaceKind', description: 'The kind of a space, by its use.' });
export const ArrivalsEnum = enumOf(ARRIVALS);
registerEnumType(ArrivalsEnum, {
  name: 'Arrivals',
  description:
    'How a venue learns who came. NONE: nobody checks in. CHECK_IN: people check in, and who does not come in time frees the place. PAPER_LIST: the staff tick a printed list and enter it.',
});

@ObjectType({ description: 'The third places of a metropolis that share one pass and one hourly price.' })
@Allow('anyone')
export class Network {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field({ description: 'Name in web addresses, such as "lyon".' })
  slug!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field({ description: 'IANA time zone, such as "Europe/Paris".' })
  zone!: string;

  @Field(() => PointType, { description: 'The centre of its map.' })
  centre!: PointType;
}

@ObjectType({ description: 'Something that can be done in a space, such as laser cutting.' })
@Allow('anyone')
export class Capability {
  @Field({ description: 'Stable code in the vocabulary, such as "laser-cutting".' })
  code!: string;

  @Field({ description: 'Name in the language of the request.' })
  label!: string;

  @Field(() => SpaceKindEnum, { description: 'The kind of space that offers it.' })
  spaceKind!: SpaceKind;
}

@ObjectType({ description: 'Something a venue or a space has, such as a projector.' })
@Allow('anyone')
export class Equipment {
  @Field({ description: 'Stable code in the vocabulary, such as "projector".' })
  code!: string;

  @Field({ description: 'Name in the language of the request.' })
  label!: string;
}

@ObjectType({ description: 'Something a person can know and teach, such as fundraising or laser cutting.' })
@Allow('anyone')
export class Skill {
  @Field({ description: 'Stable code in the vocabulary, such as "fundraising".' })
  code!: string;

  @Field({ description: 'Name in the language of the request.' })
  label!: string;
}

@ObjectType({ description: 'Accessibility of a venue; null means unknown.' })
@Allow('anyone')
export class Accessibility {
  @Field(() => Boolean, { nullable: true, description: 'Whether it can be used without climbing a step.' })
  stepFree!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Has a toilet for wheelchair users.' })
  accessibleToilet!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is a hearing loop.' })
  hearingLoop!: boolean | null;
}

@ObjectType({ description: 'The organisation that runs a venue.' })
@Allow('anyone')
export class Owner {
  @Field({ description: 'Name of the association, company or public body.' })
  name!: string;
}

@ObjectType({ description: 'A period in which a venue is open.' })
@Allow('anyone')
export class Opening {
  @Field(() => InstantScalar, { description: 'When it opens.' })
  start!: Temporal.Instant;

  @Field(() => InstantScalar, { description: 'When it closes; not included.' })
  end!: Temporal.Instant;
}

@ObjectType({ description: 'Weekly opening hours, in the local time of the venue.' })
@Allow('anyone')
export class OpeningHours {
  @Field(() => Int, { description: 'Day of the week, 1 Monday to 7 Sunday.' })
  weekday!: number;

  @Field({ description: 'Opening time, such as "09:00".' })
  opens!: string;

  @Field({ description: 'Closing time, such as "18:00" or "24:00"; on the next day when it is not after `opens`.' })
  closes!: string;
}

@ObjectType({ description: 'A third place: spaces and machines that members book by the hour.' })
@Allow('anyone')
export class Venue {
  calendarId!: string;
  equipmentCodes!: readonly string[];
  texts!: Readonly<Record<Locale, { readonly description: string; readonly houseRules: string }>>;
  createdAt!: Temporal.Instant;
  archivedAt!: Temporal.Instant | null;

  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field({ description: 'Name in web addresses, unique in the network.' })
  slug!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => VenueKindEnum, { description: 'Main use.' })
  kind!: VenueKind;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Since when its spaces can be booked; null before it is published.',
  })
  publishedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When somebody of the venue last said that all of this is right; null when nobody did.',
  })
  confirmedAt!: Temporal.Instant | null;

  @Field(() => Address, { description: 'Postal address.' })
  address!: Address;

  @Field(() => PointType, { description: 'Position on the map.' })
  point!: PointType;

  @Field({ description: 'IANA time zone of its opening hours.' })
  zone!: string;

  @Field(() => Accessibility, { description: 'Accessibility for people with a disability.' })
  accessibility!: Accessibility;

  @Field(() => String, { nullable: true, description: 'Address of its website.' })
  website!: string | null;

  @Field({ description: 'True for an invented venue of the demonstration.' })
  invented!: boolean;

  @Field(() => Owner, { description: 'The organisation that runs it.' })
  owner!: Owner;
}

@ObjectType({ description: 'A room, an area of desks or a machine that can be booked.' })
@Allow('anyone')
export class Space {
  descriptions!: Readonly<Record<Locale, string>>;
  venueId!: string;
  resourceId!: string;
  capabilityCodes!: readonly string[];
  equipmentCodes!: readonly string[];

  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field({ description: 'Name given by the venue.' })
  name!: string;

  @Field(() => SpaceKindEnum, { description: 'Kind of space.' })
  kind!: SpaceKind;

  @Field(() => Int, { description: 'How many people it holds; the number of seats for a desk area.' })
  capacity!: number;

  @Field({ description: 'Class in the network’s tariff, such as "SMALL_ROOM".' })
  tariffClass!: string;

  @Field({ description: 'True when staff of the venue must operate it.' })
  needsOperator!: boolean;

  @Field({ description: 'True when only people who declared that they are 18 or older may book it.' })
  adultOnly!: boolean;

  @Field({ description: 'Whether the venue answers each booking of it first.' })
  needsApproval!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it can be reached without a step; null means unknown.',
  })
  stepFree!: boolean | null;
}

@ObjectType({ description: 'Spaces of a venue, by name.' })
@Allow('anyone')
export class SpaceConnection extends connectionOf(Space, 'Space') {}
