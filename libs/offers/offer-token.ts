import { z } from 'zod';
import { Signer, type Span } from '#libs/platform';

/** What an offer promises, signed so that nobody but us can write it, and good for a few minutes. It reserves nothing. */
export interface OfferTerms extends Span {
  readonly networkId: string;
  readonly memberId: string;
  readonly spaceId: string;
  readonly seats: number;
  readonly ceilingCents: number;
  readonly ceilingCreditMinutes: number;
  readonly expiresAt: Temporal.Instant;
}

const shape = z.tuple([
  z.literal(1),
  z.uuid(),
  z.uuid(),
  z.uuid(),
  z.int().min(1),
  z.int(),
  z.int(),
  z.int().min(0),
  z.int().min(0),
  z.int(),
]);
const minuteOf = (instant: Temporal.Instant) => Math.round(instant.epochMilliseconds / 60_000);
const atMinute = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);

/** Offers as signed texts. */
export class OfferTokens {
  private readonly signer: Signer;

  constructor(secret: string) {
    this.signer = new Signer(secret, 'offer');
  }

  seal(terms: OfferTerms): string {
    const parts: z.output<typeof shape> = [
      1,
      terms.networkId,
      terms.memberId,
      terms.spaceId,
      terms.seats,
      minuteOf(terms.start),
      minuteOf(terms.end),
      terms.ceilingCents,
      terms.ceilingCreditMinutes,
      Math.floor(terms.expiresAt.epochMilliseconds / 1000),
    ];
    return this.signer.seal(JSON.stringify(parts));
  }

  /** The terms, expired or not; undefined when the text is not one of ours, whole and untouched. */
  open(token: string): OfferTerms | undefined {
    if (token.length > 1_000) return undefined;
    const payload = this.signer.unseal(token);
    const parsed = payload === undefined ? undefined : shape.safeParse(JSON.parse(payload));
    if (!parsed?.success) return undefined;
    const [, networkId, memberId, spaceId, seats, start, end, ceilingCents, ceilingCreditMinutes, expires] =
      parsed.data;
    return {
      networkId,
      memberId,
      spaceId,
      seats,
      start: atMinute(start),
      end: atMinute(end),
      ceilingCents,
      ceilingCreditMinutes,
      expiresAt: Temporal.Instant.fromEpochMilliseconds(expires * 1000),
    };
  }
}
