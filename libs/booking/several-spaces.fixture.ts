import { type BookingClient, type GivenMember, type GivenSpace, type TestApi } from '#libs/testing';

export const BOOKING = `query ($code: String!) { booking(code: $code) { code state items { seats space { id name } } place cancelFreeUntil
  charge { creditMinutesFromPass creditMinutesPaid amountInclVatCents } fee { creditMinutes amountCents } compensationCents
  cancellation { feeNow { creditMinutes amountCents feeBasisPoints } } feeWaiver { creditMinutes amountCents } hoursDecision { decision } } }`;

export interface SeenBooking {
  code: string;
  state: string;
  place: string;
  items: { seats: number; space: { id: string; name: string } }[];
  cancelFreeUntil: string;
  charge: { creditMinutesFromPass: number; creditMinutesPaid: number; amountInclVatCents: number };
  fee: { creditMinutes: number; amountCents: number } | null;
  compensationCents: number;
  cancellation: { feeNow: { creditMinutes: number; amountCents: number; feeBasisPoints: number } | null };
  feeWaiver: { creditMinutes: number; amountCents: number } | null;
  hoursDecision: { decision: string } | null;
}

export const ADDABLE = `query ($token: String!, $with: [String!]!, $seats: Int!) { addableSpaces(token: $token, with: $with, seats: $seats, first: 20) {
  token items { ... on SpaceItem { space { id } } } } }`;

/** Books several spaces of a venue through the offers, as the page does. @returns the code of the booking */
export async function bookTogether(
  api: TestApi,
  bookings: BookingClient,
  as: GivenMember,
  { spaces, start, minutes = 60, seats = 1 }: { spaces: readonly GivenSpace[]; start: string; minutes?: number; seats?: number }, // prettier-ignore
): Promise<string> {
  const [first, ...others] = spaces;
  const token = await bookings.offer(as, first!, start, minutes, seats);
  const withTokens: string[] = [];
  for (const { id } of others) {
    type Added = { addableSpaces: { token: string; items: { space: { id: string } }[] }[] };
    const { data, errors } = await api.ask<Added>('lyon', ADDABLE, { token, with: withTokens, seats }, as);
    if (errors) throw new Error(JSON.stringify(errors));
    withTokens.push(data.addableSpaces.find(({ items }) => items[0]!.space.id === id)!.token);
  }
  const answer = await bookings.book(as, token!, { withTokens, acceptOverCap: true });
  if (!answer.booking) throw new Error(JSON.stringify(answer));
  return answer.booking.code;
}
