import { Injectable } from '@nestjs/common';
import { calendarHoursOf, reopen } from '#libs/agenda';
import {
  Clock,
  Database,
  type KeyedRequest,
  type MemberViewer,
  Rollback,
  SettingsReader,
  type Span,
  type Sql,
  claimKey,
  earlierResult,
  statement,
} from '#libs/platform';
import { restoredHoursDays } from '#libs/passes';
import {
  type AppliedChange,
  type HoursChange,
  type HoursRefusal,
  applyChange,
  calendarToReopen,
} from './hours-change.js';
import { type Decision, type HoursDecision, optionsFor, carryOut } from './hours-decisions.js';
import { type TouchedRow, equivalentsOf, lockTouched } from './touched-bookings.queries.js';

/** More bookings than this are not decided at once: the change is made in smaller steps. */
const MOST_TOUCHED = 200;

/** A live booking that the change leaves outside opening hours, and what can be done about it. */
export interface TouchedBooking extends TouchedRow {
  readonly options: readonly HoursDecision[];
  /** Spaces it could move to, the nearest first. */
  readonly moveTo: readonly string[];
}

export type PreviewOutcome =
  | { readonly kind: 'PREVIEW'; readonly touched: readonly TouchedBooking[]; readonly nextFourWeeks: readonly Span[] }
  | { readonly kind: 'REFUSED'; readonly refusal: HoursRefusal };
export type SaveOutcome =
  | { readonly kind: 'SAVED'; readonly closureId: string | null; readonly nextFourWeeks: readonly Span[] }
  | { readonly kind: 'DECISIONS_NEEDED'; readonly touched: readonly TouchedBooking[] }
  | { readonly kind: 'REFUSED'; readonly refusal: HoursRefusal };

const refused = (refusal: HoursRefusal) => ({ kind: 'REFUSED', refusal }) as const;

/** Changes opening hours. Every live booking that the change leaves outside hours needs a decision, or nothing is changed. */
@Injectable()
export class SaveHours {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** What changes would do. They are made and rolled back, so that it is true of hours, bookings and free spaces alike. */
  preview(viewer: MemberViewer, changes: readonly HoursChange[]): Promise<PreviewOutcome> {
    const now = this.clock.now();
    const work = async (tx: Sql): Promise<PreviewOutcome> => {
      const applied: AppliedChange[] = [];
      for (const change of changes) {
        const one = await applyChange(tx, viewer, change, now);
        if ('code' in one) throw new Rollback<PreviewOutcome>(refused(one));
        applied.push(one);
      }
      const touched = await touchedBy(tx, applied);
      if ('code' in touched) throw new Rollback<PreviewOutcome>(refused(touched));
      const options = await withOptions(tx, touched, now);
      const nextFourWeeks = await openOf(tx, viewer, applied[0]!.calendarId, now);
      throw new Rollback<PreviewOutcome>({ kind: 'PREVIEW', touched: options, nextFourWeeks });
    };
    return this.database.inTransaction(viewer.network.id, work);
  }

  async save(
    viewer: MemberViewer,
    change: HoursChange,
    decisions: readonly Decision[],
    idempotencyKey: string,
  ): Promise<SaveOutcome> {
    const now = this.clock.now();
    // Read before the transaction, which holds a connection of its own.
    const days = (await this.settings.at(viewer.network.id, now)).get(restoredHoursDays);
    const request = JSON.stringify([change, decisions]);
    const key = { actorId: viewer.member.id, operation: 'changeHours', key: idempotencyKey, request };
    const work = async (tx: Sql): Promise<SaveOutcome> => {
      const earlier = await this.earlier(tx, viewer, key, now);
      if (earlier) return earlier;
      const applied = await applyChange(tx, viewer, change, now);
      if ('code' in applied) throw new Rollback<SaveOutcome>(refused(applied));
      const touched = await touchedBy(tx, [applied]);
      if ('code' in touched) throw new Rollback<SaveOutcome>(refused(touched));
      const reason = change.kind === 'CLOSURE' ? change.reason.trim() : null;
      const by = { viewer, reason, now, restoredHoursDays: days };
      if (!(await carryOut(tx, touched, decisions, by))) throw new Rollback<'UNDECIDED'>('UNDECIDED');
      const claim = await claimKey(tx, key, applied.closureId ?? applied.calendarId, now);
      // The same request was served while this one waited for the calendar.
      if (claim.kind !== 'FIRST') throw new Rollback<'AGAIN'>('AGAIN');
      const nextFourWeeks = await openOf(tx, viewer, applied.calendarId, now);
      return { kind: 'SAVED', closureId: applied.closureId, nextFourWeeks };
    };
    const outcome = (await this.database.inTransaction(viewer.network.id, work)) as SaveOutcome | 'UNDECIDED' | 'AGAIN';
    if (outcome === 'AGAIN') return this.save(viewer, change, decisions, idempotencyKey);
    if (outcome !== 'UNDECIDED') return outcome;
    // Moves that failed have changed what is free: the options are read without them.
    const preview = await this.preview(viewer, [change]);
    return preview.kind === 'REFUSED' ? preview : { kind: 'DECISIONS_NEEDED', touched: preview.touched };
  }

