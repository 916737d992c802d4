/** The only source of "now". Tests replace it with a clock they can set. */
export class Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}
