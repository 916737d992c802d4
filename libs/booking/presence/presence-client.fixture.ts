import { type GivenMember, type GivenNetwork, type TestApi } from '#libs/testing';

const BOOKING = `code state checkInFrom checkInUntil mustReconfirmBy checkIn { at how }
  noShow { at contestUntil contest { words at } answer { byNetwork outcome words at } }`;
const MINE = `{ __typename ... on PresenceChanged { booking { ${BOOKING} } } ... on PresenceRefused { refusal: code message at } }`;
const OF_VENUE = `{ __typename ... on VenueBookingChanged { booking { code state checkIn { at how } leftAt } } ... on PresenceRefused { refusal: code message at } }`;

export interface PresenceAnswer {
  __typename: string;
  code: string;
  state?: string;
  message?: string;
  at?: string | null;
  mustReconfirmBy?: string | null;
  checkIn?: { at: string; how: string } | null;
  noShow?: { at: string; answer: { outcome: string } | null } | null;
  overstayMinutes?: number;
  feeCents?: number;
}
type Proof = { declaredToken: string } | { rotatingCode: string } | { accessCode: string };

/** Checks in, answers and contests through GraphQL, as pages do. */
export class PresenceClient {
  constructor(
    private readonly api: TestApi,
    private readonly network: GivenNetwork,
  ) {}

  async ask<Data = Record<string, unknown>>(query: string, variables: object, as: GivenMember): Promise<Data> {
    const { data, errors } = await this.api.ask<Data>(this.network.slug, query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
  private async result(query: string, variables: object, as: GivenMember): Promise<PresenceAnswer> {
    type Result = PresenceAnswer & { refusal?: string; booking?: object; answered?: object };
    const { result } = await this.ask<{ result: Result }>(query, variables, as);
    const { booking, answered, ...rest } = result;
    // Types of one union have fields of the same name and different types.
    return { ...rest, ...booking, ...answered, ...(result.refusal !== undefined && { code: result.refusal }) };
  }

  /** The token of the printed code of a venue. */
  async token(venueId: string, staff: GivenMember): Promise<string> {
    const query = `query ($venueId: ID!) { code: venueCheckInCode(venueId: $venueId) { path } }`;
    return (await this.ask<{ code: { path: string } }>(query, { venueId }, staff)).code.path.split('/').at(-1)!;
  }
  checkIn(code: string, by: Proof, as: GivenMember): Promise<PresenceAnswer> {
    return this.result(`mutation ($code: String!, $by: CheckInProofInput!) { result: checkIn(code: $code, by: $by) ${MINE} }`, { code, by }, as); // prettier-ignore
  }
  checkInAsStaff(venueId: string, code: string, as: GivenMember, arrivedAt?: string): Promise<PresenceAnswer> {
    return this.result(`mutation ($venueId: ID!, $code: String!, $arrivedAt: Instant) { result: checkInAsStaff(venueId: $venueId, code: $code, arrivedAt: $arrivedAt) ${OF_VENUE} }`, { venueId, code, arrivedAt }, as); // prettier-ignore
  }
  undo(venueId: string, code: string, as: GivenMember): Promise<PresenceAnswer> {
    return this.result(`mutation ($venueId: ID!, $code: String!) { result: undoCheckIn(venueId: $venueId, code: $code) ${OF_VENUE} }`, { venueId, code }, as); // prettier-ignore
  }
  paperList(
    venueId: string,
    list: { day: string; came: string[]; absent: string[] },
    as: GivenMember,
  ): Promise<PresenceAnswer> {
    // prettier-ignore
    return this.result(`mutation ($venueId: ID!, $day: String!, $came: [String!]!, $absent: [String!]!) { result: enterPaperList(venueId: $venueId, day: $day, came: $came, absent: $absent)
      { __typename ... on PaperListEntered { came absent } ... on PresenceRefused { refusal: code message at } } }`, { venueId, ...list }, as); // prettier-ignore
  }
  contest(code: string, as: GivenMember, words = 'J’étais là'): Promise<PresenceAnswer> {
    return this.result(`mutation ($code: String!, $words: String!) { result: contestNoShow(code: $code, words: $words) ${MINE} }`, { code, words }, as); // prettier-ignore
  }
  correct(venueId: string, code: string, outcome: string, as: GivenMember): Promise<PresenceAnswer> {
    return this.result(`mutation ($venueId: ID!, $code: String!, $outcome: NoShowOutcome!) { result: correctNoShow(venueId: $venueId, code: $code, outcome: $outcome, words: "Vu à l’accueil")
      { __typename ... on NoShowAnswered { answered: noShow { code answerable noShow { contest { words } answer { outcome words byNetwork } } } } ... on PresenceRefused { refusal: code message at } } }`, { venueId, code, outcome }, as); // prettier-ignore
  }
  reconfirm(code: string, as: GivenMember): Promise<PresenceAnswer> {
    return this.result(`mutation ($code: String!) { result: reconfirmBooking(code: $code) ${MINE} }`, { code }, as);
  }
  checkOut(code: string, as: GivenMember, more: { venueId?: string; leftAt?: string } = {}): Promise<PresenceAnswer> {
    return this.result(`mutation ($code: String!, $venueId: ID, $leftAt: Instant) { result: checkOut(code: $code, venueId: $venueId, leftAt: $leftAt)
      { __typename ... on CheckedOut { overstayMinutes feeCents } ... on PresenceRefused { refusal: code message at } } }`, { code, ...more }, as); // prettier-ignore
  }
  walkIn(
    token: string,
    as: GivenMember,
    key: string,
    accepted = { acceptedCents: 480, acceptedCreditMinutes: 60 },
  ): Promise<PresenceAnswer> {
    // prettier-ignore
    return this.result(`mutation ($token: String!, $acceptedCents: Int!, $acceptedCreditMinutes: Int!, $key: ID!) { result: walkIn(token: $token, acceptedCents: $acceptedCents,
      acceptedCreditMinutes: $acceptedCreditMinutes, idempotencyKey: $key) ${MINE} }`, { token, key, ...accepted }, as); // prettier-ignore
  }
  walkInFor(venueId: string, person: object, as: GivenMember, key: string): Promise<PresenceAnswer> {
    return this.result(`mutation ($venueId: ID!, $person: WalkInPersonInput!, $key: ID!) { result: walkInFor(venueId: $venueId, person: $person, idempotencyKey: $key) ${OF_VENUE} }`, { venueId, person, key }, as); // prettier-ignore
  }
  async booking(code: string, as: GivenMember): Promise<PresenceAnswer> {
    const query = `query ($code: String!) { result: booking(code: $code) { ${BOOKING} } }`;
    return this.result(query, { code }, as);
  }
}
