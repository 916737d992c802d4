export interface ReminderSettings {
  /** Minutes before the start. Whole days are calendar days, so "24 hours" means the same local time on the day before. */
  readonly minutesBefore: readonly number[];
  /** `HH:MM` local time at which quiet hours begin. */
  readonly quietFrom: string;
  /** `HH:MM` local time at which quiet hours end. Reminders about a booking of the same day are exempt. */
  readonly quietUntil: string;
}

export interface Reminder {
  /** Identifies the reminder within its booking, even when its time was moved. */
  readonly minutesBefore: number;
  readonly due: Temporal.Instant;
}

export interface RemindedBooking {
  readonly start: Temporal.Instant;
  readonly bookedAt: Temporal.Instant;
  /** IANA zone of the venue. */
  readonly zone: string;
}

/**
 * Reminders moved to the evening are due this many minutes before quiet hours, so that a delayed queue still delivers in time.
 */
const marginMinutes = 15;

/**
 * The reminders of a booking, earliest first. A reminder due before the booking was made is omitted. A reminder in quiet hours
 * moves to 15 minutes before they begin, because moving it later could be too late. No reminder is due between 02:00 and 03:00,
 * an hour that clock changes skip or repeat.
 */
export function remindersOf(booking: RemindedBooking, settings: ReminderSettings): Reminder[] {
  const reminders: Reminder[] = [];
  for (const minutesBefore of settings.minutesBefore.toSorted((a, b) => b - a)) {
    const due = dueAt(booking, minutesBefore, settings).toInstant();
    if (Temporal.Instant.compare(due, booking.bookedAt) <= 0) continue;
    // The reminder was moved to the time of an earlier one or before it: one message is enough.
    if (reminders.length > 0 && Temporal.Instant.compare(due, reminders.at(-1)!.due) <= 0) reminders.pop();
    reminders.push({ minutesBefore, due });
  }
  return reminders;
}

function dueAt(booking: RemindedBooking, minutesBefore: number, settings: ReminderSettings): Temporal.ZonedDateTime {
  const start = booking.start.toZonedDateTimeISO(booking.zone);
  const days = Math.floor(minutesBefore / 1440);
  const local = start.subtract({ days }).subtract({ minutes: minutesBefore % 1440 });
  const sameDay = local.toPlainDate().equals(start.toPlainDate());
  const due = beforeTheNightHour(local);
  return sameDay ? due : beforeQuietHours(due, settings);
}

function beforeQuietHours(local: Temporal.ZonedDateTime, settings: ReminderSettings): Temporal.ZonedDateTime {
  const from = Temporal.PlainTime.from(settings.quietFrom);
  const until = Temporal.PlainTime.from(settings.quietUntil);
  const time = local.toPlainTime();
  const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) < 0;
  const hasBegun = !isBefore(time, from);
  const hasNotEnded = isBefore(time, until);
  const isQuiet = isBefore(until, from) ? hasBegun || hasNotEnded : hasBegun && hasNotEnded;
  if (!isQuiet) return local;
  const quietDay = hasBegun ? local : local.subtract({ days: 1 });
  return quietDay.withPlainTime(from).subtract({ minutes: marginMinutes });
}

function beforeTheNightHour(local: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return local.hour === 2 ? local.withPlainTime('02:00').subtract({ minutes: marginMinutes }) : local;
}
