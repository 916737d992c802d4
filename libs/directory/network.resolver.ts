import { Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  Database,
  Me,
  type NetworkRow,
  Networks,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import { venueCountOf } from './directory.loaders.js';
import { communes } from './territory.queries.js';
import { Capability, Equipment, Network } from './directory.types.js';
import { Commune, PointType } from './geography.types.js';
import { Vocabulary } from './vocabulary.js';

const networkView = (row: NetworkRow): Network =>
  make(Network, {
    id: row.id,
    slug: row.slug,
    name: row.name,
    zone: row.zone,
    centre: make(PointType, { lat: row.centreLat, lon: row.centreLon }),
  });

@Resolver(() => Network)
export class NetworkResolver {
  constructor(
    private readonly networks: Networks,
    private readonly vocabulary: Vocabulary,
    private readonly database: Database,
  ) {}

  @Query(() => Network, { description: 'The network in the address.' })
  @Allow('anyone')
  async network(@Me() viewer: Viewer): Promise<Network> {
    return networkView(await this.networks.bySlug(viewer.network.slug));
  }

  @Query(() => [Network], { name: 'networks', description: 'All networks of this server, by name.' })
  @Allow('anyone')
  async allNetworks(): Promise<Network[]> {
    return (await this.networks.all()).map(networkView);
  }

  @ResolveField(() => Int, { description: 'How many venues it lists.' })
  @Allow('anyone')
  venueCount(@Parent() network: Network, @Request() request: RequestContext): Promise<number> {
    return venueCountOf(request, this.database).load(network.id);
  }

  @Query(() => [Capability], { description: 'All capabilities, by label.' })
  @Allow('anyone')
  async capabilities(@Me() { locale }: Viewer): Promise<readonly Capability[]> {
    const { capabilities } = await this.vocabulary.words();
    return capabilities.labelled(capabilities.codes, locale);
  }

  @Query(() => [Equipment], { description: 'All equipment, by label.' })
  @Allow('anyone')
  async equipment(@Me() { locale }: Viewer): Promise<readonly Equipment[]> {
    const { equipment } = await this.vocabulary.words();
    return equipment.labelled(equipment.codes, locale);
  }

  @Query(() => [Commune], {
    description: 'Communes of the network’s territory, by name. Their polygons are at /{network}/territories.geojson.',
  })
  @Allow('anyone')
  async communes(@Me() { network }: Viewer): Promise<Commune[]> {
    const rows = await communes(this.database.open, network.id);
    return rows.map(({ id, code, name, lat, lon }) =>
      make(Commune, { id, code, name, centre: make(PointType, { lat, lon }) }),
    );
  }
}
