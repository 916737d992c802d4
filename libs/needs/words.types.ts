import type { DayPart } from './understand.types.js';

/**
 * How one language says when, where, how long and how many. Written as people write (accents, hyphens, apostrophes);
 * lists are comma separated. A new language is one more such table in `lexicon.ts`.
 */
export interface Words {
  language: 'fr' | 'en';
  numbers: Record<string, number>;
  /** Monday first, each with its short forms. */
  weekdays: string[];
  months: string[];
  /** Days counted from today. */
  days: Record<string, number>;
  /** A part of today: "ce soir". */
  moments: Record<string, [daysFromToday: number, part: DayPart]>;
  /** A part of a day that leaves the start open: "matin". */
  parts: Record<string, DayPart>;
  /** A part of a day taken from end to end: "toute la journée". */
  wholes: Record<string, 'DAY' | 'MORNING' | 'AFTERNOON' | 'EVENING'>;
  /** Lengths said in words, in minutes: "une demi-heure". */
  lengths: Record<string, number>;
  weeks: { this: string; next: string; weekend: string; nextWeekend: string };
  nextDay: string;
  inEightDays: string;
  inFifteenDays: string;
  /** "dans huit jours" is a week and "dans quinze jours" two: counted as days where they differ. */
  idiomaticDays: Record<string, number>;
  now: string;
  noon: string;
  midnight: string;
  /** Marks an hour of the day as well as a length ("2h", "deux heures"). */
  hourMark: string;
  /** Marks lengths only. */
  hourUnit: string;
  minuteUnit: string;
  dayUnit: string;
  weekUnit: string;
  monthUnit: string;
  yearUnit: string;
  /** After an hour, minutes to add: "et demie". */
  afterHour: Record<string, number>;
  /** Before an hour, minutes to add or take: "half past", "quarter to". */
  beforeHour: Record<string, number>;
  am: string;
  pm: string;
  /** Before an hour of the day. */
  at: string;
  /** Before a bare number that is an hour ("at 2"). */
  atBare: string;
  from: string;
  until: string;
  /** Those of `until` that leave the day itself out. */
  strictlyBefore: string;
  lasting: string;
  /** May follow a length and say nothing more. */
  afterLength: string;
  rangeFrom: string;
  between: string;
  rangeTo: string;
  /** Before a delay: "dans 2 heures". */
  inDelay: string;
  /** Before a day named by its number alone: "le 24". */
  dayArticle: string;
  /** Before a month taken as a whole: "en décembre". */
  inMonth: string;
  /** Before a month, its first, second or last ten days: "fin novembre". */
  monthThirds: Record<string, 1 | 2 | 3>;
  /** "la semaine du 30 novembre". */
  weekOf: string;
  and: string;
  or: string;
  /** "pour 8", "à quatre". */
  partyFor: string;
  /** "on est 6", "groupe de 6". */
  partyIs: string;
  people: string;
  /** Counted like people, and also the name of a kind: "3 postes". */
  seats: string;
  companions: string;
  alone: string;
  near: string;
  inside: string;
  insideOrdinal: string;
  district: string;
  nearMe: string;
  /** Near me, unless a place follows: "à côté", "à côté de Gerland". */
  nearby: string;
  of: string;
  /** Before a travel time: "à moins de 20 min"; and how: "à vélo". */
  within: string;
  travelBy: string;
  accessible: string;
  without: string;
  with: string;
  expert: string;
  /** People named by what they know: "un avocat". */
  expertTrade: string;
  expertAbout: string;
  /** How far a project is: nothing that a place must have. */
  projectStage: string;
  expertStop: string;
  /** Say nothing by themselves between the words of a name: "découpe au laser". */
  joiners: string;
  fillers: string;
}
