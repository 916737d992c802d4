export interface Proposal {
  understood: {
    capability: { label: string } | null;
    window: { start: string; end: string; zone: string; minutes: number };
    near: { label: string } | null;
  };
  offers: {
    token: string;
    summary: string;
    quote: { creditMinutesFromPass: number; amountInclVatCents: number };
    reasons: { text: string }[];
  }[];
  nothing: { text: string } | null;
}

export interface Booked {
  id: string;
  code: string;
  start: string;
  zone: string;
  venue: { name: string };
  items: { space: { name: string } }[];
  access: { code: string; opensAt: string };
  cancelFreeUntil: string;
  icsUrl: string;
  reminders: { minutesBefore: number; dueAt: string; state: string }[];
}

/** The operations of the tour: the two of the booking, and those that prepare it and show its results. */
export const documents = {
  demoSignIns: `query DemoSignIns { demoSignIns { key name role } }`,

  signIn: `mutation SignIn($key: String!) { signInAsDemo(key: $key) {
    ... on SignedIn { me { name email } } ... on SignInLinkInvalid { message } ... on Throttled { message } } }`,

  upcoming: `query Upcoming { myBookings(when: UPCOMING, first: 50) { edges { node { code start end cancellable } } } }`,

  cancel: `mutation Cancel($code: String!, $key: ID!) { cancelBooking(code: $code, idempotencyKey: $key) { __typename } }`,

  propose: `query Propose($need: NeedInput!) { proposal: propose(need: $need, first: 3) {
    understood { capability { label } window { start end zone minutes } near { label } }
    offers { token summary quote { creditMinutesFromPass amountInclVatCents } reasons { text } }
    nothing { text } } }`,

  book: `mutation Book($token: String!, $key: ID!) { result: book(token: $token, idempotencyKey: $key) {
    __typename
    ... on Confirmed { booking { id code start zone venue { name } items { space { name } } access { code opensAt } cancelFreeUntil icsUrl
      reminders { minutesBefore dueAt state } } }
    ... on Taken { message } ... on Refused { message } } }`,

  ledger: `query Ledger { myPass { creditMinutesLeft ledger(first: 20) { edges { node { kind creditMinutes amountCents bookingId } } } } }`,
};
