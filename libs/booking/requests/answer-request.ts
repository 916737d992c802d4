import { Injectable } from '@nestjs/common';
import { isOnGrid } from '#libs/agenda';
import { isStaffOf } from '#libs/directory';
import { restoredHoursDays } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  type Settings,
  SettingsReader,
  type Sql,
  claimKey,
  earlierResult,
} from '#libs/platform';
import { gridMinutes } from '../booking.settings.js';
import { type BookingRow, bookingById } from '../booking.queries.js';
import { acceptPending } from './accept-request.js';
import { endRequest } from './end-request.js';
import { lockRequest } from './request.queries.js';

/** What the staff of a venue decide about a request. */
export type VenueAnswer =
  | { readonly kind: 'ACCEPT' }
  | { readonly kind: 'REFUSE'; readonly reason: string }
  /** Refuses, and proposes another start to the member. */
  | { readonly kind: 'OTHER_TIME'; readonly start: Temporal.Instant; readonly reason: string };

export type AnswerRefusal =
  'REQUEST_NOT_FOUND' | 'REQUEST_ENDED' | 'MEMBER_BUSY' | 'IN_THE_PAST' | 'OFF_GRID' | 'KEY_REUSED';
export type AnswerOutcome = { kind: 'ANSWERED'; bookingId: string } | { kind: 'REFUSED'; code: AnswerRefusal };

interface AnswerContext {
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/** The staff of a venue accept or refuse a request for one of its spaces, in one transaction with all that follows. */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async answer(
    viewer: MemberViewer,
    venueId: string,
    code: string,
    answer: VenueAnswer,
    idempotencyKey: string,
  ): Promise<AnswerOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const request = JSON.stringify([venueId, code, answer]);
    const key = { actorId: viewer.member.id, operation: 'answerRequest', key: idempotencyKey, request };
    const work = async (tx: Sql): Promise<AnswerOutcome> => {
      if (!isStaffOf(viewer, venueId)) return refuse('REQUEST_NOT_FOUND');
      const locked = await lockRequest(tx, code, venueId);
      if (!locked) return refuse('REQUEST_NOT_FOUND');
      const earlier = await earlierResult(tx, key);
      if (earlier.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      const booking = (await bookingById(tx, locked.id))!;
      if (earlier.kind === 'REPLAY')
        return booking.request?.answer === 'MEMBER_BUSY' ? refuse('MEMBER_BUSY') : answered(booking);
      const stop = whyNot(booking, answer, { settings, now });
      if (stop) return refuse(stop);
      const claim = await claimKey(tx, key, booking.id, now);
      if (claim.kind !== 'FIRST') throw new Rollback<AnswerOutcome>({ kind: 'REFUSED', code: 'KEY_REUSED' });
      return this.carryOut(tx, viewer, booking, answer, { settings, now });
    };
    return this.database.inTransaction(viewer.network.id, work, 'answer');
  }

  private async carryOut(
    tx: Sql,
    { member, requestId }: MemberViewer,
    booking: BookingRow,
    answer: VenueAnswer,
    { settings, now }: AnswerContext,
  ): Promise<AnswerOutcome> {
    if (answer.kind === 'ACCEPT') {
      const isAccepted = await acceptPending(tx, booking, { byId: member.id, settings, now, requestId });
      // Not rolled back: a request that can no longer be accepted is over.
      return isAccepted ? answered(booking) : refuse('MEMBER_BUSY');
    }
    const suggestedStart = answer.kind === 'OTHER_TIME' ? answer.start : null;
    const to = { answer: 'REFUSED', byId: member.id, now, reason: answer.reason, suggestedStart } as const;
    await endRequest(tx, booking, to, settings.get(restoredHoursDays));
    return answered(booking);
  }
}

const refuse = (code: AnswerRefusal): AnswerOutcome => ({ kind: 'REFUSED', code });
const answered = ({ id }: BookingRow): AnswerOutcome => ({ kind: 'ANSWERED', bookingId: id });

function whyNot(booking: BookingRow, answer: VenueAnswer, { settings, now }: AnswerContext): AnswerRefusal | undefined {
  if (booking.state !== 'PENDING' || !booking.request) return 'REQUEST_ENDED';
  // From its deadline on a request is over, even before the job has ended it.
  if (Temporal.Instant.compare(Temporal.Instant.from(booking.request.answerBy), now) <= 0) return 'REQUEST_ENDED';
  if (answer.kind !== 'OTHER_TIME') return undefined;
  if (Temporal.Instant.compare(answer.start, now) <= 0) return 'IN_THE_PAST';
  return isOnGrid(answer.start, settings.get(gridMinutes)) ? undefined : 'OFF_GRID';
}
