/** A stretch of time, start included, end not: back-to-back spans do not touch. */
export interface Span {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}
