/**
 * How a request for a space ended. EXPIRED: nobody answered in time. MEMBER_BUSY: accepted when the member had booked something else
 * for that time. HOURS_CHANGED: the venue changed its opening hours.
 */
export const REQUEST_ANSWERS = ['ACCEPTED', 'REFUSED', 'EXPIRED', 'MEMBER_BUSY', 'WITHDRAWN', 'HOURS_CHANGED'] as const;
export type RequestAnswer = (typeof REQUEST_ANSWERS)[number];
