/** A space that could meet a need, with the values that decide its rank. */
export interface Candidate {
  readonly spaceId: string;
  readonly venueId: string;
  /** Null when the need names no place. */
  readonly travelMinutes: number | null;
  /** Minutes between its start and the requested one. */
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
  /** What each factor contributed to the score. */
  readonly shares: RankingWeights;
}

const HALF_AT_TRAVEL_MINUTES = 20;
const HALF_AT_MINUTES_OFF = 60;

const halving = (value: number, halfAt: number): number => 2 ** (-value / halfAt);

/**
 * Ranks candidates, best first: near (half the weight at 20 minutes of travel), at the requested time, cheap, not larger than
 * needed, and away from the home venue so that members of different venues meet. The home venue is the only fact about the
 * member that counts. Equal scores are ordered by the id of the space, so the same need gives the same order.
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
        (candidate.travelMinutes === null ? 1 : halving(candidate.travelMinutes, HALF_AT_TRAVEL_MINUTES)),
      time: weights.time * halving(candidate.minutesOff, HALF_AT_MINUTES_OFF),
      price: weights.price * (candidate.creditMinutes === 0 ? 1 : cheapest / candidate.creditMinutes),
      capacity: weights.capacity * Math.min(1, need.party / candidate.capacity),
      mixing: weights.mixing * (candidate.venueId === need.homeVenueId ? 0 : 1),
    };
    return { candidate, shares, score: Object.values(shares).reduce((sum, share) => sum + share, 0) };
  });
  return ranked.sort((a, b) => b.score - a.score || (a.candidate.spaceId < b.candidate.spaceId ? -1 : 1));
}

/** The first `count`, from different venues as long as there are enough venues. */
export function spread<Entry extends Ranked<Candidate>>(ranked: readonly Entry[], count: number): Entry[] {
  const venues = new Set<string>();
  const first = ranked.filter(({ candidate }) => !venues.has(candidate.venueId) && venues.add(candidate.venueId));
  const others = ranked.filter((entry) => !first.includes(entry));
  return [...first, ...others].slice(0, count);
}
