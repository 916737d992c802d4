import { Controller, Get, HttpException, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Viewers } from '#libs/accounts';
import { ciiXml, invoicePdf } from '#libs/invoicing-documents';
import { Clock, Database, type Viewer, countAttempt, localeOf } from '#libs/platform';
import { fileRefusalText } from '../billing.texts.js';
import { documentOf } from './invoice-files.queries.js';

/** A PDF takes a tenth of a second of a processor. */
const FILES_AN_HOUR = 120;
const FILE = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.(pdf|xml)$/;

/**
 * Serves finalised invoices as PDF (Factur-X) and as XML: to the member they are for, also while suspended for not paying, and to the
 * administrators of the network. Every other request is answered as if there were none.
 */
@Controller(':network/invoices')
export class InvoiceFilesController {
  constructor(
    private readonly database: Database,
    private readonly viewers: Viewers,
    private readonly clock: Clock,
  ) {}

  @Get(':file')
  async read(
    @Param('network') slug: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex');
    const [, id, format] = FILE.exec(file) ?? [];
    const viewer = await this.viewers.ofRequest(slug, request).catch(() => undefined);
    const locale = viewer?.locale ?? localeOf(request.headers['accept-language']);
    const { account, member } = viewer ?? {};
    if (id === undefined || !viewer || !account || !member)
      throw new NotFoundException(fileRefusalText('NOT_FOUND', locale));
    const limit = { action: 'invoices.read', subject: account.id, limit: FILES_AN_HOUR, minutes: 60 };
    if ((await countAttempt(this.database.open, [limit], this.clock.now())) > 0)
      throw new HttpException(fileRefusalText('TOO_OFTEN', locale), 429);
    const document = await this.database.inTransaction(viewer.network.id, (tx) =>
      documentOf(tx, id, isAdministrator(viewer) ? null : member.id),
    );
    if (!document) throw new NotFoundException(fileRefusalText('NOT_FOUND', locale));
    reply
      .header('content-type', format === 'pdf' ? 'application/pdf' : 'application/xml; charset=utf-8')
      .header('content-disposition', `inline; filename="${document.number.replace(/[^\w-]/g, '-')}.${format}"`)
      .header('x-content-type-options', 'nosniff');
    return format === 'pdf' ? invoicePdf(document, locale) : Buffer.from(ciiXml(document));
  }
}

const isAdministrator = (viewer: Viewer): boolean =>
  viewer.member?.suspension === null && viewer.member.roles.some(({ role }) => role === 'NETWORK_ADMIN');
