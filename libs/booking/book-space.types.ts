import { type NotBookable } from '#libs/agenda';
import { type Purse, type Quote, type Use } from '#libs/passes';
import { type KeyedRequest, type MemberViewer, type Settings, type Span, type Sql } from '#libs/platform';
import { type BookingPlan } from './booking-plan.js';
import { type BookingRow } from './booking.queries.js';
import { type CheckInWay } from './presence/arrival.queries.js';
import { type Draw } from './rules/pass-quota.js';
import { type UnmetProof } from './unmet-proof.js';
import { type WhyNotFree } from './why-not-free.js';

/** A space of a booking, and the most that the member agreed to pay for it. */
export interface WantedSpace {
  readonly spaceId: string;
  readonly seats: number;
  /** VAT included. */
  readonly ceilingCents: number;
  readonly ceilingCreditMinutes: number;
}

export interface BookingRequest extends Span, WantedSpace {
  /** More spaces of the same venue for the same time, charged after the first one in this order. */
  readonly others?: readonly WantedSpace[];
  readonly acceptOverCap: boolean;
  /** The member asks that the service begin before the end of the withdrawal period. */
  readonly expressRequest: boolean;
  readonly idempotencyKey: string;
  /** To the venue, in one line; may be empty. */
  readonly note: string;
  /** The request as text; the same key with a different text is refused. */
  readonly request: string;
  /** Returns the result of an earlier call with this key and books nothing, because the offer has expired. */
  readonly replayOnly: boolean;
  /** The person of the venue who books for the member; when omitted, the member books. */
  readonly bookedById?: string;
  /** Somebody has come without a booking: the time has begun, and they are checked in at once. */
  readonly walkIn?: { readonly how: CheckInWay; readonly byId: string };
  /** The room of an appointment with a mentor. */
  readonly withMentor?: WithMentor;
  /** Part of a series, which is confirmed as a whole and counts once among the bookings of the hour. */
  readonly inSeries?: { readonly id: string; readonly isFirst: boolean };
}

export interface WithMentor {
  /** Until when the mentor answers; null: the mentor comes without being asked first. */
  readonly answerBy: Temporal.Instant | null;
  /** Makes the appointment in the transaction of its booking. @throws Rollback with the outcome when it cannot */
  readonly makeAppointment: (tx: Sql, bookingId: string) => Promise<void>;
}

/** Which space is the cause of a refusal, where several were asked for. */
interface Cause {
  readonly spaceId?: string | undefined;
}

export type BookOutcome =
  | { kind: 'CONFIRMED'; booking: BookingRow }
  /** The venue was asked. The price is charged, and given back unless it accepts. */
  | { kind: 'AWAITING'; booking: BookingRow }
  /** Booked before, by this request or by another one for the same space and time; the booking’s state says where it stands. */
  | { kind: 'EARLIER'; booking: BookingRow }
  | { kind: 'NOT_MADE' }
  | (BookRefusal & Cause);

type BookRefusal =
  | { kind: 'PRICE_CHANGED'; quote: Quote }
  | { kind: 'NEEDS_PASS' }
  | UnmetProof
  | { kind: 'OVER_CAP'; quote: Quote; hasPass: boolean; capCents: number; spentCents: number }
  | { kind: 'NOT_BOOKABLE'; fault: NotBookable }
  | WhyNotFree
  | {
      kind: 'REFUSED';
      code:
        | 'NOT_OPENED'
        | 'OPENING_USED_UP'
        | 'TOO_MANY_BOOKINGS'
        | 'TOO_MANY_REQUESTS'
        | 'MEMBER_SUSPENDED'
        | 'VENUE_BAN'
        | 'SPACE_WITHDRAWN'
        | 'NO_PRICE'
        | 'PASS_IN_USE'
        | 'KEY_REUSED'
        | 'OTHER_VENUE'
        | 'SPACES_OVERLAP'
        | 'APPROVAL_ALONE'
        | 'MENTOR_TAKEN'
        | 'MENTOR_FULL'
        | 'TOO_MANY_APPOINTMENTS'
        | 'SUBJECT_ASKED';
    };

/** The request, its caller, and the settings and time that apply to it. */
export interface BookingContext {
  readonly viewer: MemberViewer;
  readonly wanted: BookingRequest;
  readonly key: KeyedRequest;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/** A space of a booking with its own price. */
export interface PricedItem {
  readonly plan: BookingPlan;
  readonly use: Use;
  readonly quote: Quote;
}

/** A bookable request and its price. It may be outdated by the time of the insert, which alone decides. */
export interface PricedBooking {
  /** In the order in which they were chosen. */
  readonly items: readonly [PricedItem, ...PricedItem[]];
  /** Before any of the items is paid. */
  readonly purse: Purse;
  /** The sum of the items. */
  readonly quote: Quote;
  readonly draws: readonly Draw[];
  /** Until when the venue or the mentor answers; null when it is booked at once. */
  readonly answerBy: Temporal.Instant | null;
  /** The lines in which the member waits for one of the spaces at that time, locked. */
  readonly lineIds: readonly string[];
}
