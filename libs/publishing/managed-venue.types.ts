import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Arrivals, ArrivalsEnum, PointType, VenueKindEnum, type VenueKind } from '#libs/directory';
import { Allow, InstantScalar, enumOf } from '#libs/platform';
import { ManagedSpace } from './managed-space.types.js';
import { VENUE_STATES, type VenueState } from './managed-venue.js';
import { PublishingRefused, union } from './refused.type.js';
import { CHECKS, type Check } from './rules/checklist.js';
import { StaffInvitation, VenueStaffMember } from './venue-team.types.js';

export const VenueStateEnum = enumOf(VENUE_STATES);
registerEnumType(VenueStateEnum, {
  name: 'VenueState',
  description: 'Whether somebody manages a venue, whether its spaces can be booked, and whether it is over.',
});
const CheckEnum = enumOf(CHECKS);
registerEnumType(CheckEnum, { name: 'VenueCheck', description: 'What a venue needs before it is published.' });

@ObjectType({ description: 'One point of what a venue needs before it is published.' })
@Allow('venueTeam')
export class VenueChecklistItem {
  @Field(() => CheckEnum, { description: 'What is needed.' })
  check!: Check;

  @Field({ description: 'Whether it is there.' })
  done!: boolean;
}

@ObjectType({ description: 'A class of the network’s tariff, and what an hour in it takes.' })
@Allow('venueTeam')
export class TariffClass {
  @Field({ description: 'The class, such as "SMALL_ROOM".' })
  name!: string;

  @Field(() => Int, { description: 'Credit-hours that one hour takes.' })
  weight!: number;
}

@ObjectType({ description: 'A venue as its team sees and edits it.' })
@Allow('venueTeam')
export class ManagedVenue {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the version, from 1: send it back with an edit.' })
  version!: number;

  @Field({ description: 'Name in web addresses.' })
  slug!: string;

  @Field(() => VenueStateEnum, { description: 'Where it is on its way to being published.' })
  state!: VenueState;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => VenueKindEnum, { description: 'Main use.' })
  kind!: VenueKind;

  @Field({ description: 'Name of the organisation that runs it.' })
  ownerName!: string;

  @Field({ description: 'Description in French.' })
  descriptionFr!: string;

  @Field({ description: 'Description in English.' })
  descriptionEn!: string;

  @Field({ description: 'House rules in French.' })
  houseRulesFr!: string;

  @Field({ description: 'House rules in English.' })
  houseRulesEn!: string;

  @Field({ description: 'How to get in, in French: shown to people with a booking only.' })
  accessFr!: string;

  @Field({ description: 'How to get in, in English: shown to people with a booking only.' })
  accessEn!: string;

  @Field({ description: 'Number and street.' })
  street!: string;

  @Field({ description: 'Postcode.' })
  postcode!: string;

  @Field({ description: 'Town of the postal address.' })
  city!: string;

  @Field(() => [String], { description: 'Sites that may show its embedded page inside theirs.' })
  embedOrigins!: readonly string[];

  @Field({ description: 'Whether a request for a space that it does not answer in time is accepted.' })
  silenceAccepts!: boolean;

  @Field(() => ArrivalsEnum, { description: 'How it learns who came.' })
  arrivals!: Arrivals;

  @Field(() => String, { nullable: true, description: 'Address of its website.' })
  website!: string | null;

  @Field(() => PointType, { description: 'Where the pin is on the map.' })
  point!: PointType;

  @Field(() => Float, {
    nullable: true,
    description: 'How sure the computed position is, from 0 to 1; null when a person placed the pin.',
  })
  pointPrecision!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it can be used without a step; null: not known.' })
  stepFree!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Has a toilet for wheelchair users; null: not known.' })
  accessibleToilet!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is a hearing loop; null: not known.' })
  hearingLoop!: boolean | null;

  @Field(() => [String], { description: 'Codes of equipment for everyone in the venue.' })
  equipment!: readonly string[];

  @Field(() => InstantScalar, { nullable: true, description: 'Since when its spaces can be booked; null before.' })
  publishedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When its page was last confirmed; null: never.' })
  confirmedAt!: Temporal.Instant | null;

  @Field({ description: 'Whether nobody confirmed the page for six months.' })
  stale!: boolean;

  @Field(() => [VenueChecklistItem], { description: 'What it needs before it is published.' })
  checklist!: VenueChecklistItem[];

  @Field(() => [VenueStaffMember], { description: 'Its team, managers first.' })
  staff!: VenueStaffMember[];

  @Field(() => [StaffInvitation], { description: 'Invitations that wait, the newest first; 100 at most.' })
  invitations!: StaffInvitation[];

  @Field(() => [ManagedSpace], { description: 'All its spaces by name, withdrawn ones last.' })
  spaces!: ManagedSpace[];

  @Field({ description: 'Its spaces as a CSV file, which `importSpaces` reads.' })
  spacesCsv!: string;
}

@ObjectType({ description: 'Somebody changed the venue since it was read. Nothing was changed now.' })
@Allow('venueTeam')
export class VenueConflict {
  @Field(() => ManagedVenue, { description: 'The venue as it is.' })
  current!: ManagedVenue;
}

@ObjectType({ description: 'Somebody changed the space since it was read. Nothing was changed now.' })
@Allow('venueTeam')
export class SpaceConflict {
  @Field(() => ManagedSpace, { description: 'The space as it is.' })
  current!: ManagedSpace;
}

@ObjectType({ description: 'A line of a file of spaces.' })
@Allow('venueTeam')
export class SpaceFileLine {
  @Field(() => Int, { description: 'Number of the line in the file, from 1.' })
  line!: number;

  @Field({ description: 'Name of the space; may be empty.' })
  name!: string;

  @Field(() => [String], { description: 'What is wrong with the line, in words.' })
  faults!: readonly string[];
}

@ObjectType({ description: 'What a file of spaces contains, and what was created of it.' })
@Allow('venueTeam')
export class SpacesImport {
  @Field(() => [SpaceFileLine], { description: 'The lines of the file, 200 at most.' })
  lines!: SpaceFileLine[];

  @Field(() => Int, { description: 'The number of spaces created: all of them, or 0 where a line has a fault.' })
  created!: number;
}

export const VenueResult = union<ManagedVenue | PublishingRefused>('ManagedVenueResult', 'The venue as it is now, or why nothing was changed.', ManagedVenue, PublishingRefused); // prettier-ignore
export const EditVenueResult = union<ManagedVenue | VenueConflict | PublishingRefused>('EditVenueResult', 'The venue as it is now, a conflict, or why nothing was changed.', ManagedVenue, VenueConflict, PublishingRefused); // prettier-ignore
export const SpaceResult = union<ManagedSpace | PublishingRefused>('ManagedSpaceResult', 'The space as it is now, or why nothing was changed.', ManagedSpace, PublishingRefused); // prettier-ignore
export const EditSpaceResult = union<ManagedSpace | SpaceConflict | PublishingRefused>('EditSpaceResult', 'The space as it is now, a conflict, or why nothing was changed.', ManagedSpace, SpaceConflict, PublishingRefused); // prettier-ignore
export const ImportSpacesResult = union<SpacesImport | PublishingRefused>('ImportSpacesResult', 'The lines of the file, or why it was not read.', SpacesImport, PublishingRefused); // prettier-ignore
