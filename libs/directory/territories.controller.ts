import { createHash } from 'node:crypto';
import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import { CodedError, Database, Networks, statement } from '#libs/platform';

const version = statement(
  'directory.territoriesVersion',
  `select count(*) || '/' || coalesce(max(imported_at)::text, '') version from territory where network_id = $1`,
);
const collection = statement(
  'directory.territoriesGeojson',
  `select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object(
            'type', 'Feature', 'properties', json_build_object('name', name, 'code', code),
            'geometry', json_build_object('type', 'MultiPolygon', 'coordinates', polygons)) order by code), '[]'))::text body
     from territory where network_id = $1 and kind = 'COMMUNE' and polygons is not null`,
);

/** The part of a Fastify reply that is used here. */
interface Reply {
  header(name: string, value: string): Reply;
  status(code: number): Reply;
  send(body?: string): Reply;
}
interface CachedBody {
  readonly version: string;
  readonly body: string;
  readonly etag: string;
}

/** Polygons of the communes: the base map when no map server is set. */
@Controller()
export class TerritoriesController {
  private readonly cache = new Map<string, CachedBody>();

  constructor(
    private readonly networks: Networks,
    private readonly database: Database,
  ) {}

  @Get(':network/territories.geojson')
  async territories(
    @Param('network') slug: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: Reply,
  ): Promise<void> {
    const { id } = await this.networks.bySlug(slug).catch((error: unknown) => {
      throw error instanceof CodedError ? new NotFoundException(error.message) : error;
    });
    const { body, etag } = await this.bodyOf(id);
    reply.header('etag', etag).header('cache-control', 'public, max-age=300');
    if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) reply.status(304).send();
    else reply.header('content-type', 'application/geo+json; charset=utf-8').send(body);
  }

  private async bodyOf(networkId: string): Promise<CachedBody> {
    const now = (await this.database.open.one<{ version: string }>(version, [networkId])).version;
    const before = this.cache.get(networkId);
    if (before?.version === now) return before;
    const { body: spaced } = await this.database.open.one<{ body: string }>(collection, [networkId]);
    const body = JSON.stringify(JSON.parse(spaced)); // Without the spaces that PostgreSQL writes, it is a third of the size.
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const fresh = { version: now, body, etag };
    this.cache.set(networkId, fresh);
    return fresh;
  }
}
