import { quarterMs } from './quarter-hour.js';
import { type Span, subtract } from './span.js';

/** A resource as somebody who takes time of it found it. */
export interface PartAsFound {
  readonly resourceId: string;
  readonly exclusive: boolean;
  readonly capacity: number;
  /** When others have an exclusive resource. */
  readonly busy: readonly Span[];
  /** Seats that others have of a shared one, by the start of the quarter in milliseconds since 1970. */
  readonly used: ReadonlyMap<number, number>;
}

export interface Piece extends Span {
  readonly resourceId: string;
  readonly exclusive: boolean;
  readonly capacity: number;
  readonly seats: number;
}

/** An allocation is at most 28 hours long; longer times are taken in pieces of a day. */
const LONGEST_PIECE_HOURS = 24;

/** What can be taken of a resource for a whole time: the times that nobody else has, with as many seats as are left. */
export function piecesOf(part: PartAsFound, wanted: Span, seats: number | null): Piece[] {
  const { resourceId, exclusive, capacity } = part;
  const piece = (span: Span, taken: number): Piece => ({ ...span, resourceId, exclusive, capacity, seats: taken });
  const pieces = exclusive
    ? subtract([wanted], part.busy).map((span) => piece(span, 1))
    : seatPieces(part, wanted, Math.min(seats ?? capacity, capacity)).map((found) => piece(found, found.seats));
  return pieces.flatMap((whole) => days(whole).map((span) => ({ ...whole, ...span })));
}

/** Neighbouring quarters with equally many seats left are one piece; full quarters are in none. */
function seatPieces(
  { used, capacity }: PartAsFound,
  { start, end }: Span,
  wanted: number,
): (Span & { seats: number })[] {
  const found: { first: number; end: number; seats: number }[] = [];
  for (let at = start.epochMilliseconds; at < end.epochMilliseconds; at += quarterMs) {
    const seats = Math.min(wanted, capacity - (used.get(at) ?? 0));
    const last = found.at(-1);
    if (seats <= 0) continue;
    if (last && last.end === at && last.seats === seats) last.end = at + quarterMs;
    else found.push({ first: at, end: at + quarterMs, seats });
  }
  const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at);
  return found.map(({ first, end: until, seats }) => ({ start: instant(first), end: instant(until), seats }));
}

function days({ start, end }: Span): Span[] {
  const spans: Span[] = [];
  for (let from = start; from.epochNanoseconds < end.epochNanoseconds;) {
    const next = from.add({ hours: LONGEST_PIECE_HOURS });
    const until = next.epochNanoseconds < end.epochNanoseconds ? next : end;
    spans.push({ start: from, end: until });
    from = until;
  }
  return spans;
}

/** Whether pieces are all that was wanted of a resource. */
export const isComplete = (pieces: readonly Piece[], part: PartAsFound, wanted: Span, seats: number | null): boolean =>
  pieces.every((piece) => part.exclusive || piece.seats === Math.min(seats ?? part.capacity, part.capacity)) &&
  pieces.reduce((sum, { start, end }) => sum + end.epochMilliseconds - start.epochMilliseconds, 0) ===
    wanted.end.epochMilliseconds - wanted.start.epochMilliseconds;
