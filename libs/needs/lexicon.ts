import type { DayPart } from './understand.types.js';
import { type Phrases, compile } from './phrases.js';
import { clean, tokenise } from './tokens.js';
import { english } from './words.en.js';
import { french } from './words.fr.js';
import type { Words } from './words.types.js';

/** Every language is read at once: a need may mix them, and the order settles words that two languages share. */
const languages: Words[] = [french, english];

type ListKey = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];
type TableKey =
  | 'weekThirds'
  | 'feasts'
  | 'numbers'
  | 'days'
  | 'lengths'
  | 'idiomaticDays'
  | 'afterHour'
  | 'beforeHour'
  | 'monthThirds';

const items = (list: string): string[] => (list === '' ? [] : list.split(', '));

function listed(...keys: Exclude<ListKey, 'language'>[]): Phrases<true> {
  const phrases = languages.flatMap((words) => keys.flatMap((key) => items(words[key])));
  return compile(phrases.map((phrase) => [phrase, true] as const));
}

function tabled(key: TableKey): Phrases<number> {
  return compile(languages.flatMap((words) => Object.entries<number>(words[key])));
}

/** Values 1 to 7 or 1 to 12, in the order of the list. */
function numbered(key: 'weekdays' | 'months'): Phrases<number> {
  return compile(
    languages.flatMap((words) => words[key].flatMap((names, i) => items(names).map((name) => [name, i + 1] as const))),
  );
}

/** Together, so that the words that come first decide: "dans la journée" holds no "la journée". */
export interface DayTime {
  part?: DayPart;
  whole?: 'DAY' | 'MORNING' | 'AFTERNOON' | 'EVENING';
  daysFromToday?: number;
  /** Said after "avant". */
  isEnd?: boolean;
}

function dayTimes(): Phrases<DayTime> {
  const all = languages.flatMap(({ moments, parts, wholes }): [string, DayTime][] => [
    ...Object.entries(moments).map(([phrase, [daysFromToday, part]]): [string, DayTime] => [
      phrase,
      { daysFromToday, part },
    ]),
    ...Object.entries(wholes).map(([phrase, whole]): [string, DayTime] => [phrase, { whole }]),
    ...Object.entries(parts).map(([phrase, part]): [string, DayTime] => [phrase, { part }]),
  ]);
  return compile(all);
}

function weeks(): Phrases<keyof Words['weeks']> {
  const names = ['any', 'this', 'next', 'weekend', 'nextWeekend'] as const;
  return compile(
    languages.flatMap((words) =>
      names.flatMap((name) => items(words.weeks[name]).map((phrase) => [phrase, name] as const)),
    ),
  );
}

/** Small talk, and words that only introduce others: they say nothing when left over. */
const smallWords = [
  'fillers notNegations atMost meAnd correction another otherwise at from until lasting afterLength rangeFrom between inDelay dayArticle inMonth weekOf',
  'partyFor partyIs near inside insideOrdinal within travelBy with',
].flatMap((keys) => keys.split(' ')) as Exclude<ListKey, 'language'>[];

