import { type Quote } from '#libs/passes';
import { type MemberViewer, type Settings, type Span } from '#libs/platform';
import { type BookingRow } from '../booking.queries.js';
import { type RequestFault } from '../check-request.js';
import { type WhyNotFree } from '../why-not-free.js';

/** Where and when a booking is moved to, and the most that it may cost then. */
export interface WantedMove extends Span {
  readonly code: string;
  readonly spaceId: string;
  readonly maxAmountCents: number;
  readonly maxCreditMinutes: number;
  readonly acceptOverCap: boolean;
  readonly idempotencyKey: string;
}

/** The member whose booking is moved, which may be somebody else than the person who moves it. */
export type MovedFor = Pick<MemberViewer, 'network' | 'requestId'> & {
  readonly member: Pick<MemberViewer['member'], 'id' | 'suspension'>;
};

export interface MoveContext {
  readonly viewer: MovedFor;
  readonly move: Omit<WantedMove, 'idempotencyKey'>;
  /** As one of a series, which reaches further ahead. */
  readonly inSeries?: true;
  /** As the room of an appointment, which tells people itself; `isFree`: somebody else moves it, and the member may cancel for free. */
  readonly appointment?: { readonly isFree: boolean };
  /** The staff who move it for their venue, which tells the member itself; the member may cancel for free. */
  readonly byStaffId?: string;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/** A booking at its new time, and what it cost before. */
export interface BookingMoved {
  readonly kind: 'MOVED';
  readonly booking: BookingRow;
  readonly earlier: BookingRow['charge'];
}

export type MoveOutcome =
  | BookingMoved
  | { kind: 'PRICE_CHANGED'; quote: Quote }
  | { kind: 'OVER_CAP'; quote: Quote; capCents: number; spentCents: number }
  | RequestFault
  | WhyNotFree
  | {
      kind: 'REFUSED';
      code:
        | 'NOT_FOUND'
        | 'NOT_MOVABLE'
        | 'SEVERAL_SPACES'
        | 'WITH_MENTOR'
        | 'TOO_LATE_TO_MOVE'
        | 'SAME_TIME'
        | 'SPACE_WITHDRAWN'
        | 'APPROVAL_NEEDED'
        | 'MEMBER_SUSPENDED'
        | 'OPENING_USED_UP'
        | 'NO_PRICE'
        | 'PASS_IN_USE'
        | 'KEY_REUSED';
    };
