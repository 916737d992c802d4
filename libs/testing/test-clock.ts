import { Clock } from '#libs/platform';

/** A clock that changes only when it is set or advanced. */
export class TestClock extends Clock {
  constructor(private instant: Temporal.Instant) {
    super();
  }

  override now(): Temporal.Instant {
    return this.instant;
  }

  set(instant: Temporal.Instant | string): void {
    this.instant = Temporal.Instant.from(instant);
  }

  advance(duration: Temporal.DurationLike): void {
    this.instant = this.instant.add(duration);
  }
}
