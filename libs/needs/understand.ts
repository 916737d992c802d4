import type { SpaceKind } from '#libs/directory';
import { habits as defaults } from './habits.js';
import { readExpert } from './expert.js';
import { languageOf, lexicon, ownWords, timeWords } from './lexicon.js';
import { readAlone, readCountedParty, readImpliedParty } from './party.js';
import { stem } from './phrase-book.js';
import { isFree, phraseAt, phraseBefore } from './phrases.js';
import { type Reading, said } from './reading.js';
import { correct, dictionary } from './spelling.js';
import { clean, tokenise } from './tokens.js';
import type { Habits, ReadingContext, Understood } from './understand.types.js';
import { type What, readWhat, trade } from './what.js';
import { type Spoken, type Window, minutesBetween, placeInTime, readWhen } from './when.js';
import { gazetteer, readNearMe, readPlace, readTravel } from './where.js';

const timeDictionary = dictionary(timeWords);

/**
 * Reads a need said in French (or simple English) without any model: what, where, when, how long, how many. Never
 * throws; whatever was not understood stands in `unread`, whatever cannot be in `faults`, and guesses in `assumed`.
 */
export function understand(text: string, context: ReadingContext): Understood {
  const { now, zone, vocabulary, places, habits = defaults } = context;
  const cleaned = clean(text);
  const reading: Reading = { text: cleaned.text, tokens: tokenise(cleaned.text), faults: [], assumed: new Set() };
  if (cleaned.cut) reading.faults.push({ code: 'TEXT_CUT', text: `${cleaned.text.slice(0, 40)}…` });
  const words = trade(vocabulary);
  const map = gazetteer(places);
  const isTrade = (word: string) => words.stems.has(stem(word));
  correct(reading.tokens, (word) => isTrade(word) || map.words.has(word), [
    words.dictionary,
    timeDictionary,
    map.dictionary,
  ]);
  const language = languageOf(reading.tokens.map((token) => token.text));

  const nearMe = readNearMe(reading);
  const near = readPlace(reading, map, (word) => ownWords.has(word) || isTrade(word));
  const travelMinutes = readTravel(reading);
  const counted = readCountedParty(reading, habits.maxParty);
  const spoken = readWhen(reading, now.toZonedDateTimeISO(zone).toPlainDate());
  const party = counted ?? readImpliedParty(reading, habits.maxParty) ?? 1;
  readAlone(reading);
  const expert = readExpert(reading, vocabulary);
  const what = readWhat(reading, words);
  const kind = kindFor(reading, what, party, habits);
  const window = withLength(reading, spoken, placeInTime(reading, spoken, now, zone, habits), kind, habits);
  checkTime(reading, spoken, window, kind, now, habits);
  const unread = readRest(reading);

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
  };
}

/** "une salle pour 100 personnes" is not a meeting room. */
function kindFor(reading: Reading, what: What, party: number, habits: Habits): SpaceKind | null {
  if (!what.loosely || what.kind !== 'MEETING_ROOM' || party < habits.hallFromParty) return what.kind;
  reading.assumed.add('kind');
  return 'EVENT_HALL';
}

function withLength(reading: Reading, spoken: Spoken, window: Window, kind: SpaceKind | null, habits: Habits) {
  const { start, exact } = window;
  let { end, minutes } = window;
  const { assumed } = reading;
  if (minutes === null) {
    assumed.add('minutes');
    minutes = kind ? habits.minutesByKind[kind] : habits.minutesOtherwise;
    const room = start && end && !exact ? minutesBetween(start, end) : minutes;
    if (room >= habits.minMinutes) minutes = Math.min(minutes, room);
  }
  if (start && (exact || !end)) end = start.add({ minutes });
  if (start && !exact && !saysHour(spoken)) assumed.add('hour');
  return { start, end, minutes };
}

const saysHour = ({ hours, part, whole }: Spoken) =>
  part !== null || whole !== null || hours.from !== undefined || hours.until !== undefined || hours.delay !== undefined;

function checkTime(
  reading: Reading,
  spoken: Spoken,
  { start, end, minutes }: { start: Temporal.Instant | null; end: Temporal.Instant | null; minutes: number },
  kind: SpaceKind | null,
  now: Temporal.Instant,
  habits: Habits,
): void {
  const { faults } = reading;
  const { lasting, lastingSaid } = spoken.hours;
  const longest = (kind && habits.maxMinutesByKind[kind]) ?? habits.maxMinutes;
  if (minutes > longest) faults.push({ code: 'TOO_LONG', text: lastingSaid ?? spoken.said });
  const room = start && end ? minutesBetween(start, end) : minutes;
  if (Math.min(minutes, room) < habits.minMinutes) faults.push({ code: 'TOO_SHORT', text: lastingSaid ?? spoken.said });
  if (!start || !end) return;
  if (Temporal.Instant.compare(start, now) < 0) faults.push({ code: 'TIME_PAST', text: spoken.said });
  if (minutesBetween(now, start) > habits.horizonDays * 1440) faults.push({ code: 'TOO_FAR', text: spoken.said });
  if (lasting !== undefined && room < minutes) faults.push({ code: 'CONTRADICTION', text: spoken.said });
}

/** Runs of words that no reader took and that are not small talk; a name after "près de" is an unknown place. */
function readRest(reading: Reading): string[] {
  const { tokens } = reading;
  const isRest = tokens.map((token) => (!token.taken && token.kind !== 'mark') || token.refused);
  for (let i = 0; i < tokens.length; i++) {
    const filler = isFree(tokens, i) ? phraseAt(lexicon.small, tokens, i) : undefined;
    if (!filler) continue;
    isRest.fill(false, i, i + filler.length);
    i += filler.length - 1;
  }
  const unread: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isRest[i]) continue;
    let length = 1;
    while (isRest[i + length] && isNextWord(reading, i + length)) length++;
    const words = said(reading, i, length).slice(0, longestQuote);
    unread.push(words);
    const close = phraseBefore(lexicon.near, tokens, i);
    const inside = tokens[i]?.capital && phraseBefore(lexicon.inside, tokens, i);
    if (tokens[i]?.kind === 'word' && (close || inside)) reading.faults.push({ code: 'PLACE_UNKNOWN', text: words });
    i += length - 1;
  }
  return unread;
}

const longestQuote = 80;

/** Only spaces, an apostrophe or a hyphen stand between this token and the one before. */
function isNextWord({ text, tokens }: Reading, i: number): boolean {
  return /^[\s'’-]*$/.test(text.slice(tokens[i - 1]?.to, tokens[i]?.from));
}
