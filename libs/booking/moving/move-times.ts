import { Injectable } from '@nestjs/common';
import { nearestFreeStarts, personTimesOf } from '#libs/agenda';
import {
  type Purse,
  type Quote,
  isQuoteRefusal,
  purseAfterReversal,
  purseOf,
  quoteUse,
  restoredHoursDays,
} from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  type Settings,
  SettingsReader,
  type Span,
  type Sql,
  statement,
} from '#libs/platform';
import { type BookingRow, bookingByCode } from '../booking.queries.js';
import { gridMinutes, horizonDays } from '../booking.settings.js';
import { PassQuotas } from '../pass-openings/pass-quotas.js';
import { costOfCancelling } from '../rules/cancellation-cost.js';

/** A time to which a booking could move, with what it would cost there. */
export interface MoveTime extends Span {
  readonly spaceId: string;
  readonly quote: Quote;
}

/** Times on both sides of the wished one that are looked at. */
const WITHIN_HOURS = 14;

const readSpace = statement(
  'booking.spaceToMoveTo',
  `select s.resource_id as "resourceId", s.tariff_class as "tariffClass", r.exclusive
     from space s
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) and v.withdrawn_at is null and v.published_at is not null
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where s.network_id = (select current_network()) and s.id = $1 and s.withdrawn_at is null and not s.needs_approval`,
);
interface SpaceRow {
  readonly resourceId: string;
  readonly tariffClass: string;
  readonly exclusive: boolean;
}

/** Finds times to which a member can move a booking. It only reads. */
@Injectable()
export class MoveTimes {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /**
   * The free times of the booked space that are nearest to a wished one, in order, as if the booking had been given back. Empty
   * where the booking cannot be moved; with its price today. @returns undefined when no booking of the member has the code
   */
  async near(
    viewer: MemberViewer,
    code: string,
    wish: { readonly start: Temporal.Instant; readonly minutes: number | null; readonly first: number },
  ): Promise<{ readonly today: BookingRow['charge']; readonly times: readonly MoveTime[] } | undefined> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const booking = await bookingByCode(tx, code, viewer.member.id);
      if (!booking) return undefined;
      const isMovable =
        booking.state === 'CONFIRMED' &&
        booking.items.length === 1 &&
        costOfCancelling(booking, now)?.feeBasisPoints === 0;
      const space = isMovable ? await tx.maybe<SpaceRow>(readSpace, [booking.items[0]!.spaceId]) : undefined;
      if (!space) return { today: booking.charge, times: [] };
      const minutes = wish.minutes ?? minutesBetween(booking.start, booking.end);
      const latest = now.add({ hours: 24 * settings.get(horizonDays) });
      const around = {
        start: wish.start.subtract({ hours: WITHIN_HOURS }),
        end: wish.start.add({ hours: WITHIN_HOURS + 24 }),
      };
      const [found] = await nearestFreeStarts(tx, {
        networkId: viewer.network.id,
        resourceIds: [space.resourceId],
        start: wish.start,
        end: wish.start.add({ minutes }),
        notBefore: now,
        now,
        withinHours: WITHIN_HOURS,
        seats: space.exclusive ? 1 : booking.items[0]!.seats,
        busy: await personTimesOf(tx, viewer.member.id, around, booking.id),
        limitPerResource: wish.first,
        gridMinutes: settings.get(gridMinutes),
        withoutHolderId: booking.id,
      });
      const starts = (found?.starts ?? []).filter((start) => Temporal.Instant.compare(start, latest) <= 0);
      const quotas = await PassQuotas.read(tx, viewer.network.id, now, booking.id);
      const { spaceId, seats } = booking.items[0]!;
      const use = { tariffClass: space.tariffClass, seats: space.exclusive ? 1 : seats };
      const priced: MoveTime[] = [];
      let ofDay: { readonly day: string; readonly purse: Purse } | undefined;
      for (const start of starts.toSorted((a, b) => Temporal.Instant.compare(a, b))) {
        const end = start.add({ minutes });
        const isSame = start.equals(booking.start) && end.equals(booking.end);
        if (isSame || !quotas.allows(spaceId, { start, end }, seats)) continue;
        // The pass, its lots and the month of spending are those at the start of the use: read once for each day.
        const day = start.toZonedDateTimeISO(viewer.network.zone).toPlainDate().toString();
        if (ofDay?.day !== day) {
          const purse = await this.purse(tx, viewer, booking, start, now, settings);
          if (!purse) return { today: booking.charge, times: [] };
          ofDay = { day, purse };
        }
        const quote = quoteUse(ofDay.purse, { ...use, start, end });
        if (!isQuoteRefusal(quote)) priced.push({ start, end, spaceId, quote });
      }
      return { today: booking.charge, times: priced };
    });
  }

  private async purse(
    tx: Sql,
    { member, network }: MemberViewer,
    booking: BookingRow,
    start: Temporal.Instant,
    now: Temporal.Instant,
    settings: Settings,
  ): Promise<Purse | undefined> {
    const purse = await purseOf(tx, member.id, start, network.zone, now, settings);
    const [item] = booking.items;
    const source = { kind: 'BOOKING_ITEM', id: item!.id, revision: item!.revision } as const;
    const when = { start, zone: network.zone, now, restoredHoursDays: settings.get(restoredHoursDays) };
    return purse && purseAfterReversal(tx, purse, source, when);
  }
}

const minutesBetween = (start: Temporal.Instant, end: Temporal.Instant): number =>
  Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
