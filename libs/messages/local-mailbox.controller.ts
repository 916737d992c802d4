import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Email } from 'postal-mime';
import { Database, ENV, type Env, localeOf, HostRules } from '#libs/platform';
import { MAIL_POLICY, PAGE_POLICY, listPage, mailPage, missingPage } from './local-mailbox.pages.js';
import { type MailPreview, mailPreviews } from './previews/mail-previews.js';
import { previewsPage } from './previews/previews.page.js';
import { type LocalMail, localMail, localMails } from './local-mailbox.queries.js';

const PAGE_SIZE = 25;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** The mailbox of a machine without a mail server. It shows sign-in links, so it is registered in development only. */
@Controller('dev')
export class LocalMailboxController {
  private readonly hosts: HostRules;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ENV) env: Env,
  ) {
    this.hosts = new HostRules(env);
  }

  @Get('mail')
  async list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply) {
    const locale = localeOf(request.headers['accept-language']);
    const before = uuidOf(query.before);
    if (!this.isAllowed(request) || (query.before !== undefined && !before)) return this.notFound(request, reply);
    const mails = await localMails(this.database.open, { before, limit: PAGE_SIZE + 1 });
    const shown = mails.slice(0, PAGE_SIZE);
    const older = mails.length > PAGE_SIZE ? shown.at(-1)?.id : undefined;
    // Only the first page refreshes itself, so that a reader of older pages is not interrupted.
    if (!before) reply.header('refresh', '5');
    return answer(reply, PAGE_POLICY, 'text/html; charset=utf-8', listPage(shown, older, !before, locale));
  }

  /** The newest mails of one recipient as JSON, for scripts. */
  @Get('mail.json')
  async search(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply) {
    if (!this.isAllowed(request) || typeof query.to !== 'string') return this.notFound(request, reply);
    const mails = await localMails(this.database.open, { recipient: query.to, limit: PAGE_SIZE });
    const rows = mails.map(({ id, recipient, subject, receivedAt }) => ({ id, recipient, subject, receivedAt }));
    return answer(reply, CLOSED_POLICY, 'application/json; charset=utf-8', JSON.stringify(rows));
  }

  /** Every mail that can be sent, with invented data. */
  @Get('mail/previews')
  previews(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    if (!this.isAllowed(request)) return this.notFound(request, reply);
    const addressOf = ({ name, locale }: MailPreview, form: string) => `/dev/mail/previews/${name}.${locale}.${form}`;
    const body = previewsPage(mailPreviews(), addressOf, localeOf(request.headers['accept-language']));
    return answer(reply, PAGE_POLICY, 'text/html; charset=utf-8', body);
  }

  @Get('mail/previews/:file')
  preview(@Req() request: FastifyRequest, @Param('file') file: string, @Res() reply: FastifyReply) {
    const [, name, locale, form] = /^([\w.-]+)\.(fr|en)\.(html|txt)$/.exec(file) ?? [];
    const found = this.isAllowed(request)
      ? mailPreviews().find((preview) => preview.name === name && preview.locale === locale)
      : undefined;
    if (!found) return this.notFound(request, reply);
    const { html, text } = found.content;
    return form === 'html'
      ? answer(reply, MAIL_POLICY, 'text/html; charset=utf-8', html)
      : answer(reply, CLOSED_POLICY, 'text/plain; charset=utf-8', text);
  }

  @Get('mail/:id')
  async show(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply) {
    const found = await this.find(request, id);
    if (!found) return this.notFound(request, reply);
    const body = mailPage(found.mail, found.parsed, localeOf(request.headers['accept-language']));
    return answer(reply, PAGE_POLICY, 'text/html; charset=utf-8', body);
  }

  @Get('mail/:id/html')
  async showHtml(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply) {
    const found = await this.find(request, id);
    if (!found?.parsed.html) return this.notFound(request, reply);
    return answer(reply, MAIL_POLICY, 'text/html; charset=utf-8', found.parsed.html);
  }

  @Get('mail/:id/raw')
  async showRaw(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply) {
    const found = await this.find(request, id);
    if (!found) return this.notFound(request, reply);
    return answer(reply, CLOSED_POLICY, 'text/plain; charset=utf-8', found.mail.raw);
  }

  @Get('mail/:id/files/:number')
  async download(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('number') number: string,
    @Res() reply: FastifyReply,
  ) {
    const found = await this.find(request, id);
    const file = /^\d{1,3}$/.test(number) ? found?.parsed.attachments[Number(number)] : undefined;
    if (!file) return this.notFound(request, reply);
    const content = Buffer.from(file.content as ArrayBuffer);
    const isCalendar = ['text/calendar', 'application/ics'].includes(file.mimeType);
    const name = encodeURIComponent((file.filename ?? (isCalendar ? 'traboule.ics' : 'file')).toWellFormed());
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    if (!isCalendar) return answer(reply, CLOSED_POLICY, 'application/octet-stream', content);
    // The parser returns calendars with LF line ends; iCalendar requires CRLF.
    const calendar = content.toString().replace(/\r?\n/g, '\r\n');
    return answer(reply, CLOSED_POLICY, 'text/calendar; charset=utf-8', calendar);
  }

  private async find(
    request: FastifyRequest,
    id: string,
  ): Promise<{ mail: LocalMail & { raw: Buffer }; parsed: Email } | undefined> {
    const mail = this.isAllowed(request) && uuidOf(id) ? await localMail(this.database.open, id) : undefined;
    if (!mail) return undefined;
    const { default: PostalMime } = await import('postal-mime');
    return { mail, parsed: await PostalMime.parse(mail.raw) };
  }

  /** The mails contain sign-in links, so only requests from this machine are answered. */
  private isAllowed(request: FastifyRequest): boolean {
    return this.hosts.allowsLocalTools(request.raw);
  }

  private notFound(request: FastifyRequest, reply: FastifyReply) {
    reply.status(404);
    return answer(
      reply,
      PAGE_POLICY,
      'text/html; charset=utf-8',
      missingPage(localeOf(request.headers['accept-language'])),
    );
  }
}

const uuidOf = (value: unknown): string | undefined =>
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
