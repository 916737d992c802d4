export interface MentorAnswerLength {
  readonly mostHours: number;
  /** The answer comes at least this long before the start. */
  readonly hoursBeforeStart: number;
  readonly leastHours: number;
  /** Appointments that start sooner are for mentors who come without being asked first. */
  readonly instantWithinHours: number;
}

const QUIET_FROM = 21;
const QUIET_UNTIL = 8;

/**
 * Until when a mentor who is asked now answers. It never lies in the night, between 21:00 and 08:00 of `zone`: it is the evening
 * before when that leaves enough time, else the morning after.
 * @returns null when there is no such instant before the start: such an appointment is for instant mentors
 */
export function answerByOf(
  now: Temporal.Instant,
  start: Temporal.Instant,
  zone: string,
  { mostHours, hoursBeforeStart, leastHours, instantWithinHours }: MentorAnswerLength,
): Temporal.Instant | null {
  if (isAfter(now.add({ hours: instantWithinHours }), start)) return null;
  const earliest = now.add({ hours: leastHours });
  const wanted = later(earlier(now.add({ hours: mostHours }), start.subtract({ hours: hoursBeforeStart })), earliest);
  const local = wanted.toZonedDateTimeISO(zone);
  if (!isQuiet(local)) return isAfter(start, wanted) ? wanted : null;
  const evening = (local.hour < QUIET_UNTIL ? local.subtract({ days: 1 }) : local)
    .withPlainTime({ hour: QUIET_FROM })
    .toInstant();
  if (!isAfter(earliest, evening)) return evening;
  const morning = (local.hour < QUIET_UNTIL ? local : local.add({ days: 1 }))
    .withPlainTime({ hour: QUIET_UNTIL })
    .toInstant();
  return isAfter(start, morning) ? morning : null;
}

/** At 21:00 sharp, and at 08:00 sharp, somebody may still answer. */
function isQuiet(at: Temporal.ZonedDateTime): boolean {
  const minutes = at.hour * 60 + at.minute + at.second / 60;
  return minutes > QUIET_FROM * 60 || minutes < QUIET_UNTIL * 60;
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (isAfter(a, b) ? b : a);
const later = (a: Temporal.Instant, b: Temporal.Instant) => (isAfter(a, b) ? a : b);

/** When a mentor who has not answered is reminded: at half time, and four hours before the deadline; what has passed is left out. */
export function askReminders(askedAt: Temporal.Instant, answerBy: Temporal.Instant): Temporal.Instant[] {
  const length = answerBy.epochMilliseconds - askedAt.epochMilliseconds;
  const half = askedAt.add({ milliseconds: Math.round(length / 2) });
  const last = answerBy.subtract({ hours: 4 });
  return isAfter(last, half) ? [half, last] : [half];
}
