/** WAS_THERE: the booking was used after all. EXCUSED: the fee is given back. STANDS: nothing changes. */
export const NO_SHOW_OUTCOMES = ['WAS_THERE', 'EXCUSED', 'STANDS'] as const;
export type NoShowOutcome = (typeof NO_SHOW_OUTCOMES)[number];

export const ANSWER_SIDES = ['VENUE', 'NETWORK'] as const;
export type AnswerSide = (typeof ANSWER_SIDES)[number];

export interface AnswerableNoShow {
  readonly at: Temporal.Instant;
  readonly contestedAt: Temporal.Instant | null;
  readonly answers: readonly { readonly side: AnswerSide; readonly outcome: NoShowOutcome }[];
}

/** The answer that counts: the network has the last word. */
export const lastAnswer = <Answer extends { side: AnswerSide }>(answers: readonly Answer[]): Answer | undefined =>
  answers.find(({ side }) => side === 'NETWORK') ?? answers[0];

/**
 * Whether a side may still answer. The venue answers within so many hours of the no-show by itself, or of a contest; the
 * network at any time. STANDS is no end: the network may correct it.
 */
export function mayAnswer(
  noShow: AnswerableNoShow,
  side: AnswerSide,
  now: Temporal.Instant,
  venueHours: number,
): true | 'ANSWERED_ALREADY' | 'TOO_LATE' {
  const { at, contestedAt, answers } = noShow;
  if (answers.some((answer) => answer.side === side || answer.side === 'NETWORK' || answer.outcome !== 'STANDS'))
    return 'ANSWERED_ALREADY';
  if (side === 'NETWORK') return true;
  const until = (contestedAt ?? at).add({ hours: venueHours });
  return Temporal.Instant.compare(now, until) < 0 ? true : 'TOO_LATE';
}

/** Until when a member may contest. */
export const contestUntil = (at: Temporal.Instant, days: number): Temporal.Instant => at.add({ hours: 24 * days });
