import { Injectable } from '@nestjs/common';
import { Clock, Database, type MemberViewer, Rollback, SettingsReader, enqueue, statement } from '#libs/platform';
import { announceContest } from '../declared-jobs.js';
import { contestUntil } from '../rules/no-show-answers.js';
import { lockArrivals } from './arrival.queries.js';
import { type CheckInOutcome } from './check-in-booking.js';
import { presenceDeadlines } from './presence.settings.js';
import { refusal } from './presence.texts.js';

const contest = statement(
  'booking.contestNoShow',
  `update no_show n set contested_at = $2, contest = $3
    where network_id = (select current_network()) and booking_id = $1 and contested_at is null
      and not exists (select from no_show_answer a where (a.network_id, a.booking_id) = (n.network_id, n.booking_id)
                         and (a.outcome <> 'STANDS' or a.side = 'NETWORK'))`,
);

/** A member says why a no-show is wrong. The venue answers; the network has the last word. */
@Injectable()
export class ContestNoShow {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async contest(viewer: MemberViewer, code: string, words: string): Promise<CheckInOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx): Promise<CheckInOutcome> => {
      const refuse = (outcome: CheckInOutcome): never => {
        throw new Rollback(outcome);
      };
      const [arrival] = await lockArrivals(tx, [code], viewer.member.id);
      if (!arrival) return refuse(refusal('NOT_FOUND'));
      const { noShow, zone } = arrival;
      if (!noShow) return refuse(refusal('NOT_A_NO_SHOW'));
      if (noShow.contestedAt) return refuse(refusal('CONTESTED_ALREADY'));
      const until = contestUntil(noShow.at, settings.get(presenceDeadlines).contestDays);
      if (Temporal.Instant.compare(now, until) >= 0) return refuse(refusal('TOO_LATE', { at: until, zone }));
      if ((await tx.run(contest, [arrival.id, now, words])) === 0) return refuse(refusal('ANSWERED_ALREADY'));
      await enqueue(tx, {
        job: announceContest,
        subjectId: arrival.id,
        payload: { bookingId: arrival.id },
        runAt: now,
        key: `booking.announceContest:${arrival.id}`,
        requestId: viewer.requestId,
      });
      return { kind: 'DONE', arrival: { ...arrival, noShow: { ...noShow, contestedAt: now, contest: words } } };
    });
  }
}
