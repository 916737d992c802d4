/** A period of time including its start and excluding its end, so back-to-back spans do not overlap. */
export interface Span {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}
