/** One action of a client and its answer. Times are milliseconds of performance.now(). */
export interface ClientAction {
  readonly kind: 'SEARCH' | 'PROPOSE' | 'BOOK' | 'CANCEL' | 'MY_BOOKINGS';
  readonly memberId: string;
  readonly key: string | null;
  readonly invokedAt: number;
  /** Undefined while it is running. */
  endedAt?: number;
  /** OK: confirmed. REFUSED: refused by an answer. UNKNOWN: given up without an answer. */
  end?: 'OK' | 'REFUSED' | 'UNKNOWN';
  /** The type of the result, or the error code. */
  outcomeText?: string;
  attempts: number;
  /** Attempts without an answer, which may have been executed, even later. */
  unanswered: number;
  /** The booking that was made or cancelled. */
  bookingId?: string;
  code?: string;
}

/** A successful answer of an api, which shows that it has recovered. */
export interface Success {
  readonly api: number;
  readonly invokedAt: number;
  readonly at: number;
}

/** What the answers have confirmed about one booking. */
export interface KnownBooking {
  readonly id: string;
  readonly code: string;
  readonly memberId: string;
  readonly bookedAt: number;
  /** When a client first requested its cancellation. */
  cancelInvokedAt?: number;
  cancelledAt?: number;
}

/** The log of all actions, and the bookings that must exist because of it. */
export class History {
  readonly actions: ClientAction[] = [];
  readonly successes: Success[] = [];
  readonly knownBookings = new Map<string, KnownBooking>();
  readonly codes = new Map<string, number>();
  /** Descriptions of answers that contradict earlier ones. */
  readonly contradictions: string[] = [];

  invoke(kind: ClientAction['kind'], memberId: string, key: string | null): ClientAction {
    const action: ClientAction = { kind, memberId, key, invokedAt: performance.now(), attempts: 0, unanswered: 0 };
    this.actions.push(action);
    return action;
  }

  recordBooking(action: ClientAction, { id, code }: { id: string; code: string }): void {
    const before = [...this.knownBookings.values()].find((booking) => booking.id === id);
    if (before) this.contradictions.push(`booking ${code} was given to two calls`);
    action.bookingId = id;
    action.code = code;
    this.knownBookings.set(code, { id, code, memberId: action.memberId, bookedAt: performance.now() });
  }

  /** Records bookings that a list lacks although they were confirmed before it was requested and never cancelled. */
  checkList(action: ClientAction, listed: ReadonlySet<string>): void {
    for (const booking of this.knownBookings.values()) {
      if (booking.memberId !== action.memberId || booking.bookedAt > action.invokedAt || listed.has(booking.code))
        continue;
      if (booking.cancelInvokedAt === undefined)
        this.contradictions.push(`booking ${booking.code} is confirmed, but not listed`);
    }
  }
}
