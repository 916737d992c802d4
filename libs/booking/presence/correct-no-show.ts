import { Injectable } from '@nestjs/common';
import { restateTime } from '#libs/agenda';
import { isStaffOf } from '#libs/directory';
import { rechargeAs, restoredHoursDays, reverseChargesOf } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  type Settings,
  SettingsReader,
  type Sql,
  enqueue,
  failpoint,
  statement,
} from '#libs/platform';
import { bookingById } from '../booking.queries.js';
import { announceNoShowAnswer } from '../declared-jobs.js';
import { type AnswerSide, type NoShowOutcome, mayAnswer } from '../rules/no-show-answers.js';
import { type ArrivalRow, arrivalsOf, lockArrivals } from './arrival.queries.js';
import { type CheckInOutcome } from './check-in-booking.js';
import { presenceDeadlines } from './presence.settings.js';
import { refusal } from './presence.texts.js';

export interface NoShowAnswerToGive {
  readonly venueId: string;
  readonly code: string;
  readonly outcome: NoShowOutcome;
  readonly words: string;
}

const answer = statement(
  'booking.answerNoShow',
  `insert into no_show_answer (network_id, booking_id, side, outcome, words, at, by_id)
   select (select current_network()), $1, $2, $3, $4, $5, $6
    where not exists (select from no_show_answer where network_id = (select current_network()) and booking_id = $1
                         and (outcome <> 'STANDS' or side = 'NETWORK'))
   on conflict do nothing`,
);
const complete = statement(
  'booking.completeNoShow',
  `with restated as (
     update booking set state = 'COMPLETED' where network_id = (select current_network()) and id = $1 and state = 'NO_SHOW'
     returning network_id, id as holder_id, 'NO_SHOW' as before, state),
   item as (
     update booking_item i set revision = i.revision + 1 from restated r
      where (i.network_id, i.booking_id) = (r.network_id, r.holder_id) returning i.id),
   ${restateTime}
   select (select count(*) from item) as items, (select count(*) from places_restated) as places,
          (select count(*) from people_restated) as people from restated`,
);

const isAdmin = ({ member }: MemberViewer): boolean => member.roles.some(({ role }) => role === 'NETWORK_ADMIN');

/** Answers a no-show, with or without a contest: the person was there, is excused, or the no-show stands. */
@Injectable()
export class CorrectNoShow {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async correct(viewer: MemberViewer, given: NoShowAnswerToGive): Promise<CheckInOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const work = async (tx: Sql): Promise<CheckInOutcome> => {
      const outcome = await this.attempt(tx, viewer, given, now, settings);
      if (outcome.kind === 'REFUSED') throw new Rollback(outcome);
      return outcome;
    };
    return this.database.inTransaction(viewer.network.id, work, 'correct');
  }

  private async attempt(
    tx: Sql,
    viewer: MemberViewer,
    { venueId, code, outcome, words }: NoShowAnswerToGive,
    now: Temporal.Instant,
    settings: Settings,
  ): Promise<CheckInOutcome> {
    const isStaff = isStaffOf(viewer, venueId);
    const [arrival] = isStaff || isAdmin(viewer) ? await lockArrivals(tx, [code], null) : [];
    // Nobody decides about their own absence.
    if (arrival?.venueId !== venueId || arrival.memberId === viewer.member.id) return refusal('NOT_FOUND');
    const { id, noShow, zone } = arrival;
    if (!noShow) return refusal('NOT_A_NO_SHOW');
    const { correctionHours } = settings.get(presenceDeadlines);
    const side: AnswerSide = isAdmin(viewer) ? 'NETWORK' : 'VENUE';
    const may = mayAnswer(noShow, side, now, correctionHours);
    if (may === 'TOO_LATE')
      return refusal(may, { at: (noShow.contestedAt ?? noShow.at).add({ hours: correctionHours }), zone });
    if (may !== true) return refusal(may);
    if ((await tx.run(answer, [id, side, outcome, words, now, viewer.member.id])) === 0)
      return refusal('ANSWERED_ALREADY');
    failpoint('correct:answered');
    if (outcome === 'WAS_THERE') await wasThere(tx, arrival, now);
    if (outcome === 'EXCUSED') await giveFeeBack(tx, arrival, now, settings);
    failpoint('correct:charged');
    await enqueue(tx, {
      job: announceNoShowAnswer,
      subjectId: id,
      payload: { bookingId: id, side },
      runAt: now,
      key: `booking.announceNoShowAnswer:${id}:${side}`,
      requestId: viewer.requestId,
    });
    return { kind: 'DONE', arrival: (await arrivalsOf(tx, [id]))[0]! };
  }
}

/** The booking was used after all: what is left of its fee is the price of its use, under the next revision. */
async function wasThere(tx: Sql, { id }: ArrivalRow, now: Temporal.Instant): Promise<void> {
  const { items, venueId } = (await bookingById(tx, id))!;
  await tx.one(complete, [id]);
  for (const { id: itemId, revision } of items.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    await rechargeAs(
      tx,
      { kind: 'BOOKING_ITEM', id: itemId, revision },
      { kind: 'USE', revision: revision + 1, venueId },
      now,
    );
}

async function giveFeeBack(tx: Sql, { id }: ArrivalRow, now: Temporal.Instant, settings: Settings): Promise<void> {
  const { items } = (await bookingById(tx, id))!;
  const how = { now, restoredHoursDays: settings.get(restoredHoursDays) };
  await reverseChargesOf(tx, 'BOOKING_ITEM', items.map((item) => item.id), how); // prettier-ignore
}
