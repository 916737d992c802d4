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
  weeks: { any: string; this: string; next: string; weekend: string; nextWeekend: string };
  nextDay: string;
  /** Beside a weekday that is gone by: "vendredi dernier". */
  lastDay: string;
  /** Before a weekday that may be today: "ce lundi". */
  thisDay: string;
  /** Before a weekday, a week later than it: "a week on Wednesday". */
  weekOn: string;
  /** Before a week, its first, middle or last working days: "fin de semaine prochaine". */
  weekThirds: Record<string, 1 | 2 | 3>;
  /** Days with a name of their own, as month * 100 + day. */
  feasts: Record<string, number>;
  /** After or before a day that comes back: "tous les", "every". Only one booking is made. */
  repeated: string;
  /** A day that only a calendar of holidays knows. */
  unknownDays: string;
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
  /** Between an hour and nothing: "9ish". */
  ish: string;
  /** After an hour from which on any would do: "3pm onwards". */
  onwards: string;
  /** After an hour by which all is over: "17h au plus tard". */
  latest: string;
  /** Near the edge of the day, too vague to be used: "pas trop tôt". */
  vagueHours: string;
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
  /** Before a greatest number of people: "max", "pas plus de". */
  atMost: string;
  /** "moi et", "me plus": the speaker, counted with who is named. */
  meAnd: string;
  /** One person beside the speaker: "mon associé". */
  onePerson: string;
  /** The speaker and one other: "en tête à tête". */
  twoPeople: string;
  money: string;
  /** Counted like people, and also the name of a kind: "3 postes". */
  seats: string;
  companions: string;
  alone: string;
  near: string;
  inside: string;
  /** Before the name of a street or a station: "rue", "gare de". */
  streets: string;
  /** Counted by an ordinal that is no day: "3e étage". */
  floors: string;
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
  /** Before what is left out: a day, an hour, a place. */
  except: string;
  /** After a day or an hour that is left out: "impossible". */
  excepted: string;
  /** Says that what follows takes the place of what was said: "non pardon". */
  correction: string;
  /** Parts two needs, or two ways to meet one: "et aussi", "sinon". */
  another: string;
  otherwise: string;
  /** Words that hold a negation and deny nothing: "pas loin", "no problem". */
  notNegations: string;
  with: string;
  expert: string;
  /** People named by what they know: "un avocat". */
  professions: string;
  expertAbout: string;
  /** How far a project is: nothing that a place must have. */
  projectStage: string;
  expertStop: string;
  /** Say nothing by themselves between the words of a name: "découpe au laser". */
  joiners: string;
  fillers: string;
}
