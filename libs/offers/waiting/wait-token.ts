import { z } from 'zod';
import { Signer, type Span } from '#libs/platform';
import { tokenMinutes } from '../offers.settings.js';
import { type Search } from '../search.types.js';

/** A time of a space that a member may wait for. Signed so that only we can issue it; it expires after some minutes. */
export interface WaitTerms extends Span {
  readonly networkId: string;
  readonly memberId: string;
  readonly spaceId: string;
  readonly seats: number;
  readonly expiresAt: Temporal.Instant;
}

const shape = z.tuple([z.literal(1), z.uuid(), z.uuid(), z.uuid(), z.int().min(1), z.int(), z.int(), z.int()]);
const minuteOf = (instant: Temporal.Instant) => Math.round(instant.epochMilliseconds / 60_000);
const atMinute = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);

/** Times to wait for as signed tokens. */
export class WaitTokens {
  private readonly signer: Signer;

  constructor(secret: string) {
    this.signer = new Signer(secret, 'wait');
  }

  seal({ networkId, memberId, spaceId, seats, start, end, expiresAt }: WaitTerms): string {
    const times = [minuteOf(start), minuteOf(end), Math.floor(expiresAt.epochMilliseconds / 1000)] as const;
    const parts: z.output<typeof shape> = [1, networkId, memberId, spaceId, seats, ...times];
    return this.signer.seal(JSON.stringify(parts));
  }

  /** The terms of a token, expired or not; undefined when the token was not issued by us. */
  open(token: string): WaitTerms | undefined {
    if (token.length > 1_000) return undefined;
    const payload = this.signer.unseal(token);
    const parsed = payload === undefined ? undefined : shape.safeParse(JSON.parse(payload));
    if (!parsed?.success) return undefined;
    const [, networkId, memberId, spaceId, seats, start, end, expires] = parsed.data;
    const expiresAt = Temporal.Instant.fromEpochMilliseconds(expires * 1000);
    return { networkId, memberId, spaceId, seats, start: atMinute(start), end: atMinute(end), expiresAt };
  }
}

/** The token with which a member joins the line for a time of a space. */
export const waitingToken = (
  tokens: WaitTokens,
  { viewer, settings, now }: Pick<Search, 'viewer' | 'settings' | 'now'>,
  { spaceId, seats, start, end }: Span & { readonly spaceId: string; readonly seats: number },
): string => {
  const expiresAt = now.add({ minutes: settings.get(tokenMinutes) });
  return tokens.seal({
    networkId: viewer.network.id,
    memberId: viewer.member.id,
    spaceId,
    seats,
    start,
    end,
    expiresAt,
  });
};
