const APPOINTMENT = `appointment { code state start zone joinBy bookingCode mentor { name } place { spaceName venueName } }`;

/** The operations of the chapter “expert”: a mentor, a time and a room. */
export const expertDocuments = {
  mentors: `query TourMentors($after: String) { mentors(first: 50, after: $after) { pageInfo { endCursor hasNextPage } edges { node { id name } } } }`,

  own: `query TourOwnMentoring { myMentoring { about skills { level skill { code } } stages languages modes videoLink phone isInstant sessionMinutes
    weekMinutes monthMinutes newFoundersAMonth pausedFrom pausedUntil week { weekday opens closes } version } }`,

  edit: `mutation TourEditMentoring($input: MentoringInput!, $version: Int!) { result: editMentoring(input: $input, version: $version) { __typename
    ... on MyMentoring { version } ... on MentoringRefused { code message } } }`,

  hours: `mutation TourOfficeHours($week: [OfficeHoursInput!]!) { result: setOfficeHours(week: $week) { __typename
    ... on MyMentoring { version } ... on MentoringRefused { code message } } }`,

  propose: `query ProposeExpert($need: NeedInput!) { proposal: propose(need: $need, first: 3) { nothing { text }
    offers { token summary certainty reasons { text } items { __typename ... on MentorItem { start } } } } }`,

  book: `mutation BookExpert($token: String!, $key: ID!, $question: String!) {
    result: book(token: $token, idempotencyKey: $key, question: $question, expressRequest: true) { __typename
      ... on AppointmentConfirmed { ${APPOINTMENT} } ... on AwaitingAnswer { answerBy ${APPOINTMENT} } ... on Refused { code message } ... on Taken { message } } }`,

  appointment: `query TourAppointment($code: String!) { ${APPOINTMENT.replace('appointment', 'appointment(code: $code)')} }`,

  answerByLink: `mutation TourAnswer($token: String!) { result: answerByLink(token: $token, answer: ACCEPT) { __typename
    ... on MentorAnswered { isConfirmed } ... on MentoringRefused { code message } } }`,

  refuse: `mutation TourRefuse($code: String!) { result: answerMentorQuestion(code: $code, answer: REFUSE) { __typename
    ... on MentorAnswered { isConfirmed } ... on MentoringRefused { code message } } }`,

  moveTimes: `query TourMoveTimes($code: String!, $near: Instant!) { appointmentMoveTimes(code: $code, near: $near, first: 1) { start } }`,

  move: `mutation TourMove($code: String!, $start: Instant!, $key: ID!) { result: moveAppointment(code: $code, start: $start, idempotencyKey: $key) {
    __typename ... on AppointmentMoved { ${APPOINTMENT} } ... on MentoringRefused { code message } } }`,

  cancelRoom: `mutation TourCancelRoom($code: String!, $key: ID!) { result: cancelBooking(code: $code, idempotencyKey: $key) { __typename
    ... on Cancelled { restoredCreditMinutes } ... on Refused { code message } } }`,

  withdraw: `mutation TourWithdraw($code: String!) { result: cancelAppointment(code: $code) { __typename
    ... on AppointmentCancelled { ${APPOINTMENT} } ... on Refused { code message } } }`,

  email: `query TourEmail { me { email } }`,
  question: `query TourQuestion($token: String!) { mentorQuestion(token: $token) { isOpen start } }`,

  waits: `query TourWaits { myMentorWaits { id } }`,
  leave: `mutation TourLeaveWait($id: ID!) { result: leaveMentorWait(id: $id) { __typename ... on MentorWaitLeft { id } ... on MentoringRefused { code message } } }`,
};
