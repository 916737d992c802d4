import { type Settings, type Sql } from '#libs/platform';
import { proofsOf, reliesOnCertificate } from '#libs/sessions';
import { type BookingPlan } from './booking-plan.js';

/** What a space asks of the person who books it and the person has not proved. */
export interface UnmetProof {
  kind: 'NEEDS_PROOF';
  /** The training whose certificate is missing. */
  trainingId: string | null;
  /** Whether the person must declare to be of age. */
  adult: boolean;
}

/**
 * What is missing, if anything. A certificate that counts is held until the booking is made or refused: nobody withdraws it
 * meanwhile.
 */
export async function unmetProof(
  tx: Sql,
  asked: Pick<BookingPlan, 'trainingId' | 'adultOnly'> & { memberId: string; at: Temporal.Instant },
  settings: Settings,
): Promise<UnmetProof | undefined> {
  const { trainingId, adultOnly, memberId, at } = asked;
  const isCertified = trainingId === null || (await reliesOnCertificate(tx, memberId, trainingId, at, settings));
  const isAdult = !adultOnly || (await proofsOf(tx, memberId, at, settings)).adult;
  if (isCertified && isAdult) return undefined;
  return { kind: 'NEEDS_PROOF', trainingId: isCertified ? null : trainingId, adult: !isAdult };
}
