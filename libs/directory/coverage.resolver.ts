import { Field, ID, Int, ObjectType, Query, Resolver, registerEnumType } from '@nestjs/graphql';
import { Allow, Costs, Database, enumOf, make, Me, type Viewer } from '#libs/platform';
import { COVERED_KINDS, type CoveredKind, coverageOf } from './coverage.queries.js';
import { PointType } from './geography.types.js';

const CoveredKindEnum = enumOf(COVERED_KINDS);
registerEnumType(CoveredKindEnum, { name: 'TerritoryKind', description: 'What a part of the territory is.' });

@ObjectType({ description: 'A part of the territory, and how far people there are from a published venue.' })
@Allow('networkAdmin')
export class TerritoryCoverage {
  @Field(() => ID, { description: 'Id of the part of the territory.' })
  id!: string;

  @Field(() => CoveredKindEnum, { description: 'What it is.' })
  kind!: CoveredKind;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => PointType, { description: 'A point inside it.' })
  centre!: PointType;

  @Field(() => Int, {
    description: 'Number of published venues in it; for a quarter, of those within 1 km of its centre.',
  })
  publishedVenues!: number;

  @Field(() => Int, { description: 'Number of spaces of these venues.' })
  spaces!: number;

  @Field(() => String, { nullable: true, description: 'Name of the published venue nearest to its centre, if any.' })
  nearestVenue!: string | null;

  @Field(() => Int, { nullable: true, description: 'Metres from its centre to that venue, as the crow flies.' })
  nearestMeters!: number | null;
}

@Resolver()
export class CoverageResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [TerritoryCoverage], {
    description: 'Communes, arrondissements and quarters with their published venues, by name; 500 at most.',
  })
  @Allow('networkAdmin')
  @Costs('search')
  async territoryCoverage(@Me() { network }: Viewer): Promise<TerritoryCoverage[]> {
    const rows = await coverageOf(this.database.open, network.id);
    return rows.map(({ lat, lon, ...row }) =>
      make(TerritoryCoverage, { ...row, centre: make(PointType, { lat, lon }) }),
    );
  }
}
