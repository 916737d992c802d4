/** Queries about the mentor are asked again after a change. */
export const REFRESHES_MENTORING = { additionalTypenames: ['MyMentoring'] };

/** Office hours that close at midnight close at the end of the day, not at its start. */
export const endOfDay = (closes: string): string => (closes === '00:00' ? '24:00' : closes);
