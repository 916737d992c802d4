/** The operations of the chapter “venue”: from a row of the census to the first booking. */
export const venueDocuments = {
  me: `query Me { me { name member { id } } }`,

  find: `query FindVenue($text: String!) { searchVenues(filter: { text: $text }, first: 5) { edges { node { venue { id slug name } } } } }`,

  claim: `mutation ClaimVenue($venueId: ID!, $proof: String!) {
    result: claimVenue(venueId: $venueId, proof: $proof) { __typename ... on ClaimSent { claimId } ... on PublishingRefused { code message } } }`,

  approve: `mutation ApproveClaim($claimId: ID!) {
    result: approveClaim(claimId: $claimId) { __typename ... on VenueClaim { state } ... on PublishingRefused { code message } } }`,

  managed: `query ManagedVenue($venueId: ID!) { managedVenue(venueId: $venueId) { id version slug state checklist { check done } } }`,

  edit: `mutation EditVenue($venueId: ID!, $version: Int!, $venue: VenueInput!) {
    result: editVenue(venueId: $venueId, version: $version, venue: $venue) { __typename ... on ManagedVenue { id version slug state checklist { check done } } ... on PublishingRefused { code message } } }`,

  hours: `mutation SetHours($hours: OpeningHoursInput!, $key: ID!) {
    result: setOpeningHours(hours: $hours, decisions: [], idempotencyKey: $key) { __typename
      ... on HoursSaved { nextFourWeeks { start } } ... on HoursRefused { code message } } }`,

  createSpace: `mutation CreateSpace($venueId: ID!, $space: SpaceInput!, $key: ID!) {
    result: createSpace(venueId: $venueId, space: $space, idempotencyKey: $key) { __typename ... on ManagedSpace { id version name } ... on PublishingRefused { code message } } }`,

  share: `mutation ShareTraining($venueId: ID!, $reference: String!, $titleFr: String!, $titleEn: String!) {
    result: shareTraining(venueId: $venueId, reference: $reference, titleFr: $titleFr, titleEn: $titleEn) { __typename
      ... on TrainingShared { training { id title } } ... on CertificateRefused { code message } } }`,

  publish: `mutation PublishVenue($venueId: ID!) { result: publishVenue(venueId: $venueId) { __typename ... on ManagedVenue { id version slug state checklist { check done } } ... on PublishingRefused { code message } } }`,

  schedule: `mutation ScheduleSession($input: ScheduleSessionInput!, $key: ID!) {
    result: scheduleSession(input: $input, idempotencyKey: $key) { __typename
      ... on SessionScheduled { session { id start zone places } } ... on SessionRefused { code message } } }`,

  takePlace: `mutation TakePlace($sessionId: ID!, $key: ID!) {
    result: takePlace(sessionId: $sessionId, idempotencyKey: $key) { __typename
      ... on PlaceTaken { session { placesLeft } } ... on SessionRefused { code message } } }`,

  certify: `mutation GiveCertificate($holderId: ID!, $trainingId: ID!, $venueId: ID!, $key: ID!) {
    result: giveCertificate(holderId: $holderId, trainingId: $trainingId, venueId: $venueId, idempotencyKey: $key) { __typename
      ... on CertificateChanged { certificate { id } } ... on CertificateRefused { code message } } }`,

  propose: `query ProposeMachine($need: NeedInput!) { proposal: propose(need: $need, first: 10) {
    offers { token summary requirements { kind } items { ... on SpaceItem { space { id } } } } nothing { text } } }`,

  book: `mutation BookMachine($token: String!, $key: ID!) { result: book(token: $token, idempotencyKey: $key) { __typename
    ... on Confirmed { booking { code start zone venue { name } items { space { name } } } }
    ... on Taken { message } ... on Refused { code message } } }`,

  cancelSession: `mutation CancelSession($sessionId: ID!) { result: cancelSession(sessionId: $sessionId) { __typename } }`,
};
