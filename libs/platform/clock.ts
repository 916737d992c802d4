/** The only source of "now". Tests put a clock they can set in its place. */
export class Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}
