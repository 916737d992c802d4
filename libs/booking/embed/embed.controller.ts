import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { smallPagePolicy } from '#libs/messages';
import { CodedError, Database, Networks, localeOf } from '#libs/platform';
import { NextFree } from '../next-free.js';
import { embedPage, missingPage } from './embed.page.js';
import { embeddedVenue } from './embed.queries.js';

const MINUTES = 60;

/** A page of a venue for its own site: the next free times, for anonymous visitors. The venue names the sites that may show it. */
@Controller(':network/embed')
export class EmbedController {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly nextFree: NextFree,
  ) {}

  @Get(':venue')
  async page(
    @Param('network') slug: string,
    @Param('venue') venueSlug: string,
    @Query('lang') language: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = language === 'fr' || language === 'en' ? language : localeOf(request.headers['accept-language']);
    const network = await this.networks.bySlug(slug).catch((error: unknown) => {
      if (error instanceof CodedError) return undefined;
      throw error;
    });
    const venue = network && (await embeddedVenue(this.database.open, network.id, venueSlug.slice(0, 200)));
    if (!venue) return answer(reply.code(404), "'none'", missingPage(locale));
    const asked = venue.spaces.map(({ spaceId, resourceId, minMinutes }) => {
      return { spaceId, resourceId, minutes: Math.max(minMinutes, MINUTES) };
    });
    const starts = await this.nextFree.starts(network.id, asked);
    const spaces = venue.spaces.map((space, n) => ({ ...space, start: starts[n] ?? null, minutes: asked[n]!.minutes }));
    const ancestors = venue.origins.length > 0 ? venue.origins.join(' ') : "'none'";
    return answer(reply, ancestors, embedPage(locale, slug, venue, spaces));
  }
}

function answer(reply: FastifyReply, ancestors: string, body: string): void {
  void reply
    .headers({
      'content-security-policy': smallPagePolicy(ancestors),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=60',
    })
    // The policy says which sites may show the page; this older header knows only all or none.
    .removeHeader('x-frame-options')
    .send(body);
}
