import { feeOn } from '#libs/booking';
import { isQuoteRefusal, monthOf, type Quote, quote } from '#libs/passes';
import { type Booking } from './planner.js';
import { instantOf, textOf } from './occupancy.js';
import { pricingLotOf, type OpenLot, type Pass, writeLots } from './passes.js';
import { type Prices, tariff } from './prices.js';
import { type Row, type Town } from './town.js';

/** The share of members who agree to exceed the cap when asked. */
const acceptsOverCap = 0.12;

/** A fee and a compensation stand for no use of a space. */
const NO_USE = { tariff_id: null, tariff_class: null, weight: null, seats: null, used_during: null, minutes: null };

interface Sale {
  readonly charge: Row;
  readonly takes: { lot: OpenLot; creditMinutes: number }[];
  readonly spending: Row;
}

/** Charges bookings in the order they were made, and reverses those that were cancelled at the time of cancellation. */
export class Ledger {
  private readonly sales = new Map<string, Sale>();
  private readonly spendings = new Map<string, Row>();

  constructor(
    private readonly town: Town,
    private readonly prices: Prices,
    private readonly passes: ReadonlyMap<string, Pass>,
    /** The amount beyond the pass that a member may spend in a month before being asked. */
    private readonly capCents: number,
  ) {}

  /** False when the member declined to exceed the month’s cap. */
  charge(booking: Booking): boolean {
    const { chance, networkId } = this.town;
    const { member, space, seats, bookedAt } = booking;
    const start = instantOf(booking.from);
    const minutes = (booking.to - booking.from) * 15;
    const held = this.passes.get(member.id);
    const pass = held && Temporal.Instant.compare(held.validFrom, start) <= 0 ? held : null;
    const tariffClass = space.draft.tariffClass;
    const answer = quote({
      tariff,
      tariffClass,
      seats,
      minutes,
      start,
      pass,
      lots: pass?.lots.map(pricingLotOf) ?? [],
    });
    if (isQuoteRefusal(answer)) throw new Error(`${answer.code}: ${space.draft.name}`);

    const month = this.spendingOf(member.id, start);
    const spent = (month.used as number) + answer.amountInclVatCents;
    if (answer.amountInclVatCents > 0 && spent > this.capCents && !booking.tale && !chance.yes(acceptsOverCap))
      return false;

    const charge = {
      network_id: networkId,
      id: chance.id(bookedAt),
      kind: 'USE',
      source_kind: 'BOOKING_ITEM',
      source_id: booking.itemId,
      member_id: member.id,
      venue_id: space.venue.id,
      pass_id: pass?.id ?? null,
      tariff_id: this.prices.tariffId,
      tariff_class: tariffClass,
      weight: tariff.weights[tariffClass]!,
      seats,
      used_during: `[${textOf(booking.from)},${textOf(booking.to)})`,
      minutes,
      credit_minutes: answer.creditMinutes,
      credit_minutes_from_pass: answer.creditMinutesFromPass,
      credit_minutes_paid: answer.creditMinutesPaid,
      amount_cents: answer.amountInclVatCents,
      amount_excl_cents: answer.amountExclVatCents,
      vat_cents: answer.vatCents,
      vat_basis_points: tariff.vatRateBasisPoints,
      charged_at: bookedAt.toString(),
      reverses_id: null,
    };
    this.town.rows.add('charge', charge);
    const takes = this.debit(answer, pass);
    this.move('USE', charge.id, bookedAt, takes, -1);
    month.used = spent;
    month.cap = Math.max(month.cap as number, spent);
    this.spendings.set(`${member.id}/${month.period_start}`, month);
    this.sales.set(booking.id, { charge, takes, spending: month });
    return true;
  }

  /** Gives back everything: euros, hours into their lots, and the month’s spending. */
  reverse(booking: Booking, at: Temporal.Instant): void {
    const { charge, takes, spending } = this.sales.get(booking.id)!;
    const negative = [
      'minutes',
      'credit_minutes',
      'credit_minutes_from_pass',
      'credit_minutes_paid',
      'amount_cents',
      'amount_excl_cents',
      'vat_cents',
    ];
    const reversal: Row = { ...charge, id: this.town.chance.id(at), charged_at: at.toString(), reverses_id: charge.id };
    for (const column of negative) reversal[column] = charge[column] === null ? null : 0 - (charge[column] as number);
    this.town.rows.add('charge', reversal);
    for (const { lot, creditMinutes } of takes) lot.remainingMinutes += creditMinutes;
    this.move('REVERSAL', reversal.id as string, at, takes, 1);
    spending.used = (spending.used as number) - (charge.amount_cents as number);
  }

