import { type TestApi } from './api.js';
import { type GivenNetwork, type GivenSpace } from './given-space.js';
import { type GivenMember } from './given.js';

const PROPOSE = `query ($need: NeedInput!) { propose(need: $need, first: 10) { offers { token items { ... on SpaceItem { space { id } } } } } }`;
const BOOK = `mutation ($token: String!, $key: ID!, $acceptOverCap: Boolean!, $expressRequest: Boolean!, $note: String! = "", $withTokens: [String!]! = []) { book(token: $token, withTokens: $withTokens, idempotencyKey: $key, acceptOverCap: $acceptOverCap, expressRequest: $expressRequest, note: $note) {
  __typename
  ... on Confirmed { booking { id code start end cancelFreeUntil reminders { state }
    charge { creditMinutes creditMinutesFromPass creditMinutesPaid amountInclVatCents amountExclVatCents vatCents } } }
  ... on AwaitingVenue { answerBy booking { id code state start end note request { answerBy answer }
    charge { creditMinutes creditMinutesFromPass creditMinutesPaid amountInclVatCents amountExclVatCents vatCents } } }
  ... on Needs { requirements { kind satisfied } }
  ... on OverCap { capCents spentCents quote { amountInclVatCents } }
  ... on Refused { code } } }`;
const CANCEL = `mutation ($code: String!, $key: ID!, $acceptedFee: AcceptedFeeInput) { cancelBooking(code: $code, idempotencyKey: $key, acceptedFee: $acceptedFee) {
  __typename ... on CancellationFeeDue { fee { creditMinutes amountCents feeBasisPoints restoredCreditMinutes restoredCents } } ... on Cancelled { booking { code state cancellable cancelledAt reminders { state } } restoredCreditMinutes restoredCents } ... on Refused { code } } }`;

export interface BookResult {
  __typename: string;
  code?: string;
  /** Of a request. */
  answerBy?: string;
  booking?: {
    id: string;
    code: string;
    start: string;
    end: string;
    cancelFreeUntil: string;
    reminders: { state: string }[];
    charge: Record<
      | 'creditMinutes'
      | 'creditMinutesFromPass'
      | 'creditMinutesPaid'
      | 'amountInclVatCents'
      | 'amountExclVatCents'
      | 'vatCents',
      number
    >;
  };
  requirements?: { kind: string; satisfied: boolean }[];
  capCents?: number;
  spentCents?: number;
  quote?: { amountInclVatCents: number };
}
export interface CancelResult {
  __typename: string;
  code?: string;
  booking?: { code: string; state: string; cancellable: boolean; cancelledAt: string; reminders: { state: string }[] };
  restoredCreditMinutes?: number;
  restoredCents?: number;
  fee?: Record<'creditMinutes' | 'amountCents' | 'feeBasisPoints' | 'restoredCreditMinutes' | 'restoredCents', number>;
}

/** Proposes, books and cancels for a member, through GraphQL as a real client does. */
export class BookingClient {
  private keys = 0;

  constructor(
    private readonly api: TestApi,
    private readonly network: GivenNetwork,
  ) {}

  /** The token of an offer for exactly that space; undefined when it is not offered. */
  async offer(
    member: GivenMember,
    space: GivenSpace,
    start: string,
    minutes: number,
    party = 1,
  ): Promise<string | undefined> {
    const need = { kind: space.kind, start, minutes, party, near: { lat: space.lat, lon: space.lon } };
    type Offers = { propose: { offers: { token: string; items: { space: { id: string } }[] }[] } };
    const { data, errors } = await this.api.ask<Offers>(this.network.slug, PROPOSE, { need }, member);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.propose.offers.find(({ items }) => items[0]!.space.id === space.id)?.token;
  }

  async book(
    member: GivenMember,
    token: string,
    options: {
      key?: string;
      acceptOverCap?: boolean;
      expressRequest?: boolean;
      note?: string;
      withTokens?: string[];
    } = {},
  ): Promise<BookResult> {
    // Pages ask that the service begin at once when the start is near.
    const { key = `fresh-key-${++this.keys}`, acceptOverCap = false, expressRequest = true, note = '' } = options;
    const { data, errors } = await this.api.ask<{ book: BookResult }>(
      this.network.slug,
      BOOK,
      { token, key, acceptOverCap, expressRequest, note, withTokens: options.withTokens ?? [] },
      member,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.book;
  }

  /** Proposes and books. @throws when there is no such offer or the booking is refused */
  async proposeAndBook(
    member: GivenMember,
    space: GivenSpace,
    start: string,
    minutes = 60,
    party = 1,
  ): Promise<NonNullable<BookResult['booking']>> {
    const token = await this.offer(member, space, start, minutes, party);
    if (!token) throw new Error(`not offered: ${start}`);
    const answer = await this.book(member, token);
    if (!answer.booking) throw new Error(JSON.stringify(answer));
    return answer.booking;
  }

  async cancel(
    member: GivenMember,
    code: string,
    key = `fresh-key-${++this.keys}`,
    acceptedFee: { creditMinutes?: number; amountCents?: number } | null = null,
  ): Promise<CancelResult> {
    const { data, errors } = await this.api.ask<{ cancelBooking: CancelResult }>(
      this.network.slug,
      CANCEL,
      { code, key, acceptedFee: acceptedFee && amounts(acceptedFee) },
      member,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.cancelBooking;
  }
}

const amounts = ({ creditMinutes = 0, amountCents = 0 }: { creditMinutes?: number; amountCents?: number }) => ({
  creditMinutes,
  amountCents,
});
