import { Injectable } from '@nestjs/common';
import { nearestFreeStarts, overlaps, personTimesOf } from '#libs/agenda';
import { type Lot, type Purse, type Quote, isQuoteRefusal, monthOf, purseOf, quoteUse } from '#libs/passes';
import { Clock, Database, type MemberViewer, type Settings, SettingsReader, type Sql } from '#libs/platform';
import { type BookingPlan, bookingPlan } from '../booking-plan.js';
import { gridMinutes } from '../booking.settings.js';
import { type RequestFault, checkRequest } from '../check-request.js';
import { type SeriesStep, seriesDates } from '../rules/series-dates.js';

export interface WantedSeries {
  readonly spaceId: string;
  readonly seats: number;
  readonly start: Temporal.Instant;
  readonly minutes: number;
  readonly step: SeriesStep;
  readonly count: number;
}

/** One time of a series, and what stands in its way. */
export interface SeriesTime {
  readonly start: Temporal.Instant;
  readonly problem: RequestFault | { readonly kind: 'TAKEN' } | { readonly kind: 'BUSY' } | null;
  /** With a problem: the nearest free start on the same day of the venue. */
  readonly nearest: Temporal.Instant | null;
  /** Of the time, or of the nearest one; null where neither can be booked. */
  readonly quote: Quote | null;
}

export interface SeriesPreviewed {
  readonly zone: string;
  readonly times: readonly SeriesTime[];
  /** Euros of the times without a problem that would pass the limit of some month. */
  readonly passesCap: boolean;
}

/** Looks at each time of a series before it is booked. It only reads. */
@Injectable()
export class PreviewSeries {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when the space cannot be booked in series */
  async preview(viewer: MemberViewer, wanted: WantedSeries): Promise<SeriesPreviewed | undefined> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const first = await this.plan(tx, viewer, wanted, wanted.start, now);
      if (!first || first.needsApproval) return undefined;
      const { zone } = first;
      const starts = seriesDates(wanted.start, { ...wanted, zone });
      const span = { start: starts[0]!, end: starts.at(-1)!.add({ hours: 48 }) };
      const busy = await personTimesOf(tx, viewer.member.id, span);
      const purses = new Purses(tx, viewer, settings, now);
      const times: SeriesTime[] = [];
      for (const start of starts) {
        const plan = (await this.plan(tx, viewer, wanted, start, now))!;
        const end = start.add({ minutes: wanted.minutes });
        const asked = { start, end, seats: wanted.seats, memberId: viewer.member.id, inSeries: true };
        const checked = await checkRequest(tx, plan, asked, settings, now);
        const isBusy = busy.some((one) => overlaps(one, { start, end }));
        const problem =
          checked.kind !== 'BOOKABLE' ? checked : isBusy ? ({ kind: 'BUSY' } as const) : plan.taken ? ({ kind: 'TAKEN' } as const) : null; // prettier-ignore
        const nearest = problem && (await this.nearest(tx, viewer, wanted, plan, start, busy, settings, now));
        const at = problem ? nearest : start;
        const quote = at && (await purses.quote(plan, wanted, at));
        times.push({ start, problem, nearest, quote });
      }
      return { zone, times, passesCap: purses.passesCap() };
    });
  }

  private plan(
    tx: Sql,
    { network, member }: MemberViewer,
    wanted: WantedSeries,
    start: Temporal.Instant,
    now: Temporal.Instant,
  ) {
    // prettier-ignore
    const span = { start, end: start.add({ minutes: wanted.minutes }) };
    return bookingPlan(tx, network.id, { ...wanted, ...span, memberId: member.id }, now);
  }

  private async nearest(
    tx: Sql,
    { network }: MemberViewer,
    { seats, minutes }: WantedSeries,
    plan: BookingPlan,
    start: Temporal.Instant,
    busy: readonly { start: Temporal.Instant; end: Temporal.Instant }[],
    settings: Settings,
    now: Temporal.Instant,
  ): Promise<Temporal.Instant | null> {
    const [found] = await nearestFreeStarts(tx, {
      networkId: network.id,
      resourceIds: [plan.resourceId],
      start,
      end: start.add({ minutes }),
      notBefore: now,
      now,
      withinHours: 24,
      seats: plan.exclusive ? 1 : seats,
      busy,
      limitPerResource: 60,
      gridMinutes: settings.get(gridMinutes),
    });
    const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(plan.zone).toPlainDate().toString();
    return found?.starts.find((at) => dayOf(at) === dayOf(start)) ?? null;
  }
}

/** What a member can pay with for several uses, one after the other: what one takes is gone for the next. */
class Purses {
  private readonly taken = new Map<string, number>();
  private readonly spent = new Map<string, { cents: number; purse: Purse }>();

  constructor(
    private readonly tx: Sql,
    private readonly viewer: MemberViewer,
    private readonly settings: Settings,
    private readonly now: Temporal.Instant,
  ) {}

  async quote(plan: BookingPlan, { seats, minutes }: WantedSeries, start: Temporal.Instant): Promise<Quote | null> {
    const { member, network } = this.viewer;
    const purse = await purseOf(this.tx, member.id, start, network.zone, this.now, this.settings);
    if (!purse) return null;
    const lots = purse.lots.map((lot): Lot => ({ ...lot, remainingCreditMinutes: lot.remainingCreditMinutes - (this.taken.get(lot.id) ?? 0) })); // prettier-ignore
    const use = {
      tariffClass: plan.tariffClass,
      seats: plan.exclusive ? 1 : seats,
      start,
      end: start.add({ minutes }),
    };
    const quote = quoteUse({ ...purse, lots }, use);
    if (isQuoteRefusal(quote)) return null;
    for (const { lotId, creditMinutes } of quote.takes)
      this.taken.set(lotId, (this.taken.get(lotId) ?? 0) + creditMinutes);
    const month = monthOf(start, network.zone).toString();
    const cents = (this.spent.get(month)?.cents ?? purse.spentCents) + quote.amountInclVatCents;
    this.spent.set(month, { cents, purse });
    return quote;
  }

  passesCap(): boolean {
    return [...this.spent.values()].some(({ cents, purse }) => cents > purse.capCents && cents > purse.spentCents);
  }
}
