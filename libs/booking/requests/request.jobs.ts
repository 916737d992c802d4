import { Injectable } from '@nestjs/common';
import { Mailer, Notifier, requestAnsweredMail, requestReceivedMail } from '#libs/messages';
import { venueStaff } from '#libs/people';
import { Clock, Database, Handles, type JobContext, Networks, type PayloadOf, SettingsReader } from '#libs/platform';
import { BookingMails } from '../booking-mail-facts.js';
import { announceRequest, announceRequestAnswer, requestDeadline } from '../declared-jobs.js';
import { endOverdueRequest } from './end-overdue.js';
import { requestAnswered, requestReceived } from './request.notifications.js';
import { type VenueRequestRow, requestOf } from './request.queries.js';
import './request.waiting.js';

/** Tells venues of requests and members of answers, each time from the current state, and ends requests at their deadline. */
@Injectable()
export class RequestJobs {
  constructor(
    private readonly database: Database,
    private readonly mails: BookingMails,
    private readonly mailer: Mailer,
    private readonly notifier: Notifier,
    private readonly networks: Networks,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  @Handles(announceRequest)
  async received(payload: PayloadOf<typeof announceRequest>, { networkId }: JobContext): Promise<void> {
    const [request, team] = await this.database.inTransaction(networkId, async (tx) => {
      const found = await requestOf(tx, payload.bookingId);
      return [found, found ? await venueStaff(tx, found.venueId) : []] as const;
    });
    if (!request || request.answer !== null) return;
    const { slug } = (await this.networks.all()).find(({ id }) => id === networkId)!;
    const { code, spaceName, memberName, start, end, zone, venueSlug, answerBy, askedAt } = request;
    const times = { start: start.toString(), end: end.toString(), zone, answerBy: answerBy.toString() };
    const data = { code, what: spaceName, member: memberName, slug: venueSlug, ...times };
    for (const { accountId, email, name, locale } of team) {
      const { title, path } = requestReceived.text(data, locale);
      const url = this.mailer.link(`/${slug}${path}`);
      await this.notifier.notify({
        networkId,
        kind: requestReceived,
        subjectId: request.id,
        recipient: { id: accountId, email, name, locale },
        dueAt: askedAt,
        about: start,
        data,
        mail: (unsubscribeUrl) => requestReceivedMail({ ...request, name, title, url, unsubscribeUrl }, locale),
        job: { job: announceRequest, payload },
      });
    }
  }

  @Handles(announceRequestAnswer)
  async answered(payload: PayloadOf<typeof announceRequestAnswer>, { networkId }: JobContext): Promise<void> {
    const [request, addressed] = await this.database.inTransaction(
      networkId,
      async (tx) =>
        [await requestOf(tx, payload.bookingId), (await this.mails.of(tx, [payload.bookingId]))[0]] as const,
    );
    if (!request?.answer || !request.answeredAt || !addressed) return;
    const { booking, mail, recipient } = addressed;
    // Accepted and cancelled since by the member, who knows.
    if (request.answer === 'ACCEPTED' && booking.state !== 'CONFIRMED') return;
    const { slug } = (await this.networks.all()).find(({ id }) => id === networkId)!;
    const { reason = null, suggestedStart: suggested = null } = booking.request ?? {};
    const suggestedStart = suggested === null ? null : Temporal.Instant.from(suggested);
    const { answer } = request;
    const search = answer === 'ACCEPTED' ? null : searchPath(request, suggestedStart ?? request.start);
    const { code, start, end, zone } = request;
    const times = {
      start: start.toString(),
      end: end.toString(),
      zone,
      suggestedStart: suggestedStart?.toString() ?? null,
    };
    await this.notifier.notify({
      networkId,
      kind: requestAnswered,
      subjectId: request.id,
      recipient,
      dueAt: request.answeredAt,
      about: start,
      data: { code, what: request.spaceName, ...times, answer, reason, search },
      mail: () =>
        requestAnsweredMail(
          mail,
          {
            answer,
            reason,
            suggestedStart,
            searchUrl: search === null ? null : this.mailer.link(`/${slug}${search}`),
          },
          recipient.locale,
        ),
      job: { job: announceRequestAnswer, payload },
    });
  }

  @Handles(requestDeadline)
  async deadline({ bookingId }: PayloadOf<typeof requestDeadline>, { networkId }: JobContext): Promise<void> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    await this.database.inTransaction(networkId, (tx) => endOverdueRequest(tx, bookingId, { settings, now }), 'answer');
  }
}

/** The page that offers the same kind of space near the venue at a time. */
function searchPath({ kind, start, end, seats, lat, lon, venueName }: VenueRequestRow, from: Temporal.Instant): string {
  const minutes = Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
  const need = {
    kind,
    start: from.toString(),
    min: `${minutes}`,
    party: `${seats}`,
    lat: `${lat}`,
    lon: `${lon}`,
    place: venueName,
  };
  return `/?${new URLSearchParams(need).toString()}`;
}
