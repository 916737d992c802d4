/** How the venue dealt with a request; without an answer it still waits. */
export interface RequestTale {
  readonly answerBy: Temporal.Instant;
  readonly answer: 'ACCEPTED' | 'REFUSED' | 'EXPIRED' | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly reason: string | null;
  readonly suggestedStart: Temporal.Instant | null;
}

export interface AbsenceTale {
  readonly at: Temporal.Instant;
  /** In the words of the member. */
  readonly contest: string | null;
  /** The venue excused it, in its words. */
  readonly excused: string | null;
}

/** What makes a booking part of the story of the demo. */
export interface Tale {
  readonly note?: string;
  readonly seriesId?: string;
  readonly request?: RequestTale;
  readonly absence?: AbsenceTale;
  readonly cancelled?: {
    readonly at: Temporal.Instant;
    readonly by: 'MEMBER' | 'VENUE';
    readonly reason: string | null;
  };
  /** Somebody else used the time of a booking that was cancelled late. */
  readonly usedByOthers?: boolean;
}
