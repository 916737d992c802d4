import { spokenVocabulary } from '#libs/directory';
import { factsOf, spelledOut } from './facts.js';
import { sentencesOfFounders } from './sentences-given.table.js';
import { heldOutSentences } from './sentences-held-out.table.js';
import { everydaySentences } from './sentences-everyday.table.js';
import { englishPhoneSentences } from './sentences-phone-english.table.js';
import { frenchPhoneSentences } from './sentences-phone-french.table.js';
import { sentencesAboutWhat } from './sentences-what.table.js';
import { sentencesAboutWhen } from './sentences-when.table.js';
import type { Sentence, SentenceGroup, TownName } from './sentences.types.js';
import { formerlyHeldOutSentences } from './sentences-former-held-out.table.js';
import { workdaySentences } from './sentences-workday.table.js';
import { understand } from './understand.js';
import type { Place } from './understand.types.js';

const ZONE = 'Europe/Paris';
const ASKED_AT = '2026-11-28T22:30';

/** One sentence and how it was read: right, asked back, wrong with a notice, or wrong without any. */
export interface SentenceScore {
  readonly about: string;
  readonly heldOut: boolean;
  readonly town: TownName;
  readonly sentence: string;
  readonly outcome: 'RIGHT' | 'ASKED_BACK' | 'NOTICED' | 'SILENTLY_WRONG';
  readonly expected: string;
  readonly read: string;
}

/** Reads every sentence of the tables with the places of its town. */
export function scoreSentences(placesOf: (town: TownName) => Place[]): SentenceScore[] {
  const places = new Map<TownName, Place[]>();
  const placesIn = (town: TownName) => {
    const known = places.get(town) ?? placesOf(town);
    places.set(town, known);
    return known;
  };
  const scored = (groups: SentenceGroup[], heldOut: boolean) =>
    groups.flatMap((group) => group.rows.map((row) => score(group, row, heldOut, placesIn(group.town))));
  const adjusted = [
    ...sentencesOfFounders,
    ...sentencesAboutWhen,
    ...sentencesAboutWhat,
    ...frenchPhoneSentences,
    ...englishPhoneSentences,
    ...everydaySentences,
    ...workdaySentences,
    ...formerlyHeldOutSentences,
  ];
  return [...scored(adjusted, false), ...scored(heldOutSentences, true)];
}

function score(group: SentenceGroup, [sentence, written]: Sentence, heldOut: boolean, places: Place[]): SentenceScore {
  const { about, town, askedAt = ASKED_AT } = group;
  const now = Temporal.ZonedDateTime.from(`${askedAt}[${ZONE}]`).toInstant();
  const read = understand(sentence, { now, zone: ZONE, vocabulary: spokenVocabulary, places });
  const said = (asWindow: boolean) => factsOf(read, asWindow, ZONE).slice(1).map(plainFact);
  const isRight = alternatives(written).some((expected) => {
    return matches(expected, said(expected.some((fact) => fact.includes('..'))));
  });
  const noticed = read.faults.length > 0 || read.unread.length > 0;
  const outcome = isRight ? 'RIGHT' : read.doubts.length > 0 ? 'ASKED_BACK' : noticed ? 'NOTICED' : 'SILENTLY_WRONG';
  const unread = read.unread.map((words) => `“${words}”`);
  return { about, heldOut, town, sentence, outcome, expected: written, read: [...said(false), ...unread].join(' | ') };
}

const isKind = (fact: string) => /^[A-Z_]{5,}( [a-z0-9-]+)?$/.test(fact);

/** The readings that are right; one that names no kind has that of another. */
function alternatives(written: string): string[][] {
  const all = written.split('||').map((each) => each.split(' | ').flatMap(spelledOut).map(plainFact));
  const kind = all.flat().find(isKind);
  return all.map((facts) => (kind && !facts.some(isKind) ? [kind, ...facts] : facts));
}

/** An unknown place is asked back too; the town as a whole is no nearer than the network. */
const plainFact = (fact: string) =>
  fact.replace('!PLACE_UNKNOWN', '?PLACE').replace(/^@town:(.*)$/, (_, town: string) => `@${town.toLowerCase()}`);

const isTime = (fact: string) => /^\d\d\/\d\d/.test(fact);

function matches(expected: string[], read: string[]): boolean {
  const wanted = new Set(expected);
  const guessed = (wanted.has('?DAY') || wanted.has('?HOUR')) && !expected.some(isTime);
  const counts = (fact: string) =>
    !(fact.startsWith('in:') && !expected.some((other) => other.startsWith('in:'))) && !(guessed && isTime(fact));
  const got = new Set(read.filter(counts));
  return got.size === wanted.size && [...wanted].every((fact) => got.has(fact));
}
