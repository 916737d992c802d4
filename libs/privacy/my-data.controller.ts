import { Controller, Get, HttpException, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Viewers } from '#libs/accounts';
import { Clock, Database, actorOf, countAttempt } from '#libs/platform';
import { myDataFile } from './my-data-file.js';
import { MyData } from './my-data.js';
import { t } from './privacy.texts.js';

const DOWNLOADS_PER_HOUR = 10;

/** Serves the file of an export. Every session other than the one that requested it gets 404. */
@Controller(':network/my-data.zip')
export class MyDataController {
  constructor(
    private readonly myData: MyData,
    private readonly viewers: Viewers,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  async download(
    @Param('network') slug: string,
    @Query('token') token: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const viewer = await this.viewers.ofRequest(slug, request).catch(() => undefined);
    const account = viewer?.account;
    const linkOwner = account && { accountId: account.id, sessionId: account.sessionId };
    if (!linkOwner || typeof token !== 'string' || !this.myData.isLinkValidFor(token, linkOwner))
      throw new NotFoundException(
        'This link has expired or was made in another session. Request a new one on your account page.',
      );
    const now = this.clock.now();
    // Each download reads every table.
    const limit = { action: 'my-data.download', subject: account.id, limit: DOWNLOADS_PER_HOUR, minutes: 60 };
    if ((await countAttempt(this.database.open, [limit], now)) > 0)
      throw new HttpException(t(viewer.locale).exportThrottled, 429);
    const person = { accountId: account.id, email: account.email };
    const exported = await this.myData.read(viewer.network, person, actorOf(viewer));
    reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="traboule-${now.toString().slice(0, 10)}.zip"`)
      .header('cache-control', 'no-store');
    return Buffer.from(myDataFile(exported, viewer.locale, now));
  }
}
