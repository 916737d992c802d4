import { z } from 'zod';
import { type Point } from '#libs/directory';
import { Signer, type Span } from '#libs/platform';

/** The terms of an offer. They are signed so that only we can issue them, expire after some minutes, and reserve nothing. */
export interface OfferTerms extends Span {
  readonly networkId: string;
  readonly memberId: string;
  readonly spaceId: string;
  readonly seats: number;
  readonly ceilingCents: number;
  readonly ceilingCreditMinutes: number;
  readonly expiresAt: Temporal.Instant;
  /** The origin given by the person, so that a renewed offer shows the same distance. */
  readonly from?: Point | null;
}

const shape = z.tuple([
  z.literal(2),
  z.uuid(),
  z.uuid(),
  z.uuid(),
  z.int().min(1),
  z.int(),
  z.int(),
  z.int().min(0),
  z.int().min(0),
  z.int(),
  z.tuple([z.number(), z.number()]).nullable(),
]);
const minuteOf = (instant: Temporal.Instant) => Math.round(instant.epochMilliseconds / 60_000);
const atMinute = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);

/** Offers as signed tokens. */
export class OfferTokens {
  private readonly signer: Signer;

  constructor(secret: string) {
    this.signer = new Signer(secret, 'offer');
  }

  seal(terms: OfferTerms): string {
    const parts: z.output<typeof shape> = [
      2,
      terms.networkId,
      terms.memberId,
      terms.spaceId,
      terms.seats,
      minuteOf(terms.start),
      minuteOf(terms.end),
      terms.ceilingCents,
      terms.ceilingCreditMinutes,
      Math.floor(terms.expiresAt.epochMilliseconds / 1000),
      terms.from ? [terms.from.lat, terms.from.lon] : null,
    ];
    return this.signer.seal(JSON.stringify(parts));
  }

  /** The terms of a token, expired or not; undefined when the token was not issued by us. */
  open(token: string): OfferTerms | undefined {
    if (token.length > 1_000) return undefined;
    const payload = this.signer.unseal(token);
    const parsed = payload === undefined ? undefined : shape.safeParse(JSON.parse(payload));
    if (!parsed?.success) return undefined;
    const [, networkId, memberId, spaceId, seats, start, end, ceilingCents, ceilingCreditMinutes, expires, from] =
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
      from: from && { lat: from[0], lon: from[1] },
    };
  }
}
