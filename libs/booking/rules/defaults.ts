import type { CancellationSettings } from './cancellation.js';
import type { ReminderSettings } from './reminders.js';

const hours = 60;

/** What a new network's dated settings are filled with; rules only ever read the settings. */
export const defaultCancellation: CancellationSettings = {
  steps: {
    DESK: [
      { untilMinutesBefore: 2 * hours, feeBasisPoints: 0 },
      { untilMinutesBefore: 0, feeBasisPoints: 5_000 },
    ],
    ROOM: [
      { untilMinutesBefore: 24 * hours, feeBasisPoints: 0 },
      { untilMinutesBefore: 4 * hours, feeBasisPoints: 5_000 },
    ],
    MACHINE: [
      { untilMinutesBefore: 48 * hours, feeBasisPoints: 0 },
      { untilMinutesBefore: 24 * hours, feeBasisPoints: 5_000 },
    ],
  },
  graceMinutes: 15,
  graceNotWithinMinutes: 2 * hours,
};

/** The desk's second reminder comes an hour before free cancellation ends, so that it can still give a seat back. */
export const defaultReminders: ReminderSettings = {
  minutesBefore: {
    DESK: [24 * hours, 3 * hours],
    ROOM: [48 * hours, 2 * hours],
    MACHINE: [24 * hours, 2 * hours],
  },
  quietFrom: '21:00',
  quietUntil: '08:00',
};
