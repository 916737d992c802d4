/** SYSTEM: by a rule, such as a booking that was not confirmed again. */
export const CANCELLED_BY = ['MEMBER', 'VENUE', 'NETWORK', 'SYSTEM'] as const;
export type CancelledBy = (typeof CANCELLED_BY)[number];
