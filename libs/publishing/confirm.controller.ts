import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { confirmVenue, venueRow } from '#libs/directory';
import { SMALL_PAGE_POLICY, html, smallPage } from '#libs/messages';
import { venueStaff } from '#libs/people';
import { Clock, Database, Networks, localeOf } from '#libs/platform';
import { ConfirmLinks } from './confirm-links.js';

const texts = {
  fr: {
    ask: (venue: string) => `La page de ${venue} est-elle juste ?`,
    button: 'Tout est juste',
    see: 'Voir et corriger la page',
    done: 'Merci, c’est noté',
    doneText: (venue: string) => `La page de ${venue} est confirmée pour six mois.`,
    missing: 'Ce lien ne fonctionne plus',
    missingText: 'Le lieu a changé d’équipe, ou le lien a été coupé. Connectez-vous pour confirmer la page.',
  },
  en: {
    ask: (venue: string) => `Is the page of ${venue} right?`,
    button: 'All of it is right',
    see: 'See and correct the page',
    done: 'Thank you',
    doneText: (venue: string) => `The page of ${venue} is confirmed for six months.`,
    missing: 'This link no longer works',
    missingText: 'The team of the venue changed, or the link was cut. Sign in to confirm the page.',
  },
};

/** Confirms a venue in one click from a mail. GET shows a button and changes nothing, for programs that look at mails open links. */
@Controller('still-right')
export class ConfirmController {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly links: ConfirmLinks,
  ) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const locale = localeOf(request.headers['accept-language']);
    const say = texts[locale];
    const found = await this.act(token, false);
    if (!found) return answer(reply.code(404), smallPage(locale, say.missing, html`<p>${say.missingText}</p>`));
    const page = html`<form method="post"><button>${say.button}</button></form>
      <p><a href="${found.page}">${say.see}</a></p>`;
    return answer(reply, smallPage(locale, say.ask(found.name), page));
  }

  @Post(':token')
  @HttpCode(200)
  async confirm(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const locale = localeOf(request.headers['accept-language']);
    const say = texts[locale];
    const found = await this.act(token, true);
    if (!found) return answer(reply.code(404), smallPage(locale, say.missing, html`<p>${say.missingText}</p>`));
    return answer(reply, smallPage(locale, say.done, html`<p role="status">${say.doneText(found.name)}</p>`));
  }

  /** The venue, when the person of the link is still in its team. */
  private async act(token: string, confirms: boolean): Promise<{ name: string; page: string } | undefined> {
    const link = this.links.read(token);
    const network = link && (await this.networks.all()).find(({ id }) => id === link.networkId);
    if (!network) return undefined;
    return this.database.inTransaction(link.networkId, async (tx) => {
      const venue = await venueRow(tx, link.networkId, link.venueId);
      const team = await venueStaff(tx, link.venueId);
      if (!venue || venue.withdrawnAt || !team.some(({ accountId }) => accountId === link.accountId)) return undefined;
      if (confirms) await confirmVenue(tx, venue.id, this.clock.now());
      return { name: venue.name, page: `/${network.slug}/venues/${venue.slug}/manage` };
    });
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
