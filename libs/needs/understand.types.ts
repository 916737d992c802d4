import type { SpaceKind, VenueKind } from '#libs/directory';

/** The words of one network. `loose` words name a kind only when no capability says better ("salle", "atelier"). */
export interface Vocabulary {
  capabilities: { code: string; spaceKind: SpaceKind; words: string[] }[];
  kinds: { kind: SpaceKind; words: string[]; loose?: string[] }[];
  equipment: { code: string; words: string[] }[];
  venueKinds?: { kind: VenueKind; words: string[] }[];
  /** What people can be asked about. */
  skills?: { code: string; words: string[] }[];
}

/** A commune, an arrondissement, a quarter or a venue, and the ways people name it ("Lyon 7e", "Gerland"). */
export interface Place {
  id: string;
  label: string;
  lat: number;
  lon: number;
  words: string[];
  /** When two are said ("YouFactory, Villeurbanne"), the smaller one is meant. */
  scale?: 'TOWN' | 'DISTRICT' | 'VENUE';
}

export type FaultCode =
  | 'TEXT_CUT' // longer than what is read; the rest was ignored
  | 'TIME_PAST'
  | 'TIME_NONEXISTENT' // skipped when clocks go forward; the same reading one hour later is taken
  | 'TIME_AMBIGUOUS' // happens twice when clocks go back; the first is taken
  | 'OFF_GRID' // "14h35": the nearest start that can be booked is taken
  | 'TOO_FAR'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'REVERSED' // ends before it starts; only the start is kept
  | 'DATE_INVALID' // 31 février, le 45
  | 'HOUR_INVALID' // 25h, 14h75
  | 'CONTRADICTION' // "mardi 23 novembre" when the 23rd is a Monday, "2h" in a window of one hour
  | 'PARTY_INVALID'
  | 'PLACE_UNKNOWN';

export interface Fault {
  code: FaultCode;
  /** The member's own words, as they were read. */
  text: string;
}

/** What a word that was not used looks like. */
export type DoubtAbout = 'DAY' | 'HOUR' | 'NUMBER' | 'PLACE' | 'NEGATION';

/** What a doubtful word most likely means. */
export type Guess =
  | { about: 'DAY'; day: Temporal.PlainDate }
  | { about: 'HOUR'; minutes: number }
  | { about: 'PARTY'; party: number }
  | { about: 'PLACE'; place: Place };

/** Words that look like a day, an hour, a number, a place or a negation and could not be used. */
export interface Doubt {
  about: DoubtAbout;
  /** The member's own words. */
  text: string;
  guess: Guess | null;
  /** The whole need with the guess written out: what is asked when the member accepts it. */
  accepted: string | null;
}

/** Time that must not be offered, end excluded. */
export interface ExcludedTime {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/** What was filled in because the need did not say it. */
export type Assumed = 'date' | 'hour' | 'minutes' | 'kind';

/**
 * A need as it was read. Something of `minutes` is wanted inside `[start, end)`; the start is meant exactly when
 * `end - start` is `minutes`, and is free inside the window otherwise. No `start`: as soon as possible.
 */
export interface Understood {
  language: 'fr' | 'en';
  kind: SpaceKind | null;
  capability: string | null;
  venueKind: VenueKind | null;
  equipment: string[];
  accessible: boolean;
  start: Temporal.Instant | null;
  end: Temporal.Instant | null;
  minutes: number;
  near: Place | null;
  nearMe: boolean;
  travelMinutes: number | null;
  party: number;
  /** A person is looked for: about what, in the member's words and, where the vocabulary knows it, by its code. */
  expert: { asked: boolean; skillText: string | null; skill: string | null };
  faults: Fault[];
  assumed: Assumed[];
  unread: string[];
  doubts: Doubt[];
  /** Other needs of the same sentence, each as a sentence of its own. */
  also: string[];
  /** "sauf mercredi", "sauf 12h-14h": only where it falls inside the window, or where there is no window. */
  notDuring: ExcludedTime[];
  /** "pas à Villeurbanne". */
  notNear: Place[];
}

export interface ReadingContext {
  now: Temporal.Instant;
  zone: string;
  vocabulary: Vocabulary;
  places: Place[];
  /** Defaults and limits of the network; `readingDefaults` when left out. */
  defaults?: ReadingDefaults;
}

export type DayPart =
  | 'DAY'
  | 'EARLY_MORNING'
  | 'MORNING'
  | 'MID_MORNING'
  | 'LATE_MORNING'
  | 'NOON'
  | 'EARLY_AFTERNOON'
  | 'AFTERNOON'
  | 'MID_AFTERNOON'
  | 'LATE_AFTERNOON'
  | 'EARLY_EVENING'
  | 'EVENING'
  | 'LATE_EVENING'
  | 'NIGHT';

/** Hours of a local day, in minutes from midnight. */
export interface DayHours {
  from: number;
  to: number;
}

export interface ReadingDefaults {
  /** What "demain matin" or "ce soir" leaves open. */
  parts: Record<DayPart, DayHours>;
  /** What "toute la journée" or "la matinée" takes from end to end. */
  wholes: Record<'DAY' | 'MORNING' | 'AFTERNOON' | 'EVENING', DayHours>;
  /** Asked for when no length is said. */
  minutesByKind: Record<SpaceKind, number>;
  minutesOtherwise: number;
  minMinutes: number;
  maxMinutes: number;
  maxMinutesByKind: Partial<Record<SpaceKind, number>>;
  horizonDays: number;
  gridMinutes: number;
  maxParty: number;
  /** From this many people a bare "salle" is an event hall. */
  hallFromParty: number;
}
