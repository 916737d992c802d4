export interface ReminderSettings {
  /** How long before the start; whole days are days of the calendar, so "24 hours" is the same time the day before. */
  readonly minutesBefore: readonly number[];
  /** `HH:MM`, local time: no message from then… */
  readonly quietFrom: string;
  /** …until then, but about a booking of the same day. */
  readonly quietUntil: string;
}

export interface Reminder {
  /** Names the reminder among those of its booking, however its hour was moved. */
  readonly minutesBefore: number;
  readonly due: Temporal.Instant;
}

export interface RemindedBooking {
  readonly start: Temporal.Instant;
  readonly bookedAt: Temporal.Instant;
  /** IANA zone of the venue. */
  readonly zone: string;
}

/** A queue that lags a little still delivers before the quiet begins. */
const marginMinutes = 15;

/**
 * The reminders of a booking, earliest first. One that would fall before the booking was made is left out: who has just
 * booked needs none. One that would fall in quiet hours moves earlier, to a quarter before they begin: later might be
 * too late to act on it. None is due between 02:00 and 03:00, which some nights skip or repeat.
 */
export function remindersOf(booking: RemindedBooking, settings: ReminderSettings): Reminder[] {
  const reminders: Reminder[] = [];
  for (const minutesBefore of settings.minutesBefore.toSorted((a, b) => b - a)) {
    const due = dueAt(booking, minutesBefore, settings).toInstant();
    if (Temporal.Instant.compare(due, booking.bookedAt) <= 0) continue;
    // moved to or before an earlier one: one message is enough
    if (reminders.length > 0 && Temporal.Instant.compare(due, reminders.at(-1)!.due) <= 0) reminders.pop();
    reminders.push({ minutesBefore, due });
  }
  return reminders;
}

function dueAt(booking: RemindedBooking, minutesBefore: number, settings: ReminderSettings): Temporal.ZonedDateTime {
  const start = booking.start.toZonedDateTimeISO(booking.zone);
  const days = Math.floor(minutesBefore / 1440);
  const wished = start.subtract({ days }).subtract({ minutes: minutesBefore % 1440 });
  const sameDay = wished.toPlainDate().equals(start.toPlainDate());
  const due = beforeTheNightHour(wished);
  return sameDay ? due : beforeQuietHours(due, settings);
}

function beforeQuietHours(wished: Temporal.ZonedDateTime, settings: ReminderSettings): Temporal.ZonedDateTime {
  const from = Temporal.PlainTime.from(settings.quietFrom);
  const until = Temporal.PlainTime.from(settings.quietUntil);
  const time = wished.toPlainTime();
  const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) < 0;
  const begun = !isBefore(time, from);
  const notOver = isBefore(time, until);
  const isQuiet = isBefore(until, from) ? begun || notOver : begun && notOver;
  if (!isQuiet) return wished;
  const evening = begun ? wished : wished.subtract({ days: 1 });
  return evening.withPlainTime(from).subtract({ minutes: marginMinutes });
}

function beforeTheNightHour(wished: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return wished.hour === 2 ? wished.withPlainTime('02:00').subtract({ minutes: marginMinutes }) : wished;
}
