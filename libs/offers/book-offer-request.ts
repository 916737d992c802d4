/** What a member sends to accept an offer. */
export interface BookOfferRequest {
  readonly token: string;
  /** Of spaces that are booked with it, in the order in which they were added. */
  readonly withTokens: readonly string[];
  readonly idempotencyKey: string;
  readonly acceptOverCap: boolean;
  /** To the venue, in one line; may be empty. */
  readonly note: string;
  readonly expressRequest: boolean;
  /** To a mentor; empty where a space is booked. */
  readonly question: string;
  /** Whether the next mentor is asked when one does not come. */
  readonly fallback: 'NEXT_BEST' | 'NONE';
  /** Only reports the result of an earlier request. */
  readonly lookUpOnly: boolean;
}
