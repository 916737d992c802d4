import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { Max, Min } from 'class-validator';
import { Allow } from '#libs/platform';

@ObjectType('Point', { description: 'A point on the map, WGS84.' })
@Allow('anyone')
export class PointType {
  @Field(() => Float, { description: 'Latitude, degrees north.' })
  lat!: number;

  @Field(() => Float, { description: 'Longitude, degrees east.' })
  lon!: number;
}

/** Seven decimals are about a centimetre; PostgreSQL cannot compute with much smaller numbers. */
const ToTheCentimetre = (): PropertyDecorator =>
  Transform(({ value }: { value: number }) => Math.round(value * 1e7) / 1e7);

@InputType({ description: 'A point on the map, WGS84.' })
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

@ObjectType({ description: 'A municipality of the network’s territory.' })
@Allow('anyone')
export class Commune {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field({ description: 'INSEE code, such as "69266".' })
  code!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => PointType, { description: 'A point inside it, for maps and for searches near it.' })
  centre!: PointType;
}

@ObjectType({ description: 'A postal address.' })
@Allow('anyone')
export class Address {
  @Field({ description: 'Number and street; empty when unknown.' })
  street!: string;

  @Field({ description: 'Postcode; empty when unknown.' })
  postcode!: string;

  @Field({ description: 'Town of the postal address; empty when unknown.' })
  city!: string;

  @Field(() => String, { nullable: true, description: 'Commune; null outside the network’s territory.' })
  commune!: string | null;

  @Field(() => String, { nullable: true, description: 'Arrondissement; null where the commune has none.' })
  arrondissement!: string | null;
}
