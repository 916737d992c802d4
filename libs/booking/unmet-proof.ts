import { standingOf } from '#libs/minors';
import { type Settings, type Sql } from '#libs/platform';
import { proofsOf, reliesOnCertificate } from '#libs/sessions';
import { type BookingPlan } from './booking-plan.js';

/** What a space asks of the person who books it and the person has not proved. */
export interface UnmetProof {
  kind: 'NEEDS_PROOF';
  /** The training whose certificate is missing. */
  trainingId: string | null;
  /** Whether the person must be of age, and says nothing about it or is not. */
  adult: 'DECLARE' | 'TOO_YOUNG' | null;
  /** Whether the person is a minor whose guardian has not agreed. */
  guardian: boolean;
}

/**
 * What is missing, if anything. A certificate that counts is held until the booking is made or refused: nobody withdraws it
 * meanwhile.
 */
export async function unmetProof(
  tx: Sql,
  { trainingId, adultOnly, minor, zone }: Pick<BookingPlan, 'trainingId' | 'adultOnly' | 'minor' | 'zone'>,
  { memberId, at }: { readonly memberId: string; readonly at: Temporal.Instant },
  settings: Settings,
): Promise<UnmetProof | undefined> {
  const { isMinor, needsGuardian } = standingOf(minor, at, zone);
  const isCertified = trainingId === null || (await reliesOnCertificate(tx, memberId, trainingId, at, settings));
  const isAdult = !adultOnly || (isMinor === null ? (await proofsOf(tx, memberId, at, settings)).adult : !isMinor);
  if (isCertified && isAdult && !needsGuardian) return undefined;
  const adult = isAdult ? null : isMinor ? 'TOO_YOUNG' : 'DECLARE';
  return { kind: 'NEEDS_PROOF', trainingId: isCertified ? null : trainingId, adult, guardian: needsGuardian };
}
