import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock, Database, type NetworkRow, Networks, localeOf } from '#libs/platform';
import { setPreference, turnDigestsOff } from './preference.queries.js';
import { SMALL_PAGE_POLICY, askPage, brokenLinkPage, unsubscribedPage } from './unsubscribe.pages.js';
import { UnsubscribeLinks, type Unsubscription } from './unsubscribe-links.js';

/**
 * Turns mails off in one click, as RFC 8058 asks: mail programs send the POST without a session. The signed token is the proof, so a
 * foreign page cannot forge the request. GET changes nothing.
 */
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly links: UnsubscribeLinks,
  ) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const locale = localeOf(request.headers['accept-language']);
    const found = await this.find(token);
    if (!found) return answer(reply.code(404), brokenLinkPage(locale));
    return answer(reply, askPage(found, found.network.name, locale));
  }

  @Post(':token')
  @HttpCode(200)
  async unsubscribe(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const locale = localeOf(request.headers['accept-language']);
    const found = await this.find(token);
    if (!found) return answer(reply.code(404), brokenLinkPage(locale));
    const { networkId, accountId, about, network } = found;
    const now = this.clock.now();
    await this.database.inTransaction(networkId, (tx) =>
      about === 'DIGEST'
        ? turnDigestsOff(tx, accountId, now)
        : setPreference(tx, accountId, { topic: about, channel: 'MAIL', delivery: 'NEVER' }, now),
    );
    return answer(reply, unsubscribedPage(found, `/${network.slug}/account#notifications`, locale));
  }

  private async find(token: string): Promise<(Unsubscription & { network: NetworkRow }) | undefined> {
    const read = this.links.read(token);
    const network = read && (await this.networks.all()).find(({ id }) => id === read.networkId);
    return read && network && { ...read, network };
  }
}

const answer = (reply: FastifyReply, body: string) =>
  reply
    .headers({
      'content-security-policy': SMALL_PAGE_POLICY,
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .send(body);
