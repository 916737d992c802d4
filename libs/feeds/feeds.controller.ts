import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { CodedError, Networks } from '#libs/platform';
import { CalendarFeeds } from './calendar-feeds.js';

/** Serves calendar feeds to calendars, which cannot sign in. A wrong, revoked or outlived token is answered with 404. */
@Controller(':network/feeds')
export class FeedsController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly networks: Networks,
  ) {}

  @Get(':file')
  async read(
    @Param('network') slug: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const network = await this.networks.bySlug(slug).catch((error: unknown) => {
      if (error instanceof CodedError) return undefined;
      throw error;
    });
    const token = file.endsWith('.ics') ? file.slice(0, -4) : '';
    const calendar = network && (await this.feeds.read(network, token));
    if (!calendar) throw new NotFoundException('No calendar has this address, or it was revoked.');
    reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex');
    return calendar;
  }
}
