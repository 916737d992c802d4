import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SpaceKindEnum, type SpaceKind } from '#libs/directory';
import { Allow, InstantScalar } from '#libs/platform';

@ObjectType({ description: 'A space as its team sees and edits it.' })
@Allow('venueTeam')
export class ManagedSpace {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the version, from 1: send it back with an edit.' })
  version!: number;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => SpaceKindEnum, { description: 'Kind of space.' })
  kind!: SpaceKind;

  @Field({ description: 'Class in the network’s tariff.' })
  tariffClass!: string;

  @Field({ description: 'Description in French; may be empty.' })
  descriptionFr!: string;

  @Field({ description: 'Description in English; may be empty.' })
  descriptionEn!: string;

  @Field(() => Int, { description: 'How many people it holds; the number of seats where they are shared.' })
  capacity!: number;

  @Field({ description: 'Whether several bookings share its seats at one time.' })
  sharesSeats!: boolean;

  @Field(() => Int, { description: 'Minutes kept free after a booking.' })
  bufferMinutes!: number;

  @Field(() => Int, { description: 'Minutes before the start when booking ends.' })
  leadMinutes!: number;

  @Field(() => Int, { description: 'Shortest booking in minutes.' })
  minMinutes!: number;

  @Field(() => Int, { description: 'Longest booking in minutes.' })
  maxMinutes!: number;

  @Field({ description: 'True when staff of the venue must operate it.' })
  needsOperator!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether it can be reached without a step; null: not known.' })
  stepFree!: boolean | null;

  @Field(() => ID, { nullable: true, description: 'The training whose certificate a member needs; null: none.' })
  trainingId!: string | null;

  @Field({ description: 'Whether only adults book it.' })
  adultOnly!: boolean;

  @Field({ description: 'Whether the venue answers each booking of it first.' })
  needsApproval!: boolean;

  @Field(() => [String], { description: 'Codes of its own equipment.' })
  equipment!: readonly string[];

  @Field(() => [String], { description: 'Codes of what can be done in it.' })
  capabilities!: readonly string[];

  @Field(() => [ID], { description: 'Spaces that a booking of this one takes, too.' })
  partIds!: readonly string[];

  @Field(() => InstantScalar, { nullable: true, description: 'Since when it cannot be booked; null while it can.' })
  withdrawnAt!: Temporal.Instant | null;
}
