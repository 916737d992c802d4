import { Injectable } from '@nestjs/common';
import { isStaffOf } from '#libs/directory';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  type Settings,
  SettingsReader,
  type Sql,
  statement,
} from '#libs/platform';
import { dayOf, paperListUntil } from '../rules/check-in-window.js';
import { type ArrivalRow, lockArrivals } from './arrival.queries.js';
import { writeCheckIn } from './check-in-booking.js';
import { presenceDeadlines } from './presence.settings.js';
import { type PresenceRefusalFacts, refusal } from './presence.texts.js';
import { recordNoShow } from './record-no-show.js';

export interface PaperList {
  readonly venueId: string;
  readonly day: Temporal.PlainDate;
  /** Codes of bookings. */
  readonly came: readonly string[];
  readonly absent: readonly string[];
}

export type PaperListOutcome =
  { readonly kind: 'ENTERED'; readonly came: number; readonly absent: number } | PresenceRefusalFacts;

const zoneOf = statement(
  'booking.zoneOfVenue',
  `select zone, arrivals from venue where network_id = (select current_network()) and id = $1`,
);

/** Enters who came on a day, from the list that the venue ticked on paper: all of it or nothing. Repeating it changes nothing. */
@Injectable()
export class EnterPaperList {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async enter(viewer: MemberViewer, list: PaperList): Promise<PaperListOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const outcome = await this.attempt(tx, viewer, list, now, settings);
      if (outcome.kind === 'REFUSED') throw new Rollback<PaperListOutcome>(outcome);
      return outcome;
    });
  }

  private async attempt(
    tx: Sql,
    viewer: MemberViewer,
    { venueId, day, came, absent }: PaperList,
    now: Temporal.Instant,
    settings: Settings,
  ): Promise<PaperListOutcome> {
    const venue = isStaffOf(viewer, venueId)
      ? await tx.maybe<{ zone: string; arrivals: string }>(zoneOf, [venueId])
      : undefined;
    if (!venue) return refusal('NOT_FOUND');
    if (venue.arrivals !== 'PAPER_LIST') return refusal('NO_PAPER_LIST');
    const { zone } = venue;
    const until = paperListUntil(day, zone, settings.get(presenceDeadlines).paperListHours);
    if (Temporal.Instant.compare(now, until) >= 0) return refusal('TOO_LATE', { at: until, zone });
    const span = dayOf(day, zone);
    const codes = [...new Set([...came, ...absent])];
    const arrivals = await lockArrivals(tx, codes, null);
    const isListed = ({ venueId: at, start, arrivals: how }: ArrivalRow) =>
      at === venueId &&
      how === 'PAPER_LIST' &&
      Temporal.Instant.compare(start, span.start) >= 0 &&
      Temporal.Instant.compare(start, span.end) < 0;
    if (arrivals.length < codes.length || codes.length < came.length + absent.length || !arrivals.every(isListed))
      return refusal('NOT_ON_THE_LIST');
    const missing = new Set(absent);
    for (const arrival of arrivals) {
      const { id, code, start, end, state } = arrival;
      const isAbsent = missing.has(code);
      // A person who is not there yet may still come, and nothing is released before the end.
      const from = isAbsent ? end : start;
      if (Temporal.Instant.compare(now, from) < 0) return refusal('TOO_EARLY', { at: from, zone });
      const isDone = isAbsent ? state === 'NO_SHOW' : arrival.checkIn !== null;
      if (isDone) continue;
      const wrote = isAbsent
        ? await recordNoShow(tx, id, { now, settings, enteredById: viewer.member.id })
        : await writeCheckIn(tx, id, { at: start, how: 'STAFF', byId: viewer.member.id, now });
      if (!wrote) return refusal('NOT_LIVE', { message: messageFor(viewer, code) });
    }
    return { kind: 'ENTERED', came: came.length, absent: absent.length };
  }
}

const messageFor = ({ locale }: MemberViewer, code: string): string =>
  locale === 'fr'
    ? `La réservation ${code} a déjà un autre état. Rechargez la liste.`
    : `The booking ${code} has another state already. Reload the list.`;
