import type { ReadingDefaults } from './understand.types.js';

const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

/** What a need means when it does not say: the starting values of a network, which may set its own. */
export const readingDefaults: ReadingDefaults = {
  parts: {
    DAY: hours(8, 20),
    EARLY_MORNING: hours(8, 10),
    MORNING: hours(8, 12),
    MID_MORNING: hours(9, 11),
    LATE_MORNING: hours(10, 12),
    NOON: hours(12, 14),
    EARLY_AFTERNOON: hours(13, 15),
    AFTERNOON: hours(12, 18),
    MID_AFTERNOON: hours(14, 17),
    LATE_AFTERNOON: hours(16, 19),
    EARLY_EVENING: hours(18, 20),
    EVENING: hours(18, 24),
    LATE_EVENING: hours(20, 24),
    NIGHT: hours(20, 24),
  },
  wholes: { DAY: hours(9, 18), MORNING: hours(9, 12), AFTERNOON: hours(14, 18), EVENING: hours(18, 22) },
  minutesByKind: { DESK_AREA: 240, OFFICE: 120, MEETING_ROOM: 60, WORKSHOP: 120, EVENT_HALL: 180, MACHINE: 120 },
  minutesOtherwise: 60,
  minMinutes: 30,
  maxMinutes: 720,
  maxMinutesByKind: { MACHINE: 240 },
  horizonDays: 60,
  gridMinutes: 15,
  maxParty: 1000,
  hallFromParty: 50,
};
