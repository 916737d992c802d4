/** The operations of the chapter “booking-life”: all that can happen to a booking. */
export const bookingLifeDocuments = {
  propose: `query ProposeRoom($need: NeedInput!) { proposal: propose(need: $need, first: 10) {
    offers { token items { ... on SpaceItem { space { id } } } } nothing { text } } }`,

  book: `mutation BookRoom($token: String!, $key: ID!) { result: book(token: $token, idempotencyKey: $key, expressRequest: true) { __typename
    ... on Confirmed { booking { id code state start end zone access { code } charge { creditMinutes amountInclVatCents } } }
    ... on AwaitingVenue { answerBy booking { id code state start end zone access { code } charge { creditMinutes amountInclVatCents } } }
    ... on Taken { message } ... on Refused { code message } } }`,

  move: `mutation MoveRoom($code: String!, $start: Instant!, $end: Instant!, $cents: Int!, $minutes: Int!, $key: ID!) {
    result: moveBooking(code: $code, start: $start, end: $end, maxAmountCents: $cents, maxCreditMinutes: $minutes, idempotencyKey: $key) { __typename
      ... on Moved { differenceCents differenceCreditMinutes
        booking { id code state start end zone access { code } charge { creditMinutes amountInclVatCents } } } ... on Refused { code message } } }`,

  previewSeries: `query PreviewRooms($token: String!, $count: Int!) { result: previewSeries(token: $token, step: WEEK, count: $count) { __typename
    ... on SeriesPreview { times { start problem price { creditMinutes amountInclVatCents } } } ... on Refused { code message } } }`,

  bookSeries: `mutation BookRooms($token: String!, $starts: [Instant!]!, $cents: Int!, $minutes: Int!, $key: ID!) {
    result: bookSeries(token: $token, starts: $starts, maxAmountCents: $cents, maxCreditMinutes: $minutes, expressRequest: true, idempotencyKey: $key) {
      __typename ... on SeriesBooked { bookings { code start zone } } ... on Refused { code message } } }`,

  cancelSeries: `mutation CancelRooms($code: String!, $key: ID!) { result: cancelSeries(code: $code, scope: ALL, idempotencyKey: $key) { __typename
    ... on SeriesCancelled { cancelled kept } ... on Refused { code message } } }`,

  hold: `mutation HoldRoom($token: String!, $key: ID!) { result: holdOffer(token: $token, idempotencyKey: $key) { __typename
    ... on Held { id until } ... on Refused { code message } } }`,

  cancel: `mutation CancelRoom($code: String!, $key: ID!) { result: cancelBooking(code: $code, idempotencyKey: $key) { __typename
    ... on Cancelled { restoredCreditMinutes restoredCents } ... on Refused { code message } } }`,

  editSpace: `mutation AskForApproval($spaceId: ID!, $version: Int!, $space: SpaceInput!) {
    result: editSpace(spaceId: $spaceId, version: $version, space: $space) { __typename ... on ManagedSpace { id version } ... on PublishingRefused { code message } } }`,

  requests: `query Requests($venueId: ID!) { venueRequests(venueId: $venueId) { edges { node { bookingCode memberName answerBy } } } }`,

  accept: `mutation AcceptRequest($venueId: ID!, $code: String!, $key: ID!) {
    result: acceptRequest(venueId: $venueId, code: $code, idempotencyKey: $key) { __typename ... on VenueRequest { answer } ... on Refused { code message } } }`,

  checkIn: `mutation CheckIn($code: String!, $digits: String!) { result: checkIn(code: $code, by: { accessCode: $digits }) { __typename
    ... on PresenceChanged { booking { id code state start end zone access { code } charge { creditMinutes amountInclVatCents } } } ... on PresenceRefused { code message } } }`,

  undoCheckIn: `mutation UndoCheckIn($venueId: ID!, $code: String!) { result: undoCheckIn(venueId: $venueId, code: $code) { __typename
    ... on PresenceRefused { code message } } }`,

  cancelAsVenue: `mutation CancelAsVenue($venueId: ID!, $code: String!, $reason: String!, $key: ID!) {
    result: cancelBookingAsVenue(venueId: $venueId, code: $code, reason: $reason, idempotencyKey: $key) { __typename
      ... on CancelledAsVenue { compensationCents } ... on Refused { code message } } }`,

  left: `query HoursLeft { myPass { creditMinutesLeft spentCents } }`,
};
