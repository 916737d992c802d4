export const MENTOR_STATUSES = ['VOLUNTEER', 'EMPLOYED', 'PAID'] as const;
export type MentorStatus = (typeof MENTOR_STATUSES)[number];
/** IN_PERSON: in a space that is booked with it. */
export const MEETING_MODES = ['IN_PERSON', 'VIDEO', 'PHONE'] as const;
export type MeetingMode = (typeof MEETING_MODES)[number];
