import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { bookingCalendar } from '#libs/messages';
import { Viewers } from '#libs/accounts';
import { Database } from '#libs/platform';
import { BookingMails } from './booking-mail-facts.js';
import { bookingByCode } from './booking.queries.js';
import { parseBookingCode } from './rules/booking-code.js';

/** Serves the owner's booking as a calendar file. Any other request is answered with 404. */
@Controller(':network/bookings')
export class BookingFilesController {
  constructor(
    private readonly database: Database,
    private readonly viewers: Viewers,
    private readonly mails: BookingMails,
  ) {}

  @Get(':file')
  async calendar(
    @Param('network') slug: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const code = /^([^.]{1,40})\.ics$/.exec(file)?.[1];
    const viewer = await this.viewers.ofRequest(slug, request).catch(() => undefined);
    const parsed = code ? parseBookingCode(code) : null;
    if (!parsed || !viewer?.member) throw new NotFoundException('No booking of yours has this code.');
    const { network, member, locale } = viewer;
    const addressed = await this.database.inTransaction(network.id, async (tx) => {
      const row = await bookingByCode(tx, parsed, member.id);
      return row && (await this.mails.of(tx, [row.id]))[0];
    });
    if (!addressed) throw new NotFoundException('No booking of yours has this code.');
    const method = addressed.booking.state === 'CANCELLED' ? 'CANCEL' : 'PUBLISH';
    reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="traboule-${parsed}.ics"`)
      .header('cache-control', 'no-store');
    return bookingCalendar(addressed.mail, method, locale);
  }
}