  /** Charges a share of the price that was given back before, as a fee. */
  fee(booking: Booking, at: Temporal.Instant, basisPoints: number): void {
    const { charge, takes, spending } = this.sales.get(booking.id)!;
    const share = (column: string) => feeOn(charge[column] as number, basisPoints);
    const cents = share('amount_cents');
    const excl = Math.round((cents * 10_000) / (10_000 + (charge.vat_basis_points as number)));
    const [fromPass, paid] = [share('credit_minutes_from_pass'), share('credit_minutes_paid')];
    const fee: Row = {
      ...charge,
      id: this.town.chance.id(at),
      kind: 'FEE',
      ...NO_USE,
      credit_minutes: fromPass + paid,
      credit_minutes_from_pass: fromPass,
      credit_minutes_paid: paid,
      amount_cents: cents,
      amount_excl_cents: excl,
      vat_cents: cents - excl,
      charged_at: at.toString(),
    };
    this.town.rows.add('charge', fee);
    let left = fromPass;
    const feeTakes = takes.map(({ lot, creditMinutes }) => {
      const part = Math.min(left, creditMinutes);
      left -= part;
      lot.remainingMinutes -= part;
      return { lot, creditMinutes: part };
    });
    const kept = feeTakes.filter(({ creditMinutes }) => creditMinutes > 0);
    this.move('FEE', fee.id as string, at, kept, -1);
    spending.used = (spending.used as number) + cents;
    this.sales.set(booking.id, { charge: fee, takes: kept, spending });
  }

  /** What is kept of a booking now: the use, or the fee that replaced it. */
  kept(booking: Booking): { creditMinutes: number; amountCents: number } {
    const { charge } = this.sales.get(booking.id)!;
    return {
      creditMinutes: charge.credit_minutes_from_pass as number,
      amountCents: charge.amount_cents as number,
    };
  }

  /** What a venue owes for cancelling: the share of the price, hours at their price and without VAT. */
  compensate(booking: Booking, at: Temporal.Instant, basisPoints: number): void {
    const { charge } = this.sales.get(booking.id)!;
    const minutes = feeOn(charge.credit_minutes_from_pass as number, basisPoints);
    const hours = Math.floor((minutes * tariff.hourlyCentsInclVat * 2 + 60) / 120);
    const cents = feeOn(charge.amount_cents as number, basisPoints) + hours;
    if (cents === 0) return;
    this.town.rows.add('charge', {
      ...charge,
      id: this.town.chance.id(at),
      kind: 'COMPENSATION',
      ...NO_USE,
      credit_minutes: 0,
      credit_minutes_from_pass: 0,
      credit_minutes_paid: 0,
      amount_cents: -cents,
      amount_excl_cents: -cents,
      vat_cents: 0,
      vat_basis_points: 0,
      charged_at: at.toString(),
    });
  }

  /** Writes the remaining minutes of the lots and each member’s spending per month. */
  close(): void {
    writeLots(this.town, this.passes.values());
    for (const row of this.spendings.values()) this.town.rows.add('quota', row);
  }

  private debit(answer: Quote, pass: Pass | null): Sale['takes'] {
    return answer.takes.map(({ lotId, creditMinutes }) => {
      const lot = pass!.lots.find(({ id }) => id === lotId)!;
      lot.remainingMinutes -= creditMinutes;
      return { lot, creditMinutes };
    });
  }

  private move(
    kind: 'USE' | 'FEE' | 'REVERSAL',
    chargeId: string,
    at: Temporal.Instant,
    takes: Sale['takes'],
    sign: 1 | -1,
  ): void {
    if (takes.length === 0) return;
    const { chance, rows, networkId } = this.town;
    const id = chance.id(at);
    rows.add('hours_transaction', { network_id: networkId, id, kind, charge_id: chargeId, made_at: at.toString() });
    for (const { lot, creditMinutes } of takes) {
      for (const [account, side] of [
        ['LOT', sign],
        ['USED', -sign],
      ] as const) {
        const entry = { transaction_id: id, lot_id: lot.id, account, credit_minutes: side * creditMinutes };
        rows.add('hours_entry', { network_id: networkId, id: chance.id(at), ...entry });
      }
    }
  }

  private spendingOf(memberId: string, start: Temporal.Instant): Row {
    const { networkId, data } = this.town;
    const month = monthOf(start, data.zone).toString();
    const fresh = { period_start: month, used: 0, cap: this.capCents };
    return (
      this.spendings.get(`${memberId}/${month}`) ?? {
        network_id: networkId,
        kind: 'passes.spend',
        subject_id: memberId,
        ...fresh,
      }
    );
  }
}
