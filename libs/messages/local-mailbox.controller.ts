import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { isIP } from 'node:net';
import { type FastifyReply } from 'fastify';
import { type Email } from 'postal-mime';
import { Database, ENV, type Env, localeOf } from '#libs/platform';
import { MAIL_POLICY, PAGE_POLICY, listPage, mailPage, missingPage } from './local-mailbox.pages.js';
import { type KeptMail, localMail, localMails } from './local-mailbox.queries.js';

const PAGE_SIZE = 25;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** The mailbox of a machine without a mail server. It shows sign-in links: it is registered in development only. */
@Controller('dev')
export class LocalMailboxController {
  private readonly publicHost: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ENV) env: Env,
  ) {
    this.publicHost = new URL(env.PUBLIC_URL).hostname;
  }

  @Get('mail')
  async list(@Headers() headers: Asked, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply) {
    const locale = localeOf(headers['accept-language']);
    const before = idIn(query.before);
    if (!this.isOurs(headers) || (query.before !== undefined && !before)) return this.missing(headers, reply);
    const mails = await localMails(this.database.open, { before, limit: PAGE_SIZE + 1 });
    const shown = mails.slice(0, PAGE_SIZE);
    const older = mails.length > PAGE_SIZE ? shown.at(-1)?.id : undefined;
    // Only the first page reloads itself: who reads older ones is left in peace.
    if (!before) reply.header('refresh', '5');
    return answer(reply, PAGE_POLICY, 'text/html; charset=utf-8', listPage(shown, older, !before, locale));
  }

  /** The newest mails of one recipient, for programs. */
  @Get('mail.json')
  async search(@Headers() headers: Asked, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply) {
    if (!this.isOurs(headers) || typeof query.to !== 'string') return this.missing(headers, reply);
    const mails = await localMails(this.database.open, { recipient: query.to, limit: PAGE_SIZE });
    const rows = mails.map(({ id, recipient, subject, receivedAt }) => ({ id, recipient, subject, receivedAt }));
    return answer(reply, CLOSED_POLICY, 'application/json; charset=utf-8', JSON.stringify(rows));
  }

  @Get('mail/:id')
  async show(@Headers() headers: Asked, @Param('id') id: string, @Res() reply: FastifyReply) {
    const found = await this.find(headers, id);
    if (!found) return this.missing(headers, reply);
    const body = mailPage(found.mail, found.parsed, localeOf(headers['accept-language']));
    return answer(reply, PAGE_POLICY, 'text/html; charset=utf-8', body);
  }

  @Get('mail/:id/html')
  async showHtml(@Headers() headers: Asked, @Param('id') id: string, @Res() reply: FastifyReply) {
    const found = await this.find(headers, id);
    if (!found?.parsed.html) return this.missing(headers, reply);
    return answer(reply, MAIL_POLICY, 'text/html; charset=utf-8', found.parsed.html);
  }

  @Get('mail/:id/raw')
  async showRaw(@Headers() headers: Asked, @Param('id') id: string, @Res() reply: FastifyReply) {
    const found = await this.find(headers, id);
    if (!found) return this.missing(headers, reply);
    return answer(reply, CLOSED_POLICY, 'text/plain; charset=utf-8', found.mail.raw);
  }

  @Get('mail/:id/files/:number')
  async download(
    @Headers() headers: Asked,
    @Param('id') id: string,
    @Param('number') number: string,
    @Res() reply: FastifyReply,
  ) {
    const found = await this.find(headers, id);
    const file = /^\d{1,3}$/.test(number) ? found?.parsed.attachments[Number(number)] : undefined;
    if (!file) return this.missing(headers, reply);
    const content = Buffer.from(file.content as ArrayBuffer);
    const isCalendar = ['text/calendar', 'application/ics'].includes(file.mimeType);
    const name = encodeURIComponent((file.filename ?? (isCalendar ? 'traboule.ics' : 'file')).toWellFormed());
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    if (!isCalendar) return answer(reply, CLOSED_POLICY, 'application/octet-stream', content);
    // The parser hands calendars over with bare line ends; calendars want both characters.
    const calendar = content.toString().replace(/\r?\n/g, '\r\n');
    return answer(reply, CLOSED_POLICY, 'text/calendar; charset=utf-8', calendar);
  }

  private async find(
    headers: Asked,
    id: string,
  ): Promise<{ mail: KeptMail & { raw: Buffer }; parsed: Email } | undefined> {
    const mail = this.isOurs(headers) && idIn(id) ? await localMail(this.database.open, id) : undefined;
    if (!mail) return undefined;
    const { default: PostalMime } = await import('postal-mime');
    return { mail, parsed: await PostalMime.parse(mail.raw) };
  }

  // A name of somebody else's that was made to point at this machine must not read the mails (DNS rebinding).
  private isOurs({ host = '' }: Asked): boolean {
    const url = `http://${host}`;
    const name = URL.canParse(url) ? new URL(url).hostname : '';
    return name === this.publicHost || name === 'localhost' || isIP(name.replace(/^\[|\]$/g, '')) !== 0;
  }

  private missing(headers: Asked, reply: FastifyReply) {
    reply.status(404);
    return answer(reply, PAGE_POLICY, 'text/html; charset=utf-8', missingPage(localeOf(headers['accept-language'])));
  }
}

type Asked = Record<string, string | undefined>;

const idIn = (value: unknown): string | undefined =>
  typeof value === 'string' && UUID.test(value) ? value : undefined;

function answer(reply: FastifyReply, policy: string, type: string, body: string | Buffer) {
  return reply
    .headers({
      'content-security-policy': policy,
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'x-frame-options': policy === MAIL_POLICY ? 'SAMEORIGIN' : 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(body);
}
