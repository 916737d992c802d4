/** Times of the model are minutes since the start of a run, lengths are minutes, hours of the pass are credit-minutes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
export type Amounts = Readonly<Record<'fromPass' | 'paid' | 'cents', number>>;
export const NOTHING: Amounts = { fromPass: 0, paid: 0, cents: 0 };

export const STATES = [
  'HELD',
  'PENDING',
  'CONFIRMED',
  'IN_USE',
  'COMPLETED',
  'NO_SHOW',
  'CANCELLED',
  'EXPIRED',
] as const;
export type State = (typeof STATES)[number];
const OCCUPYING: readonly State[] = ['HELD', 'PENDING', 'CONFIRMED', 'IN_USE'];

/** A room that is booked at once, desks that two people share, and an office whose venue answers each request. */
export const SPACES = ['ROOM', 'DESKS', 'OFFICE'] as const;
export type SpaceName = (typeof SPACES)[number];
export const SEATS: Record<SpaceName, number> = { ROOM: 1, DESKS: 2, OFFICE: 1 };
export const WEIGHTS: Record<SpaceName, number> = { ROOM: 2, DESKS: 1, OFFICE: 2 };
/** What each member has in the pass at first. */
export const GRANTED = [2_400, 240, 60];

export type Outcome = 'WAS_THERE' | 'EXCUSED' | 'STANDS';
export type Side = 'VENUE' | 'NETWORK';

/** The request that made a booking, so that it can be repeated. */
export interface Origin {
  readonly how: 'BOOK' | 'WALK_IN' | 'SERIES';
  readonly key: string;
  readonly express: boolean;
  readonly minutes: number;
  readonly starts: readonly number[];
  token: string;
}

export interface Held extends Span {
  id: string;
  readonly member: number;
  readonly space: SpaceName;
  readonly expiresAt: number;
  /** CONFIRMED: a booking has used it up. */
  state: State;
}

export interface Booked {
  code: string;
  readonly member: number;
  readonly space: SpaceName;
  readonly bookedAt: number;
  readonly express: boolean;
  readonly origin: Origin;
  start: number;
  end: number;
  state: State;
  price: Amounts;
  /** What is left of its price and its fees. */
  charged: Amounts;
  compensationCents: number;
  /** Of a request. */
  answerBy: number | null;
  mustReconfirmBy: number | null;
  isReconfirmed: boolean;
  checkIn: { readonly enteredAt: number } | null;
  hasLeft: boolean;
  /** Of a booking that was completed or missed: until when it had its place. */
  keptUntil: number | null;
  noShow: {
    readonly at: number;
    contestedAt: number | null;
    readonly answers: { side: Side; outcome: Outcome }[];
  } | null;
  /** When its time became free for others although a fee was charged for it. */
  freedAt: number | null;
  /** The fee, of which a part is given back after the end when others used the time. */
  fee: Amounts | null;
}

export type Thing = Held | Booked;
export const isBooked = (thing: Thing): thing is Booked => 'code' in thing;
/** A hold that was used up leaves the time to its booking. */
export const isOccupying = (thing: { readonly state: State; readonly expiresAt?: number }): boolean =>
  thing.expiresAt === undefined ? OCCUPYING.includes(thing.state) : thing.state === 'HELD';
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const sameTime = (a: Span & { space: SpaceName }, b: Span & { space: SpaceName }): boolean =>
  a.space === b.space && a.start === b.start && a.end === b.end;
export const quarterFrom = (at: number): number => Math.ceil(at / 15) * 15;
export const quarterOf = (at: number): number => Math.floor(at / 15) * 15;

/** What should be true of one venue and its members, in memory. */
export class LifeModel {
  now = 0;
  /** How many were carried out. */
  commands = 0;
  readonly bookings: Booked[] = [];
  readonly holds: Held[] = [];
  private keys = 0;

  nextKey = (): string => `key-of-this-life-${++this.keys}`;

  get things(): Thing[] {
    return [...this.holds, ...this.bookings];
  }

  left(member: number): number {
    const used = this.of(member).reduce((sum, { charged }) => sum + charged.fromPass, 0);
    return GRANTED[member]! - used;
  }

  of(member: number): Booked[] {
    return this.bookings.filter((one) => one.member === member);
  }

  /** Whether a member is expected somewhere. What is only asked for or held leaves them free. */
  isBusy(member: number, span: Span, except?: Booked): boolean {
    return this.of(member).some(
      (one) => one !== except && (one.state === 'CONFIRMED' || one.state === 'IN_USE') && overlaps(one, span),
    );
  }

  /** Whether a place is free for all of a time. Seats that somebody has left stay theirs until the quarter of an hour is over. */
  isFree(space: SpaceName, span: Span, without: readonly Thing[] = []): boolean {
    const others = this.things.filter((one) => one.space === space && !without.includes(one));
    if (SEATS[space] === 1) return !others.some((one) => isOccupying(one) && overlaps(one, span));
    for (let at = span.start; at < span.end; at += 15) {
      const used = others.filter((one) => one.start <= at && at < keptUntil(one)).length;
      if (used >= SEATS[space]) return false;
    }
    return true;
  }

  /** Those that keep the time of a space that is booked as a whole. */
  inTheWay(space: SpaceName, span: Span, without: readonly Thing[] = []): Thing[] {
    return SEATS[space] > 1
      ? []
      : this.things.filter(
          (one) => one.space === space && !without.includes(one) && isOccupying(one) && overlaps(one, span),
        );
  }

  /** The holds of a member for exactly this place and time, all of which their booking uses up. */
  ownHolds(member: number, wanted: Span & { space: SpaceName }): Held[] {
    return this.holds.filter((one) => one.state === 'HELD' && one.member === member && sameTime(one, wanted));
  }

  /** The no-shows that count against a member: those that were not corrected or excused. */
  countedNoShows(member: number): number {
    return this.of(member).filter(({ noShow }) => noShow?.answers.every(({ outcome }) => outcome === 'STANDS')).length;
  }
}

/** Until when somebody has their place; before its start for one that was given back. */
export function keptUntil(thing: Thing): number {
  if (isOccupying(thing)) return thing.end;
  return (isBooked(thing) ? thing.keptUntil : null) ?? -Infinity;
}
