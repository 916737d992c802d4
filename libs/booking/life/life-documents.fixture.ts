const BOOKING = `booking { code state }`;
const REFUSED = `... on Refused { refusal: code }`;
const PRESENCE_REFUSED = `... on PresenceRefused { refusal: code }`;

/** Each command as clients send it. The answer is always called `result`, its refusal code `refusal`. */
export const DOCUMENTS = {
  book: `mutation ($token: String!, $key: ID!, $express: Boolean!) {
    result: book(token: $token, idempotencyKey: $key, acceptOverCap: true, expressRequest: $express) {
      __typename ... on Confirmed { ${BOOKING} } ... on AwaitingVenue { ${BOOKING} } ... on EarlierBooking { ${BOOKING} } ${REFUSED} } }`,
  hold: `mutation ($token: String!, $key: ID!) { result: holdOffer(token: $token, idempotencyKey: $key) { __typename ... on Held { id } ${REFUSED} } }`,
  release: `mutation ($id: ID!) { result: releaseHold(id: $id) { __typename ${REFUSED} } }`,
  series: `mutation ($token: String!, $starts: [Instant!]!, $express: Boolean!, $key: ID!) {
    result: bookSeries(token: $token, starts: $starts, maxAmountCents: 1000000, maxCreditMinutes: 1000000, acceptOverCap: true,
      expressRequest: $express, idempotencyKey: $key) {
      __typename ... on SeriesBooked { bookings { code state } } ... on SeriesStopped { stop: code start } ${REFUSED} } }`,
  cancelSeries: `mutation ($code: String!, $key: ID!) { result: cancelSeries(code: $code, scope: FOLLOWING, idempotencyKey: $key) {
    __typename ... on SeriesCancelled { cancelled kept } ${REFUSED} } }`,
  cancel: `mutation ($code: String!, $key: ID!, $acceptedFee: AcceptedFeeInput) {
    result: cancelBooking(code: $code, idempotencyKey: $key, acceptedFee: $acceptedFee) {
      __typename ... on Cancelled { ${BOOKING} restoredCreditMinutes restoredCents }
      ... on CancellationFeeDue { fee { creditMinutes amountCents restoredCreditMinutes restoredCents } } ${REFUSED} } }`,
  withdraw: `mutation ($code: String!, $key: ID!) { result: withdrawFromBooking(code: $code, idempotencyKey: $key) {
    __typename ... on Withdrawn { ${BOOKING} } ${REFUSED} } }`,
  cancelAsVenue: `mutation ($venueId: ID!, $code: String!, $key: ID!) {
    result: cancelBookingAsVenue(venueId: $venueId, code: $code, reason: "Dégât des eaux", idempotencyKey: $key) {
      __typename ... on CancelledAsVenue { compensationCents } ${REFUSED} } }`,
  move: `mutation ($code: String!, $start: Instant!, $end: Instant!, $key: ID!) {
    result: moveBooking(code: $code, start: $start, end: $end, maxAmountCents: 1000000, maxCreditMinutes: 1000000, acceptOverCap: true,
      idempotencyKey: $key) { __typename ... on Moved { ${BOOKING} } ${REFUSED} } }`,
  accept: `mutation ($venueId: ID!, $code: String!, $key: ID!) { result: acceptRequest(venueId: $venueId, code: $code, idempotencyKey: $key) {
    __typename ... on VenueRequest { answer } ${REFUSED} } }`,
  refuse: `mutation ($venueId: ID!, $code: String!, $key: ID!) {
    result: refuseRequest(venueId: $venueId, code: $code, idempotencyKey: $key, reason: "Complet") { __typename ... on VenueRequest { answer } ${REFUSED} } }`,
  suggest: `mutation ($venueId: ID!, $code: String!, $key: ID!, $start: Instant!) {
    result: suggestOtherTime(venueId: $venueId, code: $code, idempotencyKey: $key, start: $start, words: "Plutôt le matin") {
      __typename ... on VenueRequest { answer } ${REFUSED} } }`,
  checkIn: `mutation ($code: String!, $token: String!) { result: checkIn(code: $code, by: { declaredToken: $token }) {
    __typename ... on PresenceChanged { ${BOOKING} } ${PRESENCE_REFUSED} } }`,
  undo: `mutation ($venueId: ID!, $code: String!) { result: undoCheckIn(venueId: $venueId, code: $code) {
    __typename ... on VenueBookingChanged { ${BOOKING} } ${PRESENCE_REFUSED} } }`,
  checkOut: `mutation ($code: String!) { result: checkOut(code: $code) { __typename ... on CheckedOut { overstayMinutes feeCents } ${PRESENCE_REFUSED} } }`,
  contest: `mutation ($code: String!) { result: contestNoShow(code: $code, words: "J’étais là") {
    __typename ... on PresenceChanged { ${BOOKING} } ${PRESENCE_REFUSED} } }`,
  correct: `mutation ($venueId: ID!, $code: String!, $outcome: NoShowOutcome!) {
    result: correctNoShow(venueId: $venueId, code: $code, outcome: $outcome, words: "Vu à l’accueil") { __typename ${PRESENCE_REFUSED} } }`,
  reconfirm: `mutation ($code: String!) { result: reconfirmBooking(code: $code) { __typename ... on PresenceChanged { ${BOOKING} } ${PRESENCE_REFUSED} } }`,
  walkIn: `mutation ($token: String!, $key: ID!) {
    result: walkIn(token: $token, acceptedCents: 480, acceptedCreditMinutes: 60, idempotencyKey: $key) {
      __typename ... on PresenceChanged { ${BOOKING} } ${PRESENCE_REFUSED} } }`,
};

/** What its owner reads of a booking. */
export const READ_BOOKING = `query ($code: String!) { booking(code: $code) {
  state start end mustReconfirmBy compensationCents cancellation { feeNow { creditMinutes amountCents } } } }`;
