/** The local times between which no mail is sent that can wait. */
export interface QuietHours {
  /** `HH:MM` at which quiet hours begin. */
  readonly quietFrom: string;
  /** `HH:MM` at which they end. */
  readonly quietUntil: string;
}

const time = (text: string): Temporal.PlainTime => Temporal.PlainTime.from(text);
const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime): boolean => Temporal.PlainTime.compare(a, b) < 0;

/** When the quiet hours around an instant began and end; undefined when it is outside of them. */
export function quietHoursAt(
  at: Temporal.Instant,
  zone: string,
  { quietFrom, quietUntil }: QuietHours,
): { from: Temporal.Instant; until: Temporal.Instant } | undefined {
  const local = at.toZonedDateTimeISO(zone);
  const [from, until, now] = [time(quietFrom), time(quietUntil), local.toPlainTime()];
  const overnight = isBefore(until, from);
  const hasBegun = !isBefore(now, from);
  const hasNotEnded = isBefore(now, until);
  if (overnight ? !hasBegun && !hasNotEnded : !hasBegun || !hasNotEnded) return undefined;
  const start = hasBegun ? local : local.subtract({ days: 1 });
  const end = overnight && hasBegun ? local.add({ days: 1 }) : local;
  return { from: start.withPlainTime(from).toInstant(), until: end.withPlainTime(until).toInstant() };
}

/**
 * When a mail may be sent: now, or when quiet hours end. A change of the same day, or of something that begins before they end, cannot
 * wait.
 * @param about when what the mail is about begins; undefined when it has no time
 */
export function mailTime(
  now: Temporal.Instant,
  zone: string,
  quietHours: QuietHours,
  about?: Temporal.Instant,
): Temporal.Instant {
  const quiet = quietHoursAt(now, zone, quietHours);
  if (!quiet) return now;
  if (!about) return quiet.until;
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  const cannotWait = day(about).equals(day(now)) || Temporal.Instant.compare(about, quiet.until) < 0;
  return cannotWait ? now : quiet.until;
}