  /** Ends a closure now, or takes it back before it begins; nothing happens when it is over. Nothing is displaced by that. */
  reopen(viewer: MemberViewer, closureId: string): Promise<SaveOutcome> {
    const now = this.clock.now();
    const work = async (tx: Sql): Promise<SaveOutcome> => {
      const calendarId = await calendarToReopen(tx, viewer, closureId);
      const reopened = calendarId && (await reopen(tx, { closureId, now }));
      if (!reopened || reopened.kind === 'NO_SUCH_CLOSURE')
        throw new Rollback<SaveOutcome>(refused({ code: 'NOT_FOUND' }));
      return { kind: 'SAVED', closureId, nextFourWeeks: await openOf(tx, viewer, calendarId, now) };
    };
    return this.database.inTransaction(viewer.network.id, work);
  }

  /** The answer to an earlier call with this key: what it saved is still there, or was changed again since. */
  private async earlier(
    tx: Sql,
    viewer: MemberViewer,
    key: KeyedRequest,
    now: Temporal.Instant,
  ): Promise<SaveOutcome | undefined> {
    const earlier = await earlierResult(tx, key);
    if (earlier.kind === 'FIRST') return undefined;
    if (earlier.kind === 'KEY_REUSED') return refused({ code: 'KEY_REUSED' });
    const closure = await tx.maybe<{ calendarId: string }>(readClosure, [earlier.resultId]);
    const calendarId = closure?.calendarId ?? earlier.resultId;
    const nextFourWeeks = await openOf(tx, viewer, calendarId, now);
    return { kind: 'SAVED', closureId: closure ? earlier.resultId : null, nextFourWeeks };
  }
}

const readClosure = statement(
  'booking.closureSaved',
  `select calendar_id as "calendarId" from closure where network_id = (select current_network()) and id = $1`,
);

const openOf = async (tx: Sql, { network }: MemberViewer, calendarId: string, now: Temporal.Instant) =>
  (await calendarHoursOf(tx, network.id, [calendarId], now))[0]?.nextFourWeeks ?? [];

async function touchedBy(tx: Sql, applied: readonly AppliedChange[]): Promise<TouchedRow[] | HoursRefusal> {
  const touched = await lockTouched(
    tx,
    applied.flatMap(({ changed }) => changed.displaced),
  );
  return touched.length > MOST_TOUCHED ? { code: 'TOO_MANY_BOOKINGS', most: MOST_TOUCHED } : touched;
}

async function withOptions(tx: Sql, touched: readonly TouchedRow[], now: Temporal.Instant): Promise<TouchedBooking[]> {
  if (touched.length === 0) return [];
  const itemIds = touched.map(({ itemId }) => itemId);
  const places = Map.groupBy(await equivalentsOf(tx, itemIds, now), ({ bookingId }) => bookingId);
  return touched.map((row) => {
    const moveTo = (places.get(row.id) ?? []).map(({ spaceId }) => spaceId);
    return { ...row, moveTo, options: optionsFor(row, moveTo) };
  });
}
