/** What a client did and was told. Times are milliseconds of performance.now(). */
export interface Act {
  readonly kind: 'SEARCH' | 'PROPOSE' | 'BOOK' | 'CANCEL' | 'MY_BOOKINGS';
  readonly memberId: string;
  readonly key: string | null;
  readonly invokedAt: number;
  /** Undefined while it is under way. */
  endedAt?: number;
  /** OK: done and told so. REFUSED: told that it was not done. UNKNOWN: given up without an answer. */
  end?: 'OK' | 'REFUSED' | 'UNKNOWN';
  /** What the answer was called: a member of the result, or a code. */
  said?: string;
  attempts: number;
  /** Attempts whose answer never came: they may have been carried out, even later. */
  unanswered: number;
  /** Of a booking made or cancelled. */
  bookingId?: string;
  code?: string;
}

/** A success, and who gave it: what shows that a part is back. */
export interface SignOfLife {
  readonly api: number;
  readonly invokedAt: number;
  readonly at: number;
}

/** What is known of one booking from the answers about it. */
export interface Told {
  readonly id: string;
  readonly code: string;
  readonly memberId: string;
  readonly bookedAt: number;
  /** When somebody first asked to cancel it. */
  cancelInvokedAt?: number;
  cancelledAt?: number;
}

/** The log of every call, and what follows from it for the state everybody must find. */
export class History {
  readonly acts: Act[] = [];
  readonly signs: SignOfLife[] = [];
  readonly told = new Map<string, Told>();
  readonly codes = new Map<string, number>();
  /** Answers that contradict earlier ones, in words. */
  readonly contradictions: string[] = [];

  invoke(kind: Act['kind'], memberId: string, key: string | null): Act {
    const act: Act = { kind, memberId, key, invokedAt: performance.now(), attempts: 0, unanswered: 0 };
    this.acts.push(act);
    return act;
  }

  booked(act: Act, { id, code }: { id: string; code: string }): void {
    const before = [...this.told.values()].find((one) => one.id === id);
    if (before) this.contradictions.push(`booking ${code} was given to two calls`);
    act.bookingId = id;
    act.code = code;
    this.told.set(code, { id, code, memberId: act.memberId, bookedAt: performance.now() });
  }

  /** Bookings that a list read between two moments lacks, although they were told of before and nobody cancelled them. */
  read(act: Act, listed: ReadonlySet<string>): void {
    for (const one of this.told.values()) {
      if (one.memberId !== act.memberId || one.bookedAt > act.invokedAt || listed.has(one.code)) continue;
      if (one.cancelInvokedAt === undefined) this.contradictions.push(`booking ${one.code} is told of and not listed`);
    }
  }
}
