/** A space that could serve a need, with what the order is decided on. */
export interface Candidate {
  readonly spaceId: string;
  readonly venueId: string;
  /** Null when the need named no place. */
  readonly travelMinutes: number | null;
  /** How far its start is from the wanted one. */
  readonly minutesOff: number;
  readonly creditMinutes: number;
  readonly capacity: number;
}

export interface RankingWeights {
  readonly distance: number;
  readonly time: number;
  readonly price: number;
  readonly capacity: number;
  readonly mixing: number;
}

export interface Ranked<C extends Candidate> {
  readonly candidate: C;
  readonly score: number;
  /** What each factor added to the score. */
  readonly shares: RankingWeights;
}

const HALF_AT_TRAVEL_MINUTES = 20;
const HALF_AT_MINUTES_OFF = 60;

const falling = (value: number, halfAt: number): number => 2 ** (-value / halfAt);

/**
 * Orders candidates, best first: near (half at 20 minutes of travel), at the wanted time, cheap, no larger than needed,
 * and elsewhere than at home so that people mix (never decisive alone). Who asks plays no part but for their home venue.
 * Equal scores fall back on the space's id, so the same need gives the same order.
 */
export function rank<C extends Candidate>(
  candidates: readonly C[],
  need: { party: number; homeVenueId: string | null },
  weights: RankingWeights,
): Ranked<C>[] {
  const cheapest = Math.min(...candidates.map(({ creditMinutes }) => creditMinutes));
  const ranked = candidates.map((candidate) => {
    const shares = {
      distance:
        weights.distance *
        (candidate.travelMinutes === null ? 1 : falling(candidate.travelMinutes, HALF_AT_TRAVEL_MINUTES)),
      time: weights.time * falling(candidate.minutesOff, HALF_AT_MINUTES_OFF),
      price: weights.price * (candidate.creditMinutes === 0 ? 1 : cheapest / candidate.creditMinutes),
      capacity: weights.capacity * Math.min(1, need.party / candidate.capacity),
      mixing: weights.mixing * (candidate.venueId === need.homeVenueId ? 0 : 1),
    };
    return { candidate, shares, score: Object.values(shares).reduce((sum, share) => sum + share, 0) };
  });
  return ranked.sort((a, b) => b.score - a.score || (a.candidate.spaceId < b.candidate.spaceId ? -1 : 1));
}

/** The first `count`, each from a venue of its own as long as there are venues enough. */
export function spread<C extends Candidate>(ranked: readonly Ranked<C>[], count: number): Ranked<C>[] {
  const venues = new Set<string>();
  const first = ranked.filter(({ candidate }) => !venues.has(candidate.venueId) && venues.add(candidate.venueId));
  const others = ranked.filter((entry) => !first.includes(entry));
  return [...first, ...others].slice(0, count);
}
