const HOUR_SECONDS = 3_600;
/** Seconds without use after which a session ends: for staff, and for everybody else. */
export const IDLE_SECONDS = [12 * HOUR_SECONDS, 30 * 24 * HOUR_SECONDS] as const;
/** The longest life of a session, however much it is used. */
export const LIFE_HOURS = 90 * 24;
/** How long a replaced secret still serves requests under way. */
export const GRACE_SECONDS = 60;
