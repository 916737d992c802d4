/** The two requests from a need to a booking, as a client sends them. */
export const PROPOSE = `query Propose($need: NeedInput!, $first: Int) { propose(need: $need, first: $first) {
  understood { kind capability { code label } window { start end zone minutes } near { label point { lat lon } } party language assumed unread faults { code message } }
  offers { token summary items { __typename ... on SpaceItem { start end seats venue { name slug } space { id name } } }
    quote { creditMinutes creditMinutesFromPass creditMinutesPaid amountExclVatCents vatCents amountInclVatCents passAfter { creditMinutesLeft } cancelFreeUntil }
    requirements { kind satisfied } reasons { factor weight text } certainty distanceMeters travelMinutes expiresAt }
  nothing { why text nearest { token summary items { ... on SpaceItem { start end space { id } } } } waitingListToken } } }`;

export const BOOK = `mutation Book($token: String!, $key: ID!, $acceptOverCap: Boolean, $withTokens: [String!]) { book(token: $token, withTokens: $withTokens, idempotencyKey: $key, acceptOverCap: $acceptOverCap) {
  __typename
  ... on Confirmed { booking { id code state start end cancelFreeUntil cancellable icsUrl access { code opensAt } venue { name } items { seats space { id name } }
    charge { creditMinutes creditMinutesFromPass creditMinutesPaid amountInclVatCents } reminders { minutesBefore dueAt state } } }
  ... on EarlierBooking { message booking { code state } }
  ... on Taken { message spaceId waitingListToken alternatives { token summary } }
  ... on PriceChanged { spaceId offer { token quote { amountInclVatCents } } }
  ... on Needs { spaceId requirements { kind } }
  ... on OverCap { capCents spentCents quote { amountInclVatCents } }
  ... on TokenExpired { offer { token summary distanceMeters travelMinutes reasons { factor } } }
  ... on Refused { code message spaceId } } }`;

/** The same booking without alternatives. */
export const BOOK_BRIEFLY = `mutation Book($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) { __typename ... on Confirmed { booking { code } } ... on Refused { code } } }`;

/** The fields of an offer that the specs read. */
export interface OfferAnswer {
  token: string;
  summary: string;
  items: { start: string; end: string; space: { id: string; name: string }; venue: { name: string } }[];
  quote: { creditMinutesFromPass: number; creditMinutesPaid: number; amountInclVatCents: number };
  reasons: { factor: string; weight: number; text: string }[];
  distanceMeters: number | null;
}
export interface ProposeAnswer {
  propose: {
    understood: {
      kind: string | null;
      capability: { code: string } | null;
      window: { start: string; end: string } | null;
      faults: { code: string }[];
    };
    offers: OfferAnswer[];
    nothing: { why: string; text: string; nearest: OfferAnswer[]; waitingListToken: string | null } | null;
  };
}
export interface BookAnswer {
  book: {
    __typename: string;
    code?: string;
    booking?: { id: string; code: string; reminders: { state: string }[] };
    alternatives?: OfferAnswer[];
    offer?: OfferAnswer | null;
  };
}
