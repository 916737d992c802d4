import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  Rollback,
  SettingsReader,
  type Sql,
  claimKey,
  enqueue,
  failpoint,
} from '#libs/platform';
import { BookSpace } from '../book-space.js';
import { type BookOutcome, type BookingContext, type BookingRequest } from '../book-space.types.js';
import { type BookingRow } from '../booking.queries.js';
import { confirmSeries } from '../declared-jobs.js';
import { bookingsOfSeries, insertSeriesOf } from './series.queries.js';

/** Several bookings of one space, of one length. */
export interface SeriesRequest extends Omit<BookingRequest, 'start' | 'end' | 'replayOnly' | 'inSeries'> {
  /** 2 to 26, all different. */
  readonly starts: readonly Temporal.Instant[];
  readonly minutes: number;
}

export type SeriesOutcome =
  | { kind: 'BOOKED'; seriesId: string; bookings: readonly BookingRow[] }
  /** One of the times cannot be booked, so none is. */
  | { kind: 'STOPPED'; start: Temporal.Instant; why: Exclude<BookOutcome, { kind: 'CONFIRMED' }> }
  | { kind: 'REFUSED'; code: 'KEY_REUSED' | 'PASS_IN_USE' };

/** Books a series in one transaction: all of its times, or none. */
@Injectable()
export class BookSeries {
  constructor(
    private readonly bookSpace: BookSpace,
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async book(viewer: MemberViewer, wanted: SeriesRequest): Promise<SeriesOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const shared = { viewer, settings, now };
    for (let attempt = 1; ; attempt++) {
      const work = (tx: Sql) => this.attempt(tx, shared, wanted);
      const outcome = await this.database.inTransaction(viewer.network.id, work, 'bookSeries');
      if (outcome !== 'RETRY') return outcome;
      if (attempt === 5) return { kind: 'REFUSED', code: 'PASS_IN_USE' };
    }
  }

  private async attempt(
    tx: Sql,
    shared: Omit<BookingContext, 'wanted' | 'key'>,
    { starts, minutes, ...wanted }: SeriesRequest,
  ): Promise<SeriesOutcome | 'RETRY'> {
    const { viewer, now } = shared;
    const memberId = viewer.member.id;
    const id = this.random.uuid();
    const { idempotencyKey: key, request } = wanted;
    const claim = await claimKey(tx, { actorId: memberId, operation: 'bookSeries', key, request }, id, now);
    if (claim.kind === 'KEY_REUSED') return { kind: 'REFUSED', code: 'KEY_REUSED' };
    if (claim.kind === 'REPLAY') {
      const bookings = await bookingsOfSeries(tx, claim.resultId, memberId);
      return { kind: 'BOOKED', seriesId: claim.resultId, bookings };
    }
    const bookings: BookingRow[] = [];
    let { ceilingCents, ceilingCreditMinutes } = wanted;
    for (const [n, start] of starts.toSorted((a, b) => Temporal.Instant.compare(a, b)).entries()) {
      const booking = await this.bookOne(tx, {
        ...shared,
        wanted: {
          ...wanted,
          start,
          end: start.add({ minutes }),
          ceilingCents,
          ceilingCreditMinutes,
          replayOnly: false,
          inSeries: { id, isFirst: n === 0 },
        },
        key: { actorId: memberId, operation: 'bookSeries.booking', key: `${id} ${n}`, request: start.toString() },
      });
      ceilingCents -= booking.charge.amountInclVatCents;
      ceilingCreditMinutes -= booking.charge.creditMinutes;
      bookings.push(booking);
      failpoint('bookSeries:booked');
    }
    const bookingIds = bookings.map((booking) => booking.id);
    await insertSeriesOf(tx, { id, memberId, at: now }, bookingIds);
    await enqueue(tx, {
      job: confirmSeries,
      subjectId: id,
      payload: { seriesId: id },
      runAt: now,
      key: `booking.confirmSeries:${id}`,
      requestId: viewer.requestId,
    });
    return { kind: 'BOOKED', seriesId: id, bookings };
  }

  private async bookOne(tx: Sql, context: BookingContext): Promise<BookingRow> {
    let why: BookOutcome | 'RETRY';
    try {
      why = await this.bookSpace.attempt(tx, context);
      if (why !== 'RETRY' && why.kind === 'CONFIRMED') return why.booking;
    } catch (error) {
      if (!(error instanceof Rollback)) throw error;
      why = error.answer as BookOutcome | 'RETRY';
    }
    throw new Rollback(why === 'RETRY' ? why : { kind: 'STOPPED', start: context.wanted.start, why });
  }
}
