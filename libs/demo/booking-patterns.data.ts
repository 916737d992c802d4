import { type BookingProfile } from './members.js';
import { type SpaceKind } from './town.js';

type Shares<Key> = readonly (readonly [Key, number])[];

/** The range of bookings, in days before and after today. */
export const bookedDaysBack = 14;
export const bookedDaysAhead = 24;

/** Monday to Sunday, relative to an ordinary Tuesday. */
export const weekdayFactors = [0.82, 1, 1.05, 1, 0.7, 0.2, 0.09];
/** Makers come when others rest. */
export const makersSaturdayFactor = 0.8;

/** The share of a day that is booked this many days ahead. */
export const bookedAhead = (days: number): number => (days <= 1 ? 1 : Math.max(0.22, 1 - 0.055 * days));

// prettier-ignore
export const wishes: Record<BookingProfile, Shares<SpaceKind>> = {
  DESK: [['DESK_AREA', 76], ['OFFICE', 12], ['MEETING_ROOM', 10], ['MACHINE', 1.5], ['EVENT_HALL', 0.5]],
  MAKER: [['MACHINE', 58], ['WORKSHOP', 26], ['DESK_AREA', 12], ['MEETING_ROOM', 4]],
  MEETER: [['MEETING_ROOM', 56], ['DESK_AREA', 26], ['OFFICE', 14], ['WORKSHOP', 4]],
  ORGANISER: [['EVENT_HALL', 34], ['MEETING_ROOM', 40], ['WORKSHOP', 10], ['DESK_AREA', 16]],
};

/** Local hours of arrival, in hours and quarters. */
// prettier-ignore
export const arrivals: Record<SpaceKind, Shares<number>> = {
  DESK_AREA: [[8, 6], [8.5, 14], [9, 30], [9.25, 10], [9.5, 20], [10, 14], [10.5, 6], [11, 4], [13, 5], [13.5, 12], [14, 14], [14.5, 6], [16, 3], [18, 1]],
  OFFICE: [[8.5, 8], [9, 20], [9.5, 12], [10, 14], [11, 10], [13.5, 8], [14, 14], [15, 10], [16, 8], [17, 3]],
  MEETING_ROOM: [[8.5, 5], [9, 18], [9.5, 10], [10, 20], [11, 12], [13.5, 6], [14, 18], [15, 12], [16, 9], [17, 5], [18, 3]],
  WORKSHOP: [[9, 14], [9.5, 8], [10, 16], [11, 6], [13.5, 8], [14, 16], [15, 8], [17, 6], [18, 8]],
  EVENT_HALL: [[9, 18], [10, 6], [13.5, 8], [14, 14], [17.5, 6], [18, 16], [18.5, 10]],
  MACHINE: [[9, 10], [9.5, 8], [10, 18], [10.5, 8], [11, 8], [13.5, 8], [14, 16], [15, 12], [16, 9], [17, 8], [18, 8], [19, 4]],
};

/** Lengths in minutes. */
// prettier-ignore
export const lengths: Record<SpaceKind, Shares<number>> = {
  DESK_AREA: [[120, 10], [180, 12], [210, 8], [240, 30], [300, 6], [360, 8], [420, 10], [480, 16]],
  OFFICE: [[60, 14], [120, 16], [180, 12], [240, 24], [420, 8], [480, 14]],
  MEETING_ROOM: [[30, 8], [45, 5], [60, 36], [90, 22], [120, 20], [180, 9]],
  WORKSHOP: [[120, 22], [180, 28], [240, 34], [360, 10]],
  EVENT_HALL: [[120, 24], [180, 36], [240, 26], [480, 8]],
  MACHINE: [[30, 10], [60, 26], [90, 16], [120, 30], [180, 12], [240, 6]],
};

/** A call in a phone booth takes an hour at most. */
// prettier-ignore
export const boothLengths: Shares<number> = [[30, 50], [45, 20], [60, 30]];

/** People per booking of desks. */
// prettier-ignore
export const parties: Shares<number> = [[1, 74], [2, 12], [3, 5], [4, 4], [6, 3], [8, 1.5], [10, 0.5]];

export const cancelledShare = 0.05;
export const noShowShare = 0.025;
