import { Injectable } from '@nestjs/common';
import { type NotificationKind, Notifier, type PresenceMail, presenceMail } from '#libs/messages';
import { type StaffMember, venueStaff } from '#libs/people';
import {
  Clock,
  Database,
  Handles,
  type Job,
  type JobContext,
  type PayloadOf,
  SettingsReader,
  type Sql,
  statement,
} from '#libs/platform';
import { type AddressedBooking, BookingMails } from '../booking-mail-facts.js';
import {
  announceContest,
  announceNoShow,
  announceNoShowAnswer,
  announceOverstay,
  askReconfirmation,
  lapseUnconfirmed,
  noShowDue,
} from '../declared-jobs.js';
import { contestUntil } from '../rules/no-show-answers.js';
import { type ArrivalRow, arrivalsOf } from './arrival.queries.js';
import {
  noShowAnswered,
  noShowContested,
  noShowRecorded,
  overstayNoted,
  reconfirmationAsked,
} from './presence.notifications.js';
import { presenceDeadlines } from './presence.settings.js';
import { ReconfirmBooking } from './reconfirm-booking.js';
import { RecordNoShow } from './record-no-show.js';

interface About {
  readonly arrival: ArrivalRow;
  readonly addressed: AddressedBooking | undefined;
  readonly slug: string;
  readonly memberName: string;
  readonly networkName: string;
  readonly team: readonly StaffMember[];
}

const readNames = statement(
  'booking.namesOfPresence',
  `select v.slug, m.name as "memberName", n.name as "networkName" from venue v
     join member m on m.network_id = v.network_id and m.id = $2 join network n on n.id = v.network_id
    where v.network_id = (select current_network()) and v.id = $1`,
);

/** What follows from who came and who did not, from the booking’s current state. */
@Injectable()
export class PresenceJobs {
  constructor(
    private readonly database: Database,
    private readonly mails: BookingMails,
    private readonly notifier: Notifier,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly recording: RecordNoShow,
    private readonly reconfirming: ReconfirmBooking,
  ) {}

  @Handles(noShowDue)
  async record({ bookingId }: PayloadOf<typeof noShowDue>, { networkId }: JobContext): Promise<void> {
    await this.recording.whenDue(networkId, bookingId);
  }

  @Handles(lapseUnconfirmed)
  async lapse({ bookingId }: PayloadOf<typeof lapseUnconfirmed>, { networkId }: JobContext): Promise<void> {
    await this.reconfirming.lapse(networkId, bookingId);
  }

  @Handles(announceNoShow)
  async recorded(payload: PayloadOf<typeof announceNoShow>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.bookingId);
    if (about?.arrival.state !== 'NO_SHOW' || !about.arrival.noShow) return;
    const { at } = about.arrival.noShow;
    const { contestDays } = (await this.settings.at(networkId, this.clock.now())).get(presenceDeadlines);
    const mail: PresenceMail = { about: 'NO_SHOW', contestUntil: contestUntil(at, contestDays) };
    await this.tellMember(networkId, about, noShowRecorded, {}, at, mail, { job: announceNoShow, payload });
  }

  @Handles(announceNoShowAnswer)
  async answered(payload: PayloadOf<typeof announceNoShowAnswer>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.bookingId);
    const answer = about?.arrival.noShow?.answers.find(({ side }) => side === payload.side);
    if (!about || !answer) return;
    const { outcome, words, at, side } = answer;
    const from = side === 'VENUE' ? about.arrival.venueName : about.networkName;
    const mail: PresenceMail = { about: 'ANSWER', outcome, words, from };
    await this.tellMember(networkId, about, noShowAnswered, { outcome }, at, mail, {
      job: announceNoShowAnswer,
      payload,
    });
  }

  @Handles(askReconfirmation)
  async ask(payload: PayloadOf<typeof askReconfirmation>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.bookingId);
    const by = about?.arrival.mustReconfirmBy;
    if (!about || !by || about.arrival.state !== 'CONFIRMED' || about.arrival.reconfirmedAt) return;
    if (Temporal.Instant.compare(by, this.clock.now()) <= 0) return;
    const job = { job: askReconfirmation, payload };
    await this.tellMember(networkId, about, reconfirmationAsked, {}, by, { about: 'RECONFIRM', by }, job);
  }

  @Handles(announceContest)
  async contested(payload: PayloadOf<typeof announceContest>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.bookingId);
    const at = about?.arrival.noShow?.contestedAt;
    if (about && at) await this.tellTeam(networkId, about, noShowContested, at, { job: announceContest, payload });
  }

  @Handles(announceOverstay)
  async overstayed(payload: PayloadOf<typeof announceOverstay>, { networkId }: JobContext): Promise<void> {
    const about = await this.read(networkId, payload.bookingId);
    const at = about?.arrival.leftAt;
    if (about && at) await this.tellTeam(networkId, about, overstayNoted, at, { job: announceOverstay, payload });
  }

  private read(networkId: string, bookingId: string): Promise<About | undefined> {
    return this.database.inTransaction(networkId, async (tx: Sql) => {
      const [arrival] = await arrivalsOf(tx, [bookingId]);
      if (!arrival) return undefined;
      const [addressed] = await this.mails.of(tx, [bookingId]);
      const names = await tx.one<Pick<About, 'slug' | 'memberName' | 'networkName'>>(readNames, [
        arrival.venueId,
        arrival.memberId,
      ]);
      return { arrival, addressed, ...names, team: await venueStaff(tx, arrival.venueId) };
    });
  }

  private async tellMember<Data extends { code: string; what: string }, Payload>(
    networkId: string,
    { arrival, addressed }: About,
    kind: NotificationKind<Data>,
    more: Omit<Data, 'code' | 'what'>,
    dueAt: Temporal.Instant,
    presence: PresenceMail,
    job: { job: Job<Payload>; payload: Payload },
  ): Promise<void> {
    if (!addressed) return;
    const { mail, recipient } = addressed;
    const what = mail.items.map(({ spaceName }) => spaceName).join(', ');
    await this.notifier.notify({
      networkId,
      kind,
      subjectId: arrival.id,
      recipient,
      dueAt,
      about: arrival.start,
      data: { code: arrival.code, what, ...more } as Data,
      mail: (unsubscribeUrl) => presenceMail(mail, presence, recipient.locale, unsubscribeUrl),
      job,
    });
  }

  private async tellTeam<Payload>(
    networkId: string,
    { arrival, slug, memberName, team }: About,
    kind: NotificationKind<{ name: string; slug: string; member: string }>,
    dueAt: Temporal.Instant,
    job: { job: Job<Payload>; payload: Payload },
  ): Promise<void> {
    for (const { accountId: id, email, name, locale } of team)
      await this.notifier.notify({
        networkId,
        kind,
        subjectId: arrival.id,
        recipient: { id, email, name, locale },
        dueAt,
        data: { name: arrival.venueName, slug, member: memberName },
        mail: () => {
          throw new Error('The team reads it in the bell');
        },
        job,
      });
  }
}
