import type { SpaceKind } from '#libs/directory';
import { anyDay, oneDay } from './calendar.js';
import { type Known } from './claims.js';
import { applyCorrections } from './corrections.js';
import { readExclusions, takeNotNegations, withoutExcluded } from './exclusions.js';
import { readExpert } from './expert.js';
import { readingDefaults } from './reading-defaults.js';
import { languageOf, ownWords, timeWords } from './lexicon.js';
import { checkTime, onGrid, saysHour, todayOrNextWeek } from './limits.js';
import { type Window, minutesBetween, placeInTime } from './local-clock.js';
import { readAlone, readCountedParty, readImpliedParty } from './party.js';
import { stem } from './phrase-book.js';
import type { Reading } from './reading.js';
import { nightDoubt, readRest } from './rest.js';
import { keepFirstNeed } from './several-needs.js';
import { expandShorthand, resolveByLanguage } from './shorthand.js';
import { correct, dictionary } from './spelling.js';
import { clean, tokenise } from './tokens.js';
import type { Doubt, ReadingDefaults, ReadingContext, Understood } from './understand.types.js';
import { type What, readWhat, vocabularyBook } from './what.js';
import { type Spoken, readWhen } from './when.js';
import { gazetteer, placeAt, readNearMe, readPlace, readTravel } from './where.js';

const timeDictionary = dictionary(timeWords);

/**
 * Reads a need said in French or English without any model: what, where, when, how long, how many. Never throws. Every
 * word ends up used, in `unread`, or in `doubts` when it looks like something that matters; what cannot be is in
 * `faults`, and what was filled in is in `assumed`.
 */
export function understand(text: string, context: ReadingContext): Understood {
  const { now, zone, vocabulary, places, defaults = readingDefaults } = context;
  const cleaned = clean(text);
  const tokens = expandShorthand(tokenise(cleaned.text));
  const reading: Reading = { text: cleaned.text, tokens, faults: [], assumed: new Set(), language: 'fr' };
  if (cleaned.cut) reading.faults.push({ code: 'TEXT_CUT', text: `${cleaned.text.slice(0, 40)}…` });
  const words = vocabularyBook(vocabulary);
  const names = gazetteer(places);
  const isVocabularyWord = (word: string) => words.stems.has(stem(word));
  correct(reading.tokens, (word) => isVocabularyWord(word) || names.words.has(word), [
    words.dictionary,
    timeDictionary,
    names.dictionary,
  ]);
  const language = languageOf(reading.tokens.map((token) => token.text));
  reading.language = language;
  resolveByLanguage(reading.tokens, language);
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const known: Known = {
    today,
    language,
    vocabulary: words,
    gazetteer: names,
    isCommon: (word) => ownWords.has(word) || isVocabularyWord(word),
  };
  for (const [i, token] of tokens.entries()) token.named = placeAt(tokens, i, names, known.isCommon) !== undefined;

  takeNotNegations(reading);
  const exclusions = readExclusions(reading, known, defaults);
  applyCorrections(reading, known);
  const also = keepFirstNeed(reading, known);

  const nearMe = readNearMe(reading);
  const travelMinutes = readTravel(reading);
  const near = readPlace(reading, names, known.isCommon);
  const counted = readCountedParty(reading, defaults.maxParty);
  const spoken = readWhen(reading, today);
  const party = counted ?? readImpliedParty(reading, defaults.maxParty, saysHour(spoken)) ?? 1;
  readAlone(reading);
  const expert = readExpert(reading, vocabulary);
  const what = readWhat(reading, words);
  const kind = kindFor(reading, what, party, defaults);
  const { unread, doubts } = readRest(reading, known, spoken.days, language);
  const likely = guessDay(spoken, doubts);
  const hasHour = saysHour(spoken) || spoken.hours.at !== undefined;
  const guessed = exclusions.days.length > 0 && hasHour ? onAnyDay(likely, today) : likely;
  const { gaps, ...said } = placeInTime(reading, guessed, now, zone, defaults, usualMinutes(kind, defaults));
  const placed = onGrid(reading, withLength(reading, guessed, said, kind, defaults), guessed, defaults);
  const { notDuring, isCovered, ...free } = withoutExcluded(placed, exclusions, gaps, zone);
  const window = { ...placed, ...(isCovered ? { start: null, end: null } : free) };
  if (isCovered)
    doubts.push({ about: 'DAY', text: guessed.said || cleaned.text.trim().slice(0, 80), guess: null, accepted: null });
  checkTime(reading, guessed, window, kind, now, defaults);
  if (spoken.hours.atNight && spoken.part === null) doubts.push(nightDoubt(reading, spoken.hours, language));
  const sameDay = todayOrNextWeek(reading, guessed, window, now, zone, language);

  return {
    language,
    kind,
    capability: what.capability,
    venueKind: what.venueKind,
    equipment: what.equipment,
    accessible: what.accessible,
    ...window,
    near,
    nearMe: nearMe || (travelMinutes !== null && near === null),
    travelMinutes,
    party,
    expert,
    faults: reading.faults,
    assumed: [...reading.assumed],
    unread,
    doubts: [...doubts, ...sameDay.doubts],
    also: [...also, ...sameDay.also],
    notDuring,
    notNear: exclusions.places,
  };
}

/** A day that is only likely is looked at all the same; where none is, no day is taken for it. */
function guessDay(spoken: Spoken, doubts: Doubt[]): Spoken {
  const doubt = doubts.find(({ about }) => about === 'DAY');
  if (!doubt || spoken.days) return spoken;
  if (doubt.guess?.about === 'DAY') return { ...spoken, days: oneDay(doubt.guess.day) };
  return { ...spoken, noSuchDay: true };
}

/** "any day but monday, at 10": one of the days ahead, and not the next one for want of another. */
const onAnyDay = (spoken: Spoken, today: Temporal.PlainDate): Spoken =>
  spoken.days || spoken.noSuchDay || spoken.hours.delay !== undefined ? spoken : { ...spoken, days: anyDay(today) };

const usualMinutes = (kind: SpaceKind | null, defaults: ReadingDefaults): number =>
  kind ? defaults.minutesByKind[kind] : defaults.minutesOtherwise;

/** "une salle pour 100 personnes" is not a meeting room. */
function kindFor(reading: Reading, what: What, party: number, defaults: ReadingDefaults): SpaceKind | null {
  if (!what.loosely || what.kind !== 'MEETING_ROOM' || party < defaults.hallFromParty) return what.kind;
  reading.assumed.add('kind');
  return 'EVENT_HALL';
}

function withLength(
  reading: Reading,
  spoken: Spoken,
  window: Omit<Window, 'gaps'>,
  kind: SpaceKind | null,
  defaults: ReadingDefaults,
) {
  const { start, exact } = window;
  let { end, minutes } = window;
  const { assumed } = reading;
  if (minutes === null) {
    assumed.add('minutes');
    minutes = usualMinutes(kind, defaults);
    const room = start && end && !exact ? minutesBetween(start, end) : minutes;
    if (room >= defaults.minMinutes) minutes = Math.min(minutes, room);
  }
  if (start && (exact || !end)) end = start.add({ minutes });
  if (start && !exact && !saysHour(spoken) && spoken.hours.at === undefined) assumed.add('hour');
  return { start, end, minutes };
}
