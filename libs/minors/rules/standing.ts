import { isMinorAt } from './age.js';

/** Whether a member may book at a time as far as their age decides it. */
export interface Standing {
  /** Null when the member gave no birth date. */
  readonly isMinor: boolean | null;
  readonly needsGuardian: boolean;
}

/** @param facts the birth date as `2010-05-31`, null when unknown */
export function standingOf(
  { birthDate, hasGuardian }: { readonly birthDate: string | null; readonly hasGuardian: boolean },
  at: Temporal.Instant,
  zone: string,
): Standing {
  if (birthDate === null) return { isMinor: null, needsGuardian: false };
  const isMinor = isMinorAt(Temporal.PlainDate.from(birthDate), at, zone);
  return { isMinor, needsGuardian: isMinor && !hasGuardian };
}
