/** Texts that occur only in the data of one person. */
export interface PersonDetails {
  readonly name: string;
  readonly email: string;
  readonly userAgent: string;
}

/** When what the person did was: over. */
export const ENDED = '[2026-11-20T13:00Z,2026-11-20T14:00Z)';