export const lexicon = {
  small: listed(...smallWords),
  numbers: tabled('numbers'),
  weekdays: numbered('weekdays'),
  months: numbered('months'),
  days: tabled('days'),
  dayTimes: dayTimes(),
  lengths: tabled('lengths'),
  weeks: weeks(),
  idiomaticDays: tabled('idiomaticDays'),
  afterHour: tabled('afterHour'),
  beforeHour: tabled('beforeHour'),
  nextDay: listed('nextDay'),
  lastDay: listed('lastDay'),
  thisDay: listed('thisDay'),
  weekOn: listed('weekOn'),
  weekThirds: tabled('weekThirds'),
  feasts: tabled('feasts'),
  repeated: listed('repeated'),
  unknownDays: listed('unknownDays'),
  ish: listed('ish'),
  onwards: listed('onwards'),
  latest: listed('latest'),
  vagueHours: listed('vagueHours'),
  atMost: listed('atMost'),
  meAnd: listed('meAnd'),
  onePerson: listed('onePerson'),
  twoPeople: listed('twoPeople'),
  money: listed('money'),
  streets: listed('streets'),
  except: listed('except'),
  excepted: listed('excepted'),
  correction: listed('correction'),
  another: listed('another'),
  otherwise: listed('otherwise'),
  notNegations: listed('notNegations'),
  inEightDays: listed('inEightDays'),
  inFifteenDays: listed('inFifteenDays'),
  now: listed('now'),
  noon: listed('noon'),
  midnight: listed('midnight'),
  hourMark: listed('hourMark'),
  hourUnit: listed('hourUnit'),
  minuteUnit: listed('minuteUnit'),
  dayUnit: listed('dayUnit'),
  weekUnit: listed('weekUnit'),
  monthUnit: listed('monthUnit'),
  yearUnit: listed('yearUnit'),
  am: listed('am'),
  pm: listed('pm'),
  at: listed('at'),
  atBare: listed('atBare'),
  from: listed('from'),
  until: listed('until'),
  strictlyBefore: listed('strictlyBefore'),
  lasting: listed('lasting'),
  afterLength: listed('afterLength'),
  rangeFrom: listed('rangeFrom'),
  between: listed('between'),
  rangeTo: listed('rangeTo'),
  inDelay: listed('inDelay'),
  dayArticle: listed('dayArticle'),
  inMonth: listed('inMonth'),
  monthThirds: tabled('monthThirds'),
  weekOf: listed('weekOf'),
  and: listed('and'),
  or: listed('or'),
  partyFor: listed('partyFor'),
  partyIs: listed('partyIs'),
  people: listed('people'),
  seats: listed('seats'),
  companions: listed('companions'),
  alone: listed('alone'),
  near: listed('near'),
  inside: listed('inside'),
  floors: listed('floors'),
  insideOrdinal: listed('insideOrdinal'),
  district: listed('district'),
  nearMe: listed('nearMe'),
  nearby: listed('nearby'),
  of: listed('of'),
  within: listed('within'),
  travelBy: listed('travelBy'),
  accessible: listed('accessible'),
  without: listed('without'),
  with: listed('with'),
  expert: listed('expert'),
  professions: listed('professions'),
  expertAbout: listed('expertAbout'),
  projectStage: listed('projectStage'),
  expertStop: listed('expertStop'),
  joiners: listed('joiners'),
  fillers: listed('fillers'),
};

function spokenIn({ language: _, weeks: weekNames, ...words }: Words): Set<string> {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return items(value);
    if (Array.isArray(value)) return value.flatMap(texts);
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)])
      : [];
  };
  const spoken = [...Object.values(words), ...Object.values(weekNames)].flatMap(texts);
  return new Set(spoken.flatMap((text) => tokenise(clean(text).text).map((token) => token.text)));
}

const frenchWords = spokenIn(french);
const englishWords = spokenIn(english);

/** Words that say when, how many or nothing: never taken for a typo of something else. */
export const ownWords: ReadonlySet<string> = new Set([...frenchWords, ...englishWords]);

/** Time words worth recognising when mistyped. */
export const timeWords: string[] = [lexicon.weekdays, lexicon.months, lexicon.days, lexicon.dayTimes, lexicon.people]
  .flatMap((phrases) => [...phrases.values()].flat())
  .flatMap(({ words }) => words);

/** The language most of the small words belong to; French when undecided. */
export function languageOf(words: Iterable<string>): 'fr' | 'en' {
  let english = 0;
  for (const word of words)
    if (word.length > 1) english += Number(englishWords.has(word)) - Number(frenchWords.has(word)); // the t of "t-shirt" tells nothing
  return english > 0 ? 'en' : 'fr';
}
