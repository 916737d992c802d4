import { z } from 'zod';
import { PROJECT_STAGES, type ProjectStage } from '#libs/directory';
import { MEETING_MODES, type MeetingMode } from '#libs/mentoring';
import { Signer, type Span } from '#libs/platform';

/** The terms of an offer of a mentor, with or without a room. They are signed, expire after some minutes and reserve nothing. */
export interface MentorTerms extends Span {
  readonly networkId: string;
  readonly memberId: string;
  readonly mentorId: string;
  readonly mode: MeetingMode;
  readonly skill: string | null;
  readonly stage: ProjectStage | null;
  /** The room, and the most it may cost; null from afar. */
  readonly room: { readonly spaceId: string; readonly ceilingCents: number; readonly ceilingCreditMinutes: number } | null; // prettier-ignore
  readonly expiresAt: Temporal.Instant;
}

const shape = z.object({
  n: z.uuid(),
  m: z.uuid(),
  t: z.uuid(),
  s: z.int(),
  e: z.int(),
  o: z.enum(MEETING_MODES),
  k: z.string().nullable(),
  g: z.enum(PROJECT_STAGES).nullable(),
  r: z.tuple([z.uuid(), z.int().min(0), z.int().min(0)]).nullable(),
  x: z.int(),
});
const secondOf = (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1_000);
const atSecond = (second: number) => Temporal.Instant.fromEpochMilliseconds(second * 1_000);

/** Offers of mentors as signed tokens. Their signature is another one than that of offers of spaces. */
export class MentorTokens {
  private readonly signer: Signer;

  constructor(secret: string) {
    this.signer = new Signer(secret, 'mentor-offer');
  }

  seal(terms: MentorTerms): string {
    const parts: z.output<typeof shape> = {
      n: terms.networkId,
      m: terms.memberId,
      t: terms.mentorId,
      s: secondOf(terms.start),
      e: secondOf(terms.end),
      o: terms.mode,
      k: terms.skill,
      g: terms.stage,
      r: terms.room && [terms.room.spaceId, terms.room.ceilingCents, terms.room.ceilingCreditMinutes],
      x: secondOf(terms.expiresAt),
    };
    return this.signer.seal(JSON.stringify(parts));
  }

  /** The terms of a token, expired or not; undefined when it is no token of ours for a mentor. */
  open(token: string): MentorTerms | undefined {
    if (token.length > 1_000) return undefined;
    const payload = this.signer.unseal(token);
    const parsed = payload === undefined ? undefined : shape.safeParse(JSON.parse(payload));
    if (!parsed?.success) return undefined;
    const { n, m, t, s, e, o, k, g, r, x } = parsed.data;
    return {
      networkId: n,
      memberId: m,
      mentorId: t,
      start: atSecond(s),
      end: atSecond(e),
      mode: o,
      skill: k,
      stage: g,
      room: r && { spaceId: r[0], ceilingCents: r[1], ceilingCreditMinutes: r[2] },
      expiresAt: atSecond(x),
    };
  }
}
