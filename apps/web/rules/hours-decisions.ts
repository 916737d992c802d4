export type DecisionKind = 'KEEP' | 'MOVE' | 'CANCEL';

export interface Decided {
  kind: DecisionKind;
  /** Id of the space; only with MOVE. */
  moveTo: string | null;
}

/** A booking that a change of hours touches, and what can be decided about it. */
interface Touched {
  code: string;
  options: readonly DecisionKind[];
  moveTo: readonly { id: string }[];
}

export type Decisions = Readonly<Record<string, Decided>>;

/** A decision about one booking. A move goes to the nearest space at first. */
export const decide = (decisions: Decisions, { code, moveTo }: Touched, kind: DecisionKind): Decisions => ({
  ...decisions,
  [code]: { kind, moveTo: kind === 'MOVE' ? (moveTo[0]?.id ?? null) : null },
});

/** The same decision for all bookings that allow it; the others stay as they are. */
export const decideAll = (decisions: Decisions, touched: readonly Touched[], kind: DecisionKind): Decisions =>
  touched
    .filter(({ options }) => options.includes(kind))
    .reduce((decided: Decisions, booking) => decide(decided, booking, kind), decisions);

/** The decisions that still can be carried out for a list that was read again. */
export function stillPossible(decisions: Decisions, touched: readonly Touched[]): Decisions {
  const possible = touched.flatMap(({ code, options, moveTo }) => {
    const decided = decisions[code];
    const isPossible =
      decided &&
      options.includes(decided.kind) &&
      (decided.kind !== 'MOVE' || moveTo.some(({ id }) => id === decided.moveTo));
    return isPossible ? [[code, decided] as const] : [];
  });
  return Object.fromEntries(possible);
}

/** How many bookings have each decision, and how many have none. */
export function countDecisions(decisions: Decisions, touched: readonly Touched[]) {
  const counts = { KEEP: 0, MOVE: 0, CANCEL: 0, open: 0 };
  for (const { code } of touched) counts[decisions[code]?.kind ?? 'open'] += 1;
  return counts;
}

/** Decisions as the server wants them. */
export const decisionsToSend = (decisions: Decisions, touched: readonly Touched[]) =>
  touched.flatMap(({ code }) => {
    const decided = decisions[code];
    return decided ? [{ code, decision: decided.kind, moveTo: decided.moveTo }] : [];
  });
