/** The main use of a venue. */
export const VENUE_KINDS = [
  'COWORKING',
  'FABLAB',
  'STARTUP_CENTRE',
  'SHARED_WORKSHOP',
  'MAKERSPACE',
  'INCUBATOR',
  'ACCELERATOR',
  'BUSINESS_CENTRE',
] as const;
export type VenueKind = (typeof VENUE_KINDS)[number];

/** How a venue learns who came. NONE: nobody checks in, and bookings complete by themselves. */
export const ARRIVALS = ['NONE', 'CHECK_IN', 'PAPER_LIST'] as const;
export type Arrivals = (typeof ARRIVALS)[number];

/** What a space is used for. */
export const SPACE_KINDS = ['DESK_AREA', 'OFFICE', 'MEETING_ROOM', 'WORKSHOP', 'EVENT_HALL', 'MACHINE'] as const;
export type SpaceKind = (typeof SPACE_KINDS)[number];
