/** A mentor at a time, with or without a room, with the values that decide the rank. */
export interface MentorCandidate {
  readonly mentorId: string;
  /** Of the wanted skill, 1 to 3; 0 without it. Null when no skill is wanted. */
  readonly skillLevel: number | null;
  /** Whether they help at the stage of the project; null when no stage is known. */
  readonly fitsStage: boolean | null;
  /** Minutes between the start and the nearest moment that was asked for. */
  readonly minutesOff: number;
  /** Of the founder to the room, or to the mentor’s venue; null where nobody travels or nothing is known. */
  readonly travelMinutes: number | null;
  /** Minutes already promised in that week, and how many there may be. */
  readonly usedMinutes: number;
  readonly weekMinutes: number;
  /** Whether the two meet at, or come from, different venues; null when the founder has no home venue. */
  readonly mixes: boolean | null;
  readonly isInstant: boolean;
  /** From now to the start. */
  readonly hoursAhead: number;
  readonly sessionMinutes: number;
}

export const mentorFactors = ['skill', 'stage', 'time', 'distance', 'load', 'mixing'] as const;
export type MentorFactor = (typeof mentorFactors)[number];
export type MentorWeights = Readonly<Record<MentorFactor, number>>;

/** What comes before the score. */
export interface MentorTerms {
  /** Within this many hours, those who come without being asked go first. */
  readonly instantWithinHours: number;
  /** Those of whose week this appointment would promise more than this part go after the others. */
  readonly spareUntilPercent: number;
}

export interface RankedMentor<C extends MentorCandidate> {
  readonly candidate: C;
  readonly score: number;
  /** What each factor contributed to the score. */
  readonly shares: MentorWeights;
}

const HALF_AT_MINUTES_OFF = 24 * 60;
const HALF_AT_TRAVEL_MINUTES = 20;

const halving = (value: number, halfAt: number): number => 2 ** (-value / halfAt);
/** What is not known distinguishes nobody. */
const unknown = 1;

function sharesOf(candidate: MentorCandidate, weights: MentorWeights): MentorWeights {
  const { skillLevel, fitsStage, minutesOff, travelMinutes, usedMinutes, weekMinutes, mixes } = candidate;
  return {
    skill: weights.skill * (skillLevel === null ? unknown : skillLevel / 3),
    stage: weights.stage * Number(fitsStage ?? unknown),
    time: weights.time * halving(minutesOff, HALF_AT_MINUTES_OFF),
    distance: weights.distance * (travelMinutes === null ? unknown : halving(travelMinutes, HALF_AT_TRAVEL_MINUTES)),
    load: weights.load * Math.max(0, 1 - usedMinutes / weekMinutes),
    mixing: weights.mixing * Number(mixes ?? unknown),
  };
}

/**
 * Ranks mentors, best first. Shortly before the start, those who come without being asked go before the others; those whose week is
 * almost full go after those who have time, so that nobody is asked again and again while another is never asked.
 * Nothing about a person counts but what they offer, where and when. Equal scores are in an order that the founder’s id shuffles,
 * so that the same need gives the same order and no mentor is first for everybody.
 * @param order `seed`: the id of the founder; `terms`: what comes before the score
 */
export function rankMentors<C extends MentorCandidate>(
  candidates: readonly C[],
  weights: MentorWeights,
  { seed, terms }: { readonly seed: string; readonly terms: MentorTerms },
): RankedMentor<C>[] {
  const ranked = candidates.map((candidate) => {
    const shares = sharesOf(candidate, weights);
    const score = mentorFactors.reduce((sum, factor) => sum + shares[factor], 0);
    const { isInstant, hoursAhead, usedMinutes, sessionMinutes, weekMinutes } = candidate;
    const isFirst = isInstant && hoursAhead < terms.instantWithinHours;
    const isAlmostFull =
      (usedMinutes + sessionMinutes) * 100 > weekMinutes * terms.spareUntilPercent && usedMinutes > 0;
    return { candidate, shares, score, isFirst, isAlmostFull };
  });
  return ranked
    .sort(
      (a, b) =>
        Number(b.isFirst) - Number(a.isFirst) ||
        Number(a.isAlmostFull) - Number(b.isAlmostFull) ||
        b.score - a.score ||
        shuffled(seed, a.candidate.mentorId) - shuffled(seed, b.candidate.mentorId),
    )
    .map(({ candidate, shares, score }) => ({ candidate, shares, score }));
}

/** FNV-1a: a number for a pair of ids, the same each time. */
function shuffled(seed: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed} ${id}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
